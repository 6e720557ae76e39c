// A chart that is put into a page and taken away leaves nothing behind.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articlePath, chartPage, open, setUp, withEvidence } from './harness.mjs';

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
