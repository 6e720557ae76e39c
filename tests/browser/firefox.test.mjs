// The same charts in Firefox: they paint, they answer, and what they show to
// those who listen has the role and the name that it has in Chromium.

import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inChromium, inFirefox } from './exposed.mjs';
import { articlePath, chartTag, launch, observe, open, root, serve, settle } from './harness.mjs';
import { firefox } from './marionette.mjs';
import { folder } from './pack.mjs';

const CASES = [
    'tiles-sparklines', 'bar-qualifiers', 'column-stacked', 'line-forecast', 'area-stacked', 'slope-two-periods', 'rank-five', 'facet-lines',
    'dot-missing', 'arrow-english', 'range-targets', 'lead-above', 'bullet-over', 'waffle-1', 'unit-tens', 'table-bars-groups', 'hant-bar',
];
const watched = '<script src="/test/observe.js"></script>';

/** www with what watches in its pages, and a page of cases. */
async function site() {
    const out = await folder();
    const www = join(out, 'www');
    await cp(join(root, 'www'), www, { recursive: true });
    await mkdir(join(www, 'test'), { recursive: true });
    const errors = "window.errors = []; addEventListener('error', (event) => window.errors.push(String(event.message ?? event.target.src)), true); addEventListener('unhandledrejection', ({ reason }) => window.errors.push(String(reason)));";
    await writeFile(join(www, 'test/observe.js'), `(${observe})();${errors}`);
    const article = join(www, articlePath, 'index.html');
    await writeFile(article, (await readFile(article, 'utf8')).replace('<head>', `<head>${watched}`));
    const tags = [];
    for (const name of CASES) {
        const document = JSON.parse(await readFile(join(root, 'tests/cases', `${name}.json`), 'utf8'));
        await writeFile(join(www, `test/${name}.json`), JSON.stringify(document));
        tags.push(chartTag({ chart: document.charts[0].id, id: name, src: `/test/${name}.json` }));
    }
    const page = `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>cases</title>${watched}
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><script type="module" src="/element.js"></script></head>
<body><main class="article"><h1>cases</h1>${tags.join('\n')}</main></body></html>`;
    await writeFile(join(www, 'test/cases.html'), page);
    return www;
}

const tab = await firefox();
after(() => tab.stop());
const server = await serve(await site());
const browser = await launch();
after(async () => {
    await browser.close();
    server.stop();
});

const count = () => document.querySelectorAll('indicator-chart').length;
/** Brings the chart at a place near; whether it is painted or has failed. */
const near = (place) => {
    const chart = document.querySelectorAll('indicator-chart')[place];
    chart.scrollIntoView({ block: 'center', behavior: 'instant' });
    return !chart.shadowRoot.querySelector('figure').hidden;
};
const press = (place) => {
    for (const { shadowRoot } of document.querySelectorAll('indicator-chart')) shadowRoot.querySelector('.tools').children[place].click();
};
const tables = () => [...document.querySelectorAll('indicator-chart')].every(({ shadowRoot }) => shadowRoot.querySelector('.data thead button'));

/** Opens a page in Firefox and has all its charts painted. */
async function inTab(path) {
    await tab.resize(760, 1000);
    await tab.go(server.url + path);
    const all = await tab.run(count);
    for (let place = 0; place < all; place += 1) await tab.until(near, place);
    return all;
}

/** Nothing went wrong on the page. */
async function sound() {
    const { errors, violations, failed } = await tab.run(() => ({
        errors: window.errors,
        violations: window.seen.violations,
        failed: window.seen.events.filter(({ type }) => type === 'chart-error'),
    }));
    assert.deepEqual([errors, violations, failed], [[], [], []]);
    const console = (await tab.errors()).filter(([source]) => source.startsWith(server.url));
    assert.deepEqual(console, []);
}

for (const path of [articlePath, '/test/cases.html']) {
    test(`roles and names are those of Chromium: ${path}`, async () => {
        const view = await open({ browser, server }, { path });
        const all = await inTab(path);
        for (let place = 0; place < all; place += 1) await view.page.waitForFunction(near, place);
        await settle(view.page, 300);
        for (const state of ['chart', 'table', 'menu']) {
            if (state === 'table') for (const run of [tab.run, (body, ...args) => view.page.evaluate(body, ...args)]) await run(press, 1);
            if (state === 'table') await Promise.all([tab.until(tables), view.page.waitForFunction(tables)]);
            if (state === 'menu') {
                const save = () => document.querySelector('indicator-chart').shadowRoot.querySelector('.tools').children[2].click();
                await Promise.all([tab.run(save), view.page.evaluate(save)]);
                const opened = () => !!document.querySelector('indicator-chart').shadowRoot.querySelector('[role=menu]');
                await Promise.all([tab.until(opened), view.page.waitForFunction(opened)]);
            }
            const [here, there] = [await inFirefox(tab), await inChromium(view.page)];
            assert.ok(here.length > all * 10, `${here.length} elements`);
            assert.deepEqual(here, there, state);
            console.log(`${path} ${state}: ${here.length} elements`);
        }
        await view.close();
        await sound();
    });
}

/** Whether a chart's canvas has a pixel for each of the page. */
const sharp = (place) => {
    const canvas = document.querySelectorAll('indicator-chart')[place].shadowRoot.querySelector('canvas');
    return canvas.width >= canvas.offsetWidth;
};
/** Different colours on a chart's canvas. */
const colours = (place) => {
    const canvas = document.querySelectorAll('indicator-chart')[place].shadowRoot.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
};

