// Text that readers make larger or looser, on screens as narrow as 320 px:
// nothing is cut off, covered, or beside the screen.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { frameAt } from './embedding.mjs';
import { articlePath, chartPage, chartTag, open, paintAll, root, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();

/** Runs in the page: what of the charts' text is cut off, covered by other text, or outside the screen. */
function lost() {
    const found = [];
    const wide = document.documentElement.clientWidth;
    for (const chart of document.querySelectorAll('indicator-chart')) {
        const figure = chart.shadowRoot.querySelector('.ic-figure');
        const boxes = [];
        const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const parent = node.parentElement;
            if (!node.data.trim() || parent.closest('.sr, s') || !parent.checkVisibility({ visibilityProperty: true })) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const scrolls = parent.closest('.data');
            // What stands open over the plot covers it on purpose.
            const over = parent.closest('.tip, .strip, .menu, .said');
            for (const { left, right, top, bottom } of range.getClientRects()) {
                const text = `${chart.id || chart.getAttribute('chart')} “${node.data.trim().slice(0, 16)}”`;
                if (!scrolls && (left < -0.5 || right > wide + 0.5)) found.push(`${text} from ${Math.round(left)} to ${Math.round(right)} of ${wide}`);
                const clip = parent.closest('.tip, .strip, .menu') ?? figure;
                const edge = clip.getBoundingClientRect();
                if (bottom > edge.bottom + 1 || top < edge.top - 8) found.push(`${text} leaves ${clip.className}`);
                const other = boxes.find((box) => box.over === over && box.node !== node && left < box.right - 1 && right > box.left + 1 && top + 4 < box.bottom - 3 && bottom - 4 > box.top + 3);
                if (other) found.push(`${text} over “${other.node.data.trim().slice(0, 16)}”`);
                boxes.push({ node, over, left, right, top, bottom });
            }
        }
    }
    return [...new Set(found)];
}

/** How far the page can be scrolled sideways. */
const sideways = (page) => page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);

const tables = (page, on) => page.evaluate((on) => {
    for (const { shadowRoot } of document.querySelectorAll('indicator-chart')) shadowRoot.querySelector('.tools').children[on].click();
}, +on);

/** One case of each kind, as all of them in English and Chinese would say the same. */
async function kinds() {
    const all = JSON.parse(await readFile(join(root, 'www/gallery/cases.json'), 'utf8'));
    const found = new Map();
    for (const { name, document, errors } of all) {
        for (const { id, kind, variant = '' } of errors.length ? [] : document.charts) found.set(`${kind} ${variant}`, { name, document, id });
    }
    found.set('english', all.find(({ name }) => name === 'bar-english'));
    const files = {};
    const tags = [...found.values()].map(({ name, document, id = document.charts[0].id }) => {
        files[`/test/${name}.json`] = { contentType: 'application/json', body: JSON.stringify({ ...document, article: { title: '国民经济和社会发展统计公报', publisher: '国家统计局山东调查总队', url: 'https://example.com/' } }) };
        return chartTag({ chart: id, id: name, src: `/test/${name}.json` });
    });
    return { html: chartPage([], { after: tags.join('') }), files, count: tags.length };
}

async function sheet(options) {
    const { html, files, count } = await kinds();
    const view = await open(places, { path: '/test/reading.html', html, files, height: 16000, ...options });
    await view.page.waitForFunction((count) => window.seen.events.filter(({ type }) => type === 'chart-ready').length === count, count);
    return view;
}

/** The chart, its tooltip, and its table: nothing of them is lost. */
async function keeps(page, what) {
    assert.deepEqual(await page.evaluate(lost), [], `${what}: chart`);
    await page.evaluate(() => {
        for (const { shadowRoot } of document.querySelectorAll('indicator-chart')) shadowRoot.querySelector('.ic-plot').dispatchEvent(new KeyboardEvent('keydown', { key: 'Home' }));
    });
    await settle(page, 400);
    assert.deepEqual((await page.evaluate(lost)).filter((line) => !/leaves tip/.test(line)), [], `${what}: tooltip`);
    await page.keyboard.press('Escape');
    await tables(page, true);
    await page.waitForFunction(() => [...document.querySelectorAll('indicator-chart')].every(({ shadowRoot }) => shadowRoot.querySelector('.data thead button')));
    await settle(page);
    assert.deepEqual(await page.evaluate(lost), [], `${what}: table`);
    assert.equal(await sideways(page), 0, `${what}: only a table scrolls sideways, in itself`);
    await tables(page, false);
}

