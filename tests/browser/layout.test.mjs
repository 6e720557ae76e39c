// Nothing moves under the reader: the page reserves what a chart will take.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { articlePath, open, paintAll, root, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();

const heights = (page) =>
    page.evaluate(() =>
        [...document.querySelectorAll('indicator-chart')].map((element) => ({
            chart: element.getAttribute('chart'),
            height: element.getBoundingClientRect().height,
        })),
    );

for (const width of [360, 680, 1280]) {
    test(`layout shift is 0 in the first viewport at ${width} px`, async () => {
        const view = await open(places, { width, height: 900 });
        await withEvidence(`shift-${width}`, view, async () => {
            await view.page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'));
            await settle(view.page, 700);
            assert.deepEqual((await view.seen()).shifts, []);
        });
    });
}

for (const width of [320, 360, 480, 600, 680, 760, 1280]) {
    test(`charts are as high painted as before, at ${width} px`, async () => {
        // Without the script first, then with it.
        const still = await open(places, { width, files: { '/element.js': { contentType: 'text/javascript', body: '' } } });
        let before;
        await withEvidence(`still-${width}`, still, async () => {
            before = await heights(still.page);
        });
        const view = await open(places, { width });
        await withEvidence(`heights-${width}`, view, async () => {
            await paintAll(view.page);
            await settle(view.page, 100);
            const after = await heights(view.page);
            const moved = after
                .map(({ chart, height }, place) => ({ chart, before: before[place].height, after: height }))
                .filter(({ before, after }) => Math.abs(before - after) > 0.5);
            assert.deepEqual(moved, []);
            const { shifts } = await view.seen();
            assert.deepEqual(shifts, [], 'nor does anything shift while the page is read');
        });
    });
}

test('the picture seen first and the live chart have the same measures', async () => {
    const [page, frame] = await Promise.all(
        ['figure.css', 'element/styles.js'].map(async (file) => {
            const text = await readFile(join(root, 'www', file), 'utf8');
            return text.match(/\/\* metrics \*\/.*\/\* end of metrics \*\//s)?.[0];
        }),
    );
    assert.ok(page);
    assert.equal(frame, page);
});

test('the article never scrolls sideways', async () => {
    for (const width of [320, 360, 480, 680, 1280]) {
        const view = await open(places, { width, path: articlePath });
        await withEvidence(`sideways-${width}`, view, async () => {
            await paintAll(view.page);
            const wide = await view.page.evaluate(() => document.documentElement.scrollWidth);
            assert.ok(wide <= width, `${wide} px at ${width} px`);
        });
    }
});
