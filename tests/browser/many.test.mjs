// A hundred charts on a phone of three pixels for each CSS pixel: memory of
// pixels is bounded, and no task keeps the reader waiting.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartTag, open, settle, setUp, withEvidence } from './harness.mjs';
import { bitmap } from './pixels.mjs';

const places = await setUp();
const COUNT = 100;
const KINDS = ['overview', 'growth', 'shares', 'innovation', 'firms', 'pipeline', 'started', 'land', 'invest', 'fournew', 'opening', 'life'];
const MOST_BYTES = 64 * 1024 * 1024;
/** Milliseconds; another machine may take so many times as long. */
const MOST_TASK = 50;
const MARGIN = 3;

const page = (gap) => {
    const tags = Array.from({ length: COUNT }, (_, at) => chartTag({ chart: KINDS[at % KINDS.length], id: `c${at}` }));
    return `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>many</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">
<script type="module" src="/element.js"></script></head><body><main class="article">${tags.join(gap)}</main></body></html>`;
};

/** Written down in the page: frames and the bytes of all canvases at their most. */
function watch() {
    const many = { most: 0, frames: [] };
    window.many = many;
    const look = (time) => {
        many.frames.push(time);
        let bytes = 0;
        for (const element of document.querySelectorAll('indicator-chart')) {
            const canvas = element.shadowRoot?.querySelector('canvas');
            if (canvas) bytes += 4 * canvas.width * canvas.height;
        }
        many.most = Math.max(many.most, bytes);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}

const phone = (html) => open(places, { path: '/test/many.html', html, width: 390, height: 844, ratio: 3, isMobile: true, hasTouch: true, prepare: (page) => page.addInitScript(watch) });
/**
 * Milliseconds of the processor that the page's longest tasks took during `body`: unlike time, they do not depend on
 * what else the machine does.
 */
async function tasks(view, body) {
    await places.browser.startTracing(view.page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
    await body();
    const { traceEvents } = JSON.parse(await places.browser.stopTracing());
    const mains = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
    const runs = traceEvents.filter(({ name, pid, tid, tdur }) => tdur && /RunTask$/.test(name) && mains.has(`${pid} ${tid}`));
    assert.ok(runs.length > 100, `${runs.length} tasks`);
    return runs.map(({ tdur }) => tdur / 1000).sort((a, b) => b - a).slice(0, 5);
}

const ready = (view) => view.page.evaluate(() => window.seen.events.filter(({ type }) => type === 'chart-ready').length);

test('a hundred charts are read from top to end and back', async (context) => {
    const view = await phone(page('<p>一段文字</p>'));
    await withEvidence('many', view, async () => {
        const { page } = view;
        await page.waitForFunction(() => window.seen.events.length > 0);
        await settle(page, 500);
        const steps = async (by) => page.evaluate(async (by) => {
            const end = () => (by > 0 ? scrollY + innerHeight >= document.documentElement.scrollHeight - 2 : scrollY <= 0);
            while (!end()) {
                scrollBy({ top: by, behavior: 'instant' });
                await new Promise(requestAnimationFrame);
            }
        }, by);
        const longest = await tasks(view, async () => {
            // As a finger flings: 12,000 px a second.
            await steps(200);
            await settle(page, 300);
            await steps(-300);
            await settle(page, 300);
        });
        const { most, frames } = await page.evaluate(() => window.many);
        const gaps = frames.slice(1).map((time, at) => time - frames[at]).sort((a, b) => a - b);
        const late = gaps[Math.floor(gaps.length * 0.95)];
        context.diagnostic(`${await ready(view)} painted, ${(most / 2 ** 20).toFixed(1)} MB of pixels at most, longest tasks ${longest.map((ms) => ms.toFixed(0))} ms of the processor, 95 % of frames within ${late.toFixed(0)} ms`);
        assert.ok((await ready(view)) > 0.95 * COUNT);
        assert.ok(most <= MOST_BYTES, `${most} bytes`);
        assert.ok(longest[0] <= MOST_TASK * MARGIN, `${longest}`);
        assert.deepEqual(view.log.errors, []);
        assert.deepEqual((await view.seen()).events.filter(({ type }) => type === 'chart-error'), []);
    });
});

test('a chart that comes back is never empty, and soon sharp', async () => {
    const view = await phone(page('<p>一段文字</p>'));
    await withEvidence('many-back', view, async () => {
        const { page } = view;
        await page.waitForFunction(() => window.seen.events.some(({ chart }) => chart === 'growth'));
        const sharp = await bitmap(page, 'growth');
        await page.evaluate(() => scrollTo(0, 9000));
        await page.waitForFunction((sharp) => {
            const { width } = document.querySelector('#c1').shadowRoot.querySelector('canvas');
            return width > 0 && width < sharp / 4;
        }, sharp.width);
        const coarse = await bitmap(page, 'growth', true);
        assert.ok(coarse.ink > 0.005, 'what a jump shows for a frame');
        assert.equal(coarse.css, sharp.css);
        await settle(page, 300);
        const shifts = (await view.seen()).shifts.length;
        // At no frame after a jump is it empty.
        const inks = await page.evaluate(async () => {
            const canvas = document.querySelector('#c1').shadowRoot.querySelector('canvas');
            const inks = [];
            scrollTo(0, 0);
            for (let frame = 0; frame < 20; frame++) {
                await new Promise(requestAnimationFrame);
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                inks.push(data.some((value) => value > 0));
            }
            return inks;
        });
        assert.ok(inks.every(Boolean), `${inks}`);
        const again = await bitmap(page, 'growth');
        assert.deepEqual(again.data, sharp.data);
        assert.equal((await view.seen()).shifts.length, shifts);
    });
});

test('a page of a hundred small charts at once is drawn one by one', async (context) => {
    // All near the viewport: a gallery, zoomed out.
    const html = page('').replace('</head>', '<link rel="stylesheet" href="/test/grid.css"></head>');
    const files = { '/test/grid.css': { contentType: 'text/css', body: 'main.article{display:grid;grid-template-columns:repeat(20,280px);width:5700px;max-width:none}' } };
    const view = await open(places, { path: '/test/grid.html', html, files, width: 5760, height: 1600, until: 'commit', prepare: (page) => page.addInitScript(watch) });
    await withEvidence('many-grid', view, async () => {
        const { page } = view;
        const longest = await tasks(view, () => page.waitForFunction((count) => window.seen.events.filter(({ type }) => type === 'chart-ready').length === count, COUNT));
        context.diagnostic(`longest tasks ${longest.map((ms) => ms.toFixed(0))} ms of the processor`);
        // The page itself is read, laid out and painted in the same time.
        assert.ok(longest[0] <= MOST_TASK * MARGIN * 2, `${longest}`);
    });
});
