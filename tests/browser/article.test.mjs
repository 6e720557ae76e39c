// The demonstration article as a reader loads it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { document as article } from './core.mjs';
import { articlePath, open, paintAll, root, settle, setUp, withEvidence } from './harness.mjs';
import { published } from './published.mjs';

const places = await setUp();
const paths = (view) => view.log.requests.map((url) => new URL(url).pathname);

for (const width of [360, 760]) {
    test(`every chart of the article paints at ${width} px, without error or stranger`, async () => {
        const view = await open(places, { width });
        await withEvidence(`article-${width}`, view, async () => {
            const count = await paintAll(view.page);
            await settle(view.page);
            const document = JSON.parse(await readFile(join(root, 'www', articlePath, 'article.json'), 'utf8'));
            assert.equal(count, document.charts.length, 'one element for each chart of the document');
            const { events, violations } = await view.seen();
            const ready = events.filter(({ type }) => type === 'chart-ready').map(({ chart }) => chart);
            assert.deepEqual(ready.toSorted(), document.charts.map(({ id }) => id).toSorted(), 'chart-ready once for each');
            assert.deepEqual(events.filter(({ type }) => type === 'chart-error'), []);
            assert.deepEqual(violations, []);
            assert.deepEqual(view.log.errors, []);
            const strangers = view.log.requests.filter((url) => !url.startsWith(places.server.url) && !/^(data|blob):/.test(url));
            assert.deepEqual(strangers, []);
        });
    });
}

test('wasm and document cross the network once for all charts', async () => {
    const view = await open(places);
    await withEvidence('article-once', view, async () => {
        await paintAll(view.page);
        // The preload and the use of it are two entries; only one moved bytes.
        const fetched = await view.page.evaluate(() =>
            performance
                .getEntriesByType('resource')
                .filter(({ transferSize }) => transferSize > 0)
                .map(({ name }) => new URL(name).pathname),
        );
        const times = (end) => fetched.filter((path) => path.endsWith(end)).length;
        assert.equal(times('_bg.wasm'), 1, 'wasm');
        assert.equal(times('/indicator_charts.js'), 1, 'glue');
        assert.equal(times('/article.json'), 1, 'document');
    });
});

test('make size counts every file that a reader downloads', async () => {
    const view = await open(places);
    await withEvidence('article-size', view, async () => {
        await paintAll(view.page);
        const code = new Set(paths(view).filter((path) => /\.(js|wasm)$/.test(path)));
        // Here the modules are served one by one, in the package as one file.
        const { modules, linked, figures, kinds, wants } = await published();
        const { charts, indicators } = await article();
        assert.ok(indicators.some(({ derived }) => derived));
        const derived = wants.filter((path) => path.endsWith('/derived.wasm'));
        const drawn = new Set(charts.map(({ kind, variant }) => kinds[variant === 'waffle' ? variant : kind]));
        const all = new Set([...modules, ...linked, ...figures, ...drawn, ...derived]);
        assert.deepEqual([...code].toSorted(), [...all].map((path) => `/${path}`).toSorted());
    });
});

test('the canvas is as sharp as the screen and exactly as large as its place', async () => {
    for (const ratio of [1, 1.5, 2, 3]) {
        const view = await open(places, { width: 375, ratio });
        await withEvidence(`article-sharp-${ratio}`, view, async () => {
            const { page } = view;
            const count = await paintAll(page);
            for (let place = 0; place < count; place++) {
                const chart = page.locator('indicator-chart').nth(place);
                await chart.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
                // What was far away is coarse for a frame or two.
                await page.waitForFunction(
                    ([place, ratio]) => {
                        const canvas = document.querySelectorAll('indicator-chart')[place].shadowRoot.querySelector('canvas');
                        return canvas.width === Math.round(canvas.getBoundingClientRect().width * ratio);
                    },
                    [place, ratio],
                );
                const [height, bitmap] = await chart.locator('canvas').evaluate((canvas) => [canvas.getBoundingClientRect().height, canvas.height]);
                assert.equal(bitmap, Math.round(height * ratio), `chart ${place} at ratio ${ratio}`);
            }
        });
    }
});
