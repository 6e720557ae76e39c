// A chart that is put into a page and taken away leaves nothing behind.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articlePath, chartPage, open, paintAll, setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();
const KINDS = ['overview', 'growth', 'shares', 'invest', 'firms'];
const WARM = 100;
const COUNT = 1000;
/** Bytes of JavaScript that may be in use more at the end than after the warm-up. */
const MOST_GROWTH = 2 * 1024 * 1024;

/** Mounts and unmounts charts, `count` in all, half of them with a document of their own. */
const cycle = (page, from, to) =>
    page.evaluate(async ([from, to, kinds, src]) => {
        window.json ??= await (await fetch(src)).json();
        for (let turn = from; turn < to; turn++) {
            const chart = document.createElement('indicator-chart');
            chart.setAttribute('chart', kinds[turn % kinds.length]);
            if (turn % 2) chart.setAttribute('src', src);
            else chart.document = window.json;
            const ready = new Promise((done, failed) => {
                chart.addEventListener('chart-ready', done);
                chart.addEventListener('chart-error', ({ detail }) => failed(new Error(detail.message)));
            });
            document.querySelector('#story').append(chart);
            // Some go before they have come.
            if (turn % 10) await ready;
            else await new Promise((done) => setTimeout(done, 5));
            chart.remove();
        }
        window.seen.events.length = 0;
    }, [from, to, KINDS, `${articlePath}article.json`]);

test('a thousand charts that come and go take no more memory than a hundred', async (context) => {
    const view = await open(places, { path: '/test/mounts.html', html: chartPage([]) });
    await withEvidence('mounts', view, async () => {
        const { page, log } = view;
        const devtools = await page.context().newCDPSession(page);
        const measure = async () => {
            const wasm = await page.evaluate(async () => {
                const { default: exports } = await import('/pkg/indicator_charts.js');
                return (await exports()).memory.buffer.byteLength;
            });
            await devtools.send('HeapProfiler.collectGarbage');
            const { usedSize } = await devtools.send('Runtime.getHeapUsage');
            const { nodes } = await devtools.send('Memory.getDOMCounters');
            return { wasm, usedSize, nodes };
        };
        await cycle(page, 0, WARM);
        const warm = await measure();
        await cycle(page, WARM, COUNT);
        const end = await measure();
        context.diagnostic(`memory of the core ${warm.wasm} and ${end.wasm} bytes, JavaScript ${warm.usedSize} and ${end.usedSize}, nodes ${warm.nodes} and ${end.nodes}`);
        assert.equal(end.wasm, warm.wasm);
        // What charts give back does not wait for the browser to tidy up.
        assert.ok(end.wasm <= 2 * 1024 * 1024, `${end.wasm} bytes`);
        assert.ok(end.usedSize - warm.usedSize < MOST_GROWTH, `${end.usedSize - warm.usedSize} bytes more`);
        assert.ok(end.nodes - warm.nodes < 500, `${end.nodes - warm.nodes} nodes more`);
        assert.deepEqual(log.errors, []);
    });
});

/** What linked reading has put into the page. */
const linked = (page) => page.evaluate(() => ({
    layers: [...document.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot?.querySelector('.ways')).length,
    figures: CSS.highlights.get('indicator-figure')?.size ?? 0,
    lit: (CSS.highlights.get('indicator-lit')?.size ?? 0) + (CSS.highlights.get('indicator-sentence')?.size ?? 0),
    sheets: document.adoptedStyleSheets.length,
}));
const tied = (page, right) => page.waitForFunction((right) => ((CSS.highlights.get('indicator-figure')?.size ?? 0) > 0) === right, right);

test('an article that a page of one document takes away takes its figures along', async () => {
    const view = await open(places, { width: 760 });
    await withEvidence('mounts-article', view, async () => {
        const { page, log } = view;
        await page.evaluate(() => { window.html = document.querySelector('#story').outerHTML; });
        let sheets;
        for (let visit = 0; visit < 3; visit += 1) {
            await tied(page, true);
            const there = await linked(page);
            assert.deepEqual([there.layers, there.sheets], [1, sheets ?? there.sheets], `visit ${visit}`);
            sheets = there.sheets;
            await page.evaluate(() => {
                window.gone = new WeakRef(document.querySelector('#story'));
                document.querySelector('#story').remove();
            });
            await tied(page, false);
            assert.deepEqual(await linked(page), { layers: 0, figures: 0, lit: 0, sheets });
            await page.evaluate(() => document.querySelector('main').insertAdjacentHTML('beforeend', window.html));
        }
        // The same article, put away and taken out again.
        await tied(page, true);
        await page.evaluate(async () => {
            const story = document.querySelector('#story');
            story.remove();
            await new Promise((done) => setTimeout(done, 200));
            document.querySelector('main').append(story);
        });
        await tied(page, true);
        assert.equal((await linked(page)).layers, 1);
        const devtools = await page.context().newCDPSession(page);
        await devtools.send('HeapProfiler.collectGarbage');
        assert.equal(await page.evaluate(() => window.gone.deref() === undefined), true, 'nothing keeps an article that is gone');
        assert.deepEqual(log.errors, []);
    });
});

test('a chart beside the article that is taken away, or destroyed, ties nothing any more; nor does one whose article is gone', async () => {
    const text = '<p>前三季度，地区生产总值为1331.4亿元，同比增长7.9%，增速领先全省1.9个百分点，领先全市1.7个百分点。</p>';
    const chart = `<indicator-chart id="c" src="${articlePath}article.json" chart="growth" article="#text"></indicator-chart>`;
    const html = chartPage([], { before: `<div id="text">${text}</div>`, after: `<aside>${chart}</aside>` });
    for (const [name, leave] of [
        ['removed', () => document.querySelector('#c').remove()],
        ['destroyed', () => document.querySelector('#c').destroy()],
        ['alone', () => document.querySelector('#text').remove()],
    ]) {
        const view = await open(places, { path: '/test/beside.html', html });
        await withEvidence(`mounts-${name}`, view, async () => {
            const { page, log } = view;
            await paintAll(page);
            await tied(page, true);
            const { sheets } = await linked(page);
            await page.evaluate(leave);
            await tied(page, false);
            await settle(page);
            assert.deepEqual(await linked(page), { layers: 0, figures: 0, lit: 0, sheets });
            if (name !== 'alone') return;
            // Where another stands in its place at once, that is tied.
            await page.evaluate((text) => {
                const story = Object.assign(document.createElement('div'), { id: 'text', innerHTML: text });
                document.querySelector('aside').before(story);
                document.querySelector('#c').setAttribute('lang', 'zh-TW');
            }, text);
            await tied(page, true);
            await page.evaluate(() => document.querySelector('#text').replaceWith(document.querySelector('#text').cloneNode(true)));
            await page.waitForFunction(() => [...(CSS.highlights.get('indicator-figure') ?? [])].some(({ startContainer }) => startContainer.isConnected));
            assert.equal((await linked(page)).layers, 1);
            assert.deepEqual(log.errors, []);
        });
    }
});