test('what is covered, cut off or beside the screen is found', async () => {
    const view = await sheet({ width: 320 });
    await withEvidence('reading-found', view, async () => {
        const { page } = view;
        const faults = ['.ic-foot{padding-right:0}.ic-source{white-space:nowrap}', '.ic-title{white-space:nowrap}', '.ic-note{margin-top:-18px}', '.ic-figure{height:40px;min-height:0}'];
        for (const fault of faults) {
            await page.evaluate((css) => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(css);
                for (const { shadowRoot } of document.querySelectorAll('indicator-chart')) shadowRoot.adoptedStyleSheets = [shadowRoot.adoptedStyleSheets[0], sheet];
            }, fault);
            await settle(page);
            assert.notDeepEqual(await page.evaluate(lost), [], fault);
        }
    });
});

// A page at 200 % or 400 % is one with a half or a quarter of the pixels. A
// larger font of the page alone does nothing here: sizes are in px, so that
// the text around the canvas and in it stay alike.
for (const [zoom, width] of [['100 %', 760], ['200 %', 640], ['400 %', 320]]) {
    test(`every kind at ${zoom} of a window of 1280 px`, async () => {
        const view = await sheet({ width });
        await withEvidence(`reading-${width}`, view, async () => keeps(view.page, zoom));
    });
}

test('at 320 px no page scrolls both ways', async () => {
    for (const path of [articlePath, '/docs/', '/docs/kinds/line.html', '/docs/data.html', '/docs/embed.html', frameAt('growth')]) {
        const view = await open(places, { path, width: 320, height: 640 });
        await withEvidence('reading-320', view, async () => {
            await paintAll(view.page);
            await settle(view.page);
            assert.equal(await sideways(view.page), 0, path);
        });
    }
});

/** As the success criterion has it, and as readers' own style sheets do, in shadow roots, too. */
const SPACING = '*{letter-spacing:.12em!important;word-spacing:.16em!important;line-height:1.5!important}p{margin-bottom:2em!important}';

for (const width of [320, 760]) {
    test(`with more space in the text, at ${width} px`, async () => {
        const view = await sheet({ width });
        await withEvidence(`reading-spacing-${width}`, view, async () => {
            await view.page.evaluate((css) => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(css);
                document.adoptedStyleSheets.push(sheet);
                for (const { shadowRoot } of document.querySelectorAll('indicator-chart')) shadowRoot.adoptedStyleSheets.push(sheet);
            }, SPACING);
            await settle(view.page, 200);
            await keeps(view.page, 'spacing');
        });
    });
}

test('no text is smaller than 12 px at 320 px, and no digit in a plot than 11', async () => {
    const view = await sheet({ width: 320 });
    await withEvidence('reading-size', view, async () => {
        const { page } = view;
        await tables(page, true);
        await settle(page, 300);
        const small = await page.evaluate(() => [...document.querySelectorAll('indicator-chart')].flatMap(({ shadowRoot }) =>
            [...shadowRoot.querySelectorAll('.ic-figure *')].filter((node) => node.childElementCount === 0 && node.textContent && parseFloat(getComputedStyle(node).fontSize) < 12).map((node) => node.outerHTML)));
        assert.deepEqual(small, []);
        const drawn = await page.evaluate(async () => {
            const found = [];
            for (const chart of document.querySelectorAll('indicator-chart')) {
                const svg = new DOMParser().parseFromString(await chart.toSvg(), 'image/svg+xml');
                for (const text of svg.querySelectorAll('tspan')) {
                    const size = parseFloat(text.getAttribute('font-size'));
                    if (!(size >= (/^[\d.,−%+-]+$/.test(text.textContent) ? 11 : 12))) found.push(`${chart.id} ${size} ${text.textContent}`);
                }
            }
            return found;
        });
        assert.deepEqual(drawn, []);
    });
});

