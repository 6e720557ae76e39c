// axe-core finds nothing, in every kind of chart, in what a reader opens, in
// every theme. It is blind inside a canvas: contrast there is proved by
// tests/scenes/contrast.rs.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { axe, THEMES } from './axe.mjs';
import { frameAt, openHost, ready, snippet } from './embedding.mjs';
import { chartTag, fallback, launch, open, paintAll, root, serve, settle, setUp, withEvidence } from './harness.mjs';
import { publish } from './pack.mjs';

const places = await setUp();
const still = await publish();
const shelf = await serve(still.out);
const elsewhere = { server: shelf, browser: await launch() };
after(async () => {
    await elsewhere.browser.close();
    shelf.stop();
});

/** What axe finds in each theme, each line under its theme; on the page, or `within` what is new on it. */
async function everywhere(page, within, themes = Object.keys(THEMES)) {
    const found = [];
    for (const theme of themes) {
        const result = await axe(page, theme, within);
        // Letters on a mark have no colour below them that axe can tell.
        assert.ok(within && theme === 'light' ? result.passed.length : within || result.passed.includes('color-contrast'), `${theme}: axe looked at ${result.passed}`);
        found.push(...result.found.map((line) => `${theme}: ${line}`));
    }
    return found;
}

/** A case of each kind and one more of each of its variants. */
async function cases() {
    const all = JSON.parse(await readFile(join(root, 'www/gallery/cases.json'), 'utf8'));
    const named = new Map();
    for (const { name, document, errors } of all) {
        if (errors.length) continue;
        for (const { id, kind, variant = '' } of document.charts) {
            const like = `${kind} ${variant}`;
            if (!named.has(like)) named.set(like, { name, document, id });
        }
    }
    return [...named.values()];
}

const page = (body) => `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>图</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><link rel="stylesheet" href="/test/sheet.css">
<script type="module" src="/element.js"></script></head>
<body><main class="sheet"><h1>图</h1><h2>各种图</h2>${body}</main></body></html>`;
const css = { contentType: 'text/css', body: '.sheet{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:60px 40px;padding:16px}.sheet h1,.sheet h2{grid-column:1/-1}.sheet indicator-chart{margin:0}' };

/** Every kind on one page. */
async function kinds() {
    const files = { '/test/sheet.css': css };
    const tags = (await cases()).map(({ name, document, id }) => {
        // The same title twice would be the page's fault.
        const one = { ...document, charts: document.charts.filter((chart) => chart.id === id).map((chart) => ({ ...chart, title: `${chart.title ?? name}（${name}）` })) };
        files[`/test/${name}-${id}.json`] = { contentType: 'application/json', body: JSON.stringify(one) };
        return chartTag({ chart: id, id: `${name}-${id}`, src: `/test/${name}-${id}.json` });
    });
    const view = await open(places, { path: '/test/axe.html', html: page(tags.join('\n')), files, width: 1240, height: 16000 });
    await view.page.waitForFunction((count) => window.seen.events.filter(({ type }) => type === 'chart-ready').length === count, tags.length);
    return view;
}

/** Does something on every chart of the page; each answers. */
const onEach = (page, act) => page.evaluate((source) => {
    const act = new Function('plot', 'figure', source);
    for (const { shadowRoot } of document.querySelectorAll('indicator-chart')) act(shadowRoot.querySelector('.ic-plot'), shadowRoot.querySelector('.ic-figure'));
}, act);

/** A pointer's events from place to place on every chart, until something answers: a frame for each. */
const over = (type, pointerType) => (page) => page.evaluate(async ([type, pointerType]) => {
    const open = ({ shadowRoot }) => shadowRoot.querySelector('.tip:not([hidden]), .strip:not([hidden])');
    let left = [...document.querySelectorAll('indicator-chart')];
    for (let y = 12; y < 700 && left.length; y += 16) {
        for (const x of [0.5, 0.3, 0.7]) {
            for (const chart of left) {
                const plot = chart.shadowRoot.querySelector('.ic-plot');
                const box = plot.getBoundingClientRect();
                const at = { pointerType, clientX: box.left + box.width * x, clientY: box.top + y, bubbles: true };
                if (y < box.height) plot.dispatchEvent(new PointerEvent(type, at));
            }
            await new Promise(requestAnimationFrame);
            await new Promise(requestAnimationFrame);
            left = left.filter((chart) => !open(chart));
        }
    }
}, [type, pointerType]);
const key = (name) => `plot.dispatchEvent(new KeyboardEvent('keydown', { key: '${name}', bubbles: true, composed: true }));`;
const down = "plot.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true }));";
const press = (place) => `figure.querySelector('.tools').children[${place}].click();`;