test('every chart is painted', async () => {
    for (const path of [articlePath, '/test/cases.html']) {
        const all = await inTab(path);
        for (let place = 0; place < all; place += 1) {
            await tab.run(near, place);
            await tab.until(sharp, place);
            assert.ok((await tab.run(colours, place)) > 8, `${path} ${place}`);
        }
        await sound();
    }
});

/** Where a part of the first chart is in the window. */
const middle = (x, y) => {
    const plot = document.querySelector('indicator-chart').shadowRoot.querySelector('.ic-plot');
    plot.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = plot.getBoundingClientRect();
    return [left + width * x, top + height * y];
};
const tip = () => document.querySelector('indicator-chart').shadowRoot.querySelector('.tip:not([hidden])')?.textContent;
const KEYS = { tab: '\uE004', right: '\uE014', end: '\uE010', enter: '\uE007', escape: '\uE00C', shift: '\uE008' };

test('a tooltip under the pointer, closed by Esc', async () => {
    await inTab(articlePath);
    await tab.move(...(await tab.run(middle, 0.1, 0.5)));
    assert.match(await tab.until(tip), /1331\.4/);
    await tab.press(KEYS.escape);
    assert.equal(await tab.run(tip), null);
    await sound();
});

test('a page that is written from right to left changes nothing in a chart', async () => {
    await inTab(articlePath);
    /** The first chart painted anew, and to save. */
    const picture = async (dir) => {
        const chart = document.querySelector('indicator-chart');
        document.documentElement.dir = dir;
        chart.redraw(true);
        const canvas = chart.shadowRoot.querySelector('canvas');
        const png = new Uint8Array(await (await chart.toPng()).arrayBuffer());
        return [canvas.toDataURL(), png.join()];
    };
    const [left, right] = [await tab.run(picture, 'ltr'), await tab.run(picture, 'rtl')];
    assert.ok(left[0] === right[0], 'in the page');
    assert.ok(left[1] === right[1], 'and to save');
    await sound();
});

/** Where the focus is, through shadow roots. */
const focused = () => {
    let [node, chart] = [document.activeElement, ''];
    while (node.shadowRoot?.activeElement) {
        chart = node.getAttribute('chart') ?? 'figures';
        node = node.shadowRoot.activeElement;
    }
    const place = node.classList.contains('ic-plot') ? 'plot' : node.closest('.bar') ? 'bar' : node.textContent.slice(0, 8);
    return chart && `${chart} ${place}`;
};

test('keys go through the marks and say them, and each chart is one stop', async () => {
    const all = await inTab(articlePath);
    await tab.run(() => {
        scrollTo(0, 0);
        document.querySelector('indicator-chart').shadowRoot.querySelector('.ic-plot').focus();
    });
    await tab.press(KEYS.right, KEYS.right);
    const second = await tab.until(tip);
    await tab.press(KEYS.end);
    // What a key asks for is there with the next frame.
    for (let turn = 0; turn < 50 && (await tab.run(tip)) === second; turn += 1) await new Promise((done) => setTimeout(done, 20));
    assert.notEqual(await tab.run(tip), second);
    await tab.until(() => document.querySelector('indicator-chart').shadowRoot.querySelector('[aria-live]').textContent);
    await tab.press(KEYS.enter);
    await tab.until(() => document.querySelector('indicator-chart').shadowRoot.querySelector('.tip.pinned'));
    await tab.press(KEYS.escape);
    // Its button is a stop while it is there.
    await tab.until(() => !document.querySelector('indicator-chart').shadowRoot.querySelector('.tip:not([hidden])'));
    const seen = [];
    for (let turn = 0; turn < all * 4; turn += 1) {
        await tab.press(KEYS.tab);
        const now = await tab.run(focused);
        if (now) seen.push(now);
        if (now?.startsWith('figures')) break;
    }
    const charts = await tab.run(() => [...document.querySelectorAll('indicator-chart')].map((chart) => chart.getAttribute('chart')));
    // Controls come with the focus, in their own time: one stop where they are
    // there. The first plot had the focus already.
    assert.equal(new Set(seen).size, seen.length, seen.join());
    assert.deepEqual(seen.filter((name) => !/^figures| bar$/.test(name)), charts.flatMap((chart) => [`${chart} plot`, `${chart} 图`]).slice(1));
    await sound();
});

test('a figure of the text that has the focus lights its sentence and offers its charts', async () => {
    await inTab(articlePath);
    const layer = () => [...document.querySelectorAll('div')].find(({ shadowRoot }) => shadowRoot?.querySelector('.figure'))?.shadowRoot.querySelectorAll('.figure').length;
    assert.ok((await tab.until(layer)) > 20);
    await tab.run(() => [...document.querySelectorAll('div')].find(({ shadowRoot }) => shadowRoot?.querySelector('.figure')).shadowRoot.querySelector('.figure').focus());
    const lit = await tab.until(() => [...(CSS.highlights.get('indicator-lit') ?? [])].map(String).join());
    assert.match(lit, /1331\.4/);
    await tab.press(KEYS.right);
    await tab.until((before) => ![...CSS.highlights.get('indicator-lit')].map(String).join().includes(before), lit);
    await tab.press(KEYS.enter);
    await tab.until(() => {
        const { shadowRoot } = [...document.querySelectorAll('div')].find((node) => node.shadowRoot?.querySelector('.figure'));
        return !shadowRoot.querySelector('.ways').hidden || document.activeElement.localName === 'indicator-chart';
    });
    await sound();
});
