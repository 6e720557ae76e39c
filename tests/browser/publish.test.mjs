// The demonstration article as `embed` publishes it, from a plain static
// server: complete without script, the same figures with it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { keep, launch, open, paintAll, serve, settle, withEvidence } from './harness.mjs';
import { publish } from './pack.mjs';

const { out, manifest } = await publish();
const server = await serve(out);
const browser = await launch();
after(async () => {
    await browser.close();
    server.stop();
});
const places = { server, browser };

/** What a reader finds in each figure, live or not. */
const figures = (page) => page.evaluate(() => [...document.querySelectorAll('indicator-chart')].map((chart) => {
    const live = chart.shadowRoot?.querySelector('figure:not([hidden])');
    const figure = live ?? chart.querySelector('figure');
    const words = (selector) => [...figure.querySelectorAll(selector)].map((element) => element.textContent.trim());
    const table = figure.querySelector('table');
    return {
        live: !!live,
        chart: chart.getAttribute('chart'),
        height: figure.getBoundingClientRect().height,
        title: words('.ic-title'),
        subtitle: words('.ic-subtitle'),
        notes: words('.ic-note'),
        source: words('.ic-source'),
        head: [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim()),
        figures: [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
    };
}));

for (const width of [360, 760]) {
    test(`the published article at ${width} px says the same without script and with it`, async () => {
        const still = await open(places, { path: '/index.html', width, javaScriptEnabled: false });
        let before = [];
        await withEvidence(`publish-still-${width}`, still, async () => {
            // Playwright's own evaluate works where the page's scripts do not.
            before = await figures(still.page);
            assert.equal(before.length, manifest.charts.length);
            assert.ok(before.every(({ live }) => !live));
            const pictures = await still.page.evaluate(() => [...document.querySelectorAll('indicator-chart img')].map((img) =>
                [img.currentSrc, img.complete && img.naturalWidth > 0, img.alt.length > 0, img.closest('figure').querySelectorAll('td').length > 0]));
            for (const [address, ...there] of pictures) assert.deepEqual(there, [true, true, true], address);
            for (const { title, source } of before) assert.ok(title[0] && source[0]);
            await keep(`publish-without-script-${width}.png`, await still.page.screenshot({ fullPage: true }));
            assert.deepEqual(still.log.errors, []);
        });
        const view = await open(places, { path: '/index.html', width });
        await withEvidence(`publish-live-${width}`, view, async () => {
            await paintAll(view.page);
            await settle(view.page, 100);
            const after = await figures(view.page);
            assert.ok(after.every(({ live }) => live));
            assert.deepEqual(after.map((figure) => ({ ...figure, live: false })), before);
            const { violations, shifts } = await view.seen();
            assert.deepEqual([violations, shifts, view.log.errors], [[], [], []]);
            // What is preloaded with a hash is used, and nothing comes from elsewhere.
            const { requests } = view.log;
            assert.deepEqual(requests.filter((url, i) => requests.indexOf(url) !== i), [], 'fetched twice');
            const others = requests.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'));
            assert.deepEqual(others, []);
        });
    });
}

test('a link to a sentence leads to it', async () => {
    const view = await open(places, { path: '/index.html', width: 360 });
    await withEvidence('publish-sentence', view, async () => {
        const link = view.page.locator('indicator-chart[chart=land] .ic-quotes a').first();
        const sentence = await link.textContent();
        const address = await link.getAttribute('href');
        // As from a feed: the address of the page with the sentence in it.
        await view.page.goto('about:blank');
        await view.page.goto(`${server.url}/index.html${address}`);
        await settle(view.page, 300);
        const place = await view.page.evaluate((sentence) => {
            const paragraph = [...document.querySelectorAll('#story > p')].find((p) => p.textContent.includes(sentence));
            const { top, bottom } = paragraph.getBoundingClientRect();
            return { shown: top < innerHeight && bottom > 0, scrolled: scrollY };
        }, sentence);
        assert.ok(place.shown && place.scrolled > 500, JSON.stringify(place));
    });
});

test('a file that is not the published one is not run', async () => {
    const [wasm] = Object.keys(manifest.files).filter((path) => path.endsWith('/pkg/parts/lead.wasm'));
    const spoilt = { [`/${wasm}`]: async (response) => ({ body: Buffer.concat([await response.body(), Buffer.from([0])]) }) };
    const view = await open(places, { path: '/charts/growth/index.html', width: 360, files: spoilt });
    await withEvidence('publish-spoilt', view, async () => {
        await view.page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-error'));
        const chart = view.page.locator('indicator-chart');
        assert.ok(await chart.locator('img').isVisible());
        assert.match(await chart.evaluate((element) => element.shadowRoot.querySelector('.err').textContent), /.+/);
    });
});