/** What stands open over the charts afterwards, in the order of a reader's day; then, what is new. */
const STATES = [
    ['at rest', [], null, undefined],
    ['a tooltip under the pointer', [over('pointermove', 'mouse')], '.tip:not([hidden])', '.tip'],
    ['a tooltip of the keys', [key('Escape'), key('End')], '.tip:not([hidden])', '.ic-plot,.tip'],
    ['a pinned tooltip', [key('Enter')], '.tip.pinned:not([hidden])', '.ic-plot,.tip'],
    ['the strip under a finger', [key('Escape'), down, over('click', 'touch')], '.strip:not([hidden])', '.strip'],
    ['the table', [press(1)], '.data thead button', '.tools,.data'],
];

test('every kind of chart, whatever a reader opens', async () => {
    const view = await kinds();
    await withEvidence('axe-kinds', view, async () => {
        const { page } = view;
        const count = await page.locator('indicator-chart').count();
        const found = [];
        // The code that answers, once.
        await page.locator('.ic-plot[role=group]').first().hover();
        await page.locator('.tip').first().waitFor({ state: 'attached' });
        await onEach(page, key('Home'));
        await settle(page, 200);
        await onEach(page, key('Escape'));
        for (const [state, acts, shown, within] of STATES) {
            for (const act of acts) {
                if (typeof act === 'string') await onEach(page, act);
                else await act(page);
                await settle(page, 150);
            }
            // Nothing is known of some, whose figures are all missing.
            if (shown) {
                const charts = await page.evaluate((selector) => [...document.querySelectorAll('indicator-chart')].filter(({ shadowRoot }) => shadowRoot.querySelector(selector)).length, shown);
                assert.ok(charts > count - 3, `${state}: ${charts} of ${count}`);
            }
            found.push(...(await everywhere(page, within)).map((line) => `${state}: ${line}`));
        }
        assert.deepEqual(found, []);
        console.log(`${count} charts in ${STATES.length} states`);
    });
});

/** What axe finds on a page; its own policy was kept before. */
async function found(view, themes) {
    try {
        await settle(view.page, 100);
        assert.deepEqual((await view.seen()).violations, []);
        return await everywhere(view.page, undefined, themes);
    } finally {
        await view.close();
    }
}

async function article() {
    const view = await open(places, { height: 20000 });
    await paintAll(view.page);
    await view.page.waitForFunction(() => (CSS.highlights.get('indicator-figure')?.size ?? 0) > 0);
    return view;
}

test('the article, with the focus on a plot, and on a tool', async () => {
    const view = await article();
    await withEvidence('axe-article', view, async () => {
        const { page } = view;
        const found = await everywhere(page);
        await page.locator('.ic-plot[role=group]').first().focus();
        await page.keyboard.press('ArrowRight');
        await page.locator('.tip').first().waitFor();
        found.push(...(await everywhere(page, '.ic-plot,.tip')));
        await page.keyboard.press('Tab');
        found.push(...(await everywhere(page, '.bar,.tools')));
        assert.deepEqual(found, []);
    });
});

test('the menu of what to save, the word that a citation was copied', async () => {
    const view = await article();
    await withEvidence('axe-menu', view, async () => {
        const { page } = view;
        await page.locator('.tools button').nth(2).click();
        await page.locator('[role=menu]').first().waitFor();
        const found = await everywhere(page, '.tools,.menu');
        await page.keyboard.press('Escape');
        await page.locator('.tools button').nth(3).click();
        await page.locator('[role=menu]').first().waitFor();
        found.push(...(await everywhere(page, '.tools,.menu')));
        await page.locator('[role=menuitem]').first().click();
        await page.locator('.said').first().waitFor();
        found.push(...(await everywhere(page, '.tools,.said')));
        assert.deepEqual(found, []);
    });
});