const address = 'https://www.stats.gov.cn/sj/zxfb/202402/t20240228_1947915_abcdefghijklmnopqrstuvwxyz.html';
const wordy = {
    version: 1,
    indicators: [{ id: 'a', label: '生产总值', value: '12', unit: '亿元', periodText: address, source: { exact: `见${address}，共12亿元。` } }],
    charts: [{ id: 'wordy', kind: 'bar', title: `见 ${address}`, subtitle: address, note: `数据：${address}`, indicators: ['a'], steps: [{ text: address }] }],
};
/** As the command line writes it. */
const written = `<figure class="ic-figure"><figcaption><span class="ic-title">${address}</span></figcaption><p class="ic-note">数据：${address}</p></figure>`;

test('a long word or address is broken, not cut off or beside the screen', async () => {
    const files = { '/test/wordy.json': { contentType: 'application/json', body: JSON.stringify(wordy) } };
    const html = chartPage([], { after: `<link rel="stylesheet" href="/figure.css"><indicator-chart id="still">${written}</indicator-chart>${chartTag({ chart: 'wordy', src: '/test/wordy.json' })}` });
    const view = await open(places, { path: '/test/wordy.html', html, files, width: 360, height: 2000 });
    await withEvidence('reading-words', view, async () => {
        const { page } = view;
        await page.waitForFunction(() => window.seen.events.some(({ type, chart }) => type === 'chart-ready' && chart === 'wordy'));
        assert.equal(await sideways(page), 0);
        await page.locator('#still').evaluate((chart) => chart.remove());
        await keeps(page, 'a long word');
        await page.locator('#wordy .ic-plot').hover();
        await page.locator('#wordy .tip').waitFor();
        const right = await page.locator('#wordy .tip').evaluate((tip) => {
            const range = document.createRange();
            range.selectNodeContents(tip);
            return Math.max(...[...range.getClientRects()].map(({ right }) => right)) - tip.getBoundingClientRect().right;
        });
        assert.ok(right <= 0, `${right} px beside the tooltip`);
        assert.equal(await sideways(page), 0);
        assert.deepEqual(view.log.errors, []);
    });
});

test('on a page that is written from right to left a chart is as elsewhere', async () => {
    const change = { value: '5.2', unit: '%', direction: 'down', basis: 'yoy' };
    const document = { version: 1, indicators: [{ id: 'a', label: '（推算）产值', value: '12', unit: '亿元', change }, { id: 'b', label: '增速', value: '-5.2', unit: '%' }], charts: [{ id: 'way', kind: 'table', title: '增速高过全市。', note: '（见附注）', indicators: ['a', 'b'] }] };
    const files = { '/test/way.json': { contentType: 'application/json', body: JSON.stringify(document) } };
    const found = [];
    for (const dir of ['ltr', 'rtl']) {
        const html = chartPage([], { after: `<link rel="stylesheet" href="/figure.css"><indicator-chart id="still"><figure class="ic-figure"><p class="ic-note">（见附注）</p></figure></indicator-chart>${chartTag({ chart: 'way', src: '/test/way.json' })}` }).replace('<html', `<html dir="${dir}"`);
        const view = await open(places, { path: '/test/way.html', html, files: { ...files } });
        await withEvidence(`reading-${dir}`, view, async () => {
            const { page } = view;
            await page.waitForFunction(() => window.seen.events.some(({ type, chart }) => type === 'chart-ready' && chart === 'way'));
            found.push(await page.evaluate(async () => {
                const { shadowRoot } = document.querySelector('#way');
                const start = (node) => {
                    const range = document.createRange();
                    range.setStart(node.firstChild, 0);
                    range.setEnd(node.firstChild, 1);
                    return Math.round(range.getBoundingClientRect().left - node.parentElement.getBoundingClientRect().left);
                };
                const bytes = new Uint8Array(await (await document.querySelector('#way').toPng()).arrayBuffer());
                return {
                    canvas: shadowRoot.querySelector('canvas').toDataURL(),
                    png: bytes.join(),
                    starts: ['.ic-title', '.ic-note'].map((name) => start(shadowRoot.querySelector(name))),
                    cells: getComputedStyle(shadowRoot.querySelector('td')).direction,
                    still: start(document.querySelector('#still .ic-note')),
                };
            }));
        });
    }
    const [{ canvas, png, ...ltr }, { canvas: mirrored, png: kept, ...rtl }] = found;
    assert.deepEqual(rtl, ltr);
    assert.ok(canvas === mirrored, 'the picture is the same');
    assert.ok(png === kept, 'and that to save');
});