test('a figure of the text with the focus, and the ways from it', async () => {
    const view = await article();
    await withEvidence('axe-linked', view, async () => {
        const { page } = view;
        const figure = page.locator('.figure').first();
        await figure.focus();
        await settle(page, 300);
        const found = await everywhere(page, '.figure');
        await page.keyboard.press('End');
        await page.keyboard.press('Home');
        // One that several charts show has ways to choose from.
        for (let turn = 0; turn < 40 && !(await page.locator('.ways').isVisible()); turn += 1) {
            await page.keyboard.press('Enter');
            await settle(page, 20);
            if (!(await page.locator('.ways').isVisible())) await page.locator('.figure').nth(turn + 1).focus();
        }
        assert.ok(await page.locator('.ways').isVisible());
        found.push(...(await everywhere(page, '.figure,.ways')));
        assert.deepEqual(found, []);
    });
});

const broken = { '/test/broken.json': { status: 503, body: '' } };
const failing = chartTag({ chart: 'a', src: '/test/broken.json', content: fallback('a') }) + chartTag({ chart: 'b', src: '/test/broken.json', content: '' });

test('a chart that fails, with another attempt to ask for', async () => {
    const view = await open(places, { path: '/test/axe.html', html: page(failing), files: { ...broken, '/test/sheet.css': css } });
    await view.page.waitForFunction(() => window.seen.codes.length === 2);
    assert.equal(await view.page.getByRole('button', { name: '重试' }).count(), 2);
    assert.deepEqual(await found(view), []);
});

test('a chart whose new document fails stays as its table', async () => {
    const view = await open(places, { path: '/test/axe.html', html: page(chartTag({ chart: 'growth', content: '' })), files: { ...broken, '/test/sheet.css': css } });
    await view.page.waitForFunction(() => window.seen.events.length === 1);
    await view.page.locator('#growth').evaluate((chart) => chart.setAttribute('src', '/test/broken.json'));
    await view.page.waitForFunction(() => window.seen.codes.length === 1);
    await view.page.locator('#growth table').waitFor();
    assert.deepEqual(await found(view), []);
});

test('what readers have before a chart is there, and where there is no script', async () => {
    const waiting = await open(elsewhere, { path: '/index.html', until: 'commit', prepare: (page) => page.route('**/*.wasm', () => {}) });
    await waiting.page.locator('indicator-chart figure table').first().waitFor({ state: 'attached' });
    assert.deepEqual(await found(waiting), []);
    const fallen = await open(elsewhere, { path: '/index.html', until: 'commit', prepare: (page) => page.route('**/*.wasm', (route) => route.abort()) });
    await fallen.page.waitForFunction(() => window.seen.codes.length > 0);
    assert.deepEqual(await found(fallen), []);
});

test('the pages around charts: codes to paste, kinds, a frame and what is in it', async () => {
    const paths = [[elsewhere, '/codes.html'], [places, '/docs/'], [places, '/docs/kinds/line.html'], [places, '/docs/data.html'], [places, '/docs/embed.html']];
    const all = [];
    for (const [where, path] of paths) {
        const view = await open(where, { path, height: 4000 });
        if (path !== '/docs/') await view.page.waitForFunction(() => window.seen.events.length > 0 || document.querySelector('iframe'));
        await settle(view.page, 300);
        all.push(...(await found(view, ['light', 'dark', 'forced', 'more'])).map((line) => `${path}: ${line}`));
    }
    assert.deepEqual(all, []);
    const view = await openHost(places, `<main><h1>host</h1><h2>part</h2>${snippet(frameAt('growth'))}</main>`, { scripts: ['/embed.js'] });
    await withEvidence('axe-frame', view, async () => {
        const frame = await ready(view.page);
        await frame.locator('.tools button').nth(1).click();
        await frame.locator('.data thead button').first().waitFor();
        assert.deepEqual(await everywhere(view.page), []);
    });
});
