// Pointer and finger bring up what the article says about a figure.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { articlePath, open, paintAll, root, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();
const { indicators } = JSON.parse(await readFile(join(root, 'www', articlePath, 'article.json'), 'utf8'));
const indicator = (id) => indicators.find((one) => one.id === id);

/** The visible tooltip or read-out of a chart. */
const tip = (page, chart) =>
    page.locator(`indicator-chart[chart="${chart}"]`).locator('.tip, .strip').filter({ visible: true });

async function middleOf(page, chart, x, y) {
    const canvas = page.locator(`indicator-chart[chart="${chart}"] canvas`);
    await canvas.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await settle(page);
    const box = await canvas.boundingBox();
    return [box.x + box.width * x, box.y + box.height * y];
}

async function says(page, chart, id) {
    const { label, value, unit, periodText, source } = indicator(id);
    await tip(page, chart).waitFor();
    const text = (await tip(page, chart).allInnerTexts()).join('\n').replace(/\s+/g, '');
    for (const word of [label, value, unit, periodText, source.exact]) {
        assert.ok(!word || text.includes(word.replace(/\s+/g, '')), `${word} in ${text}`);
    }
}

test('hover shows label, value, unit, period and sentence; Esc closes', async () => {
    const view = await open(places);
    await withEvidence('tooltip-hover', view, async () => {
        const { page } = view;
        await paintAll(page);
        await page.mouse.move(...(await middleOf(page, 'overview', 0.1, 0.5)));
        await says(page, 'overview', 'gdp');
        const { events } = await view.seen();
        assert.ok(events.some(({ type, chart }) => type === 'chart-hover' && chart === 'overview'));
        await page.keyboard.press('Escape');
        assert.equal(await tip(page, 'overview').count(), 0, 'Esc closes');
        await page.mouse.move(...(await middleOf(page, 'overview', 0.12, 0.52)));
        await page.mouse.move(2, 2);
        await settle(page, 200);
        assert.equal(await tip(page, 'overview').count(), 0, 'leaving closes');
        assert.deepEqual(view.log.errors, []);
        assert.deepEqual((await view.seen()).violations, []);
    });
});

test('the tooltip stays on the page', async () => {
    const view = await open(places, { width: 700 });
    await withEvidence('tooltip-edge', view, async () => {
        const { page } = view;
        await paintAll(page);
        let seen = 0;
        for (const chart of ['overview', 'firms', 'land']) {
            for (const [x, y] of [0.03, 0.97].flatMap((x) => [0.2, 0.5, 0.8].map((y) => [x, y]))) {
                await page.mouse.move(...(await middleOf(page, chart, x, y)));
                await settle(page);
                if (!(await tip(page, chart).count())) continue;
                const { x: left, width } = await tip(page, chart).boundingBox();
                assert.ok(left >= 0 && left + width <= 700, `${chart}: from ${left} to ${left + width}`);
                seen++;
            }
        }
        assert.ok(seen > 5, `${seen} tooltips`);
    });
});

test('in a frame as low as its chart the tooltip is whole', async () => {
    for (const [chart, height] of [['growth', 383], ['overview', 394], ['land', 291]]) {
        const path = `/frame.html?src=articles/jinan-2023/article.json&chart=${chart}`;
        const view = await open(places, { path, width: 360, height });
        await withEvidence(`tooltip-frame-${chart}`, view, async () => {
            const { page } = view;
            await paintAll(page);
            let seen = 0;
            for (const y of [0.1, 0.3, 0.5, 0.7, 0.9]) {
                await page.mouse.move(...(await middleOf(page, chart, 0.3, y)));
                await settle(page);
                if (!(await tip(page, chart).count())) continue;
                const { y: top, height: tall } = await tip(page, chart).boundingBox();
                assert.ok(top >= -0.5 && top + tall <= height + 0.5, `${chart}: from ${top} to ${top + tall} of ${height}`);
                seen++;
            }
            assert.ok(seen > 1, `${seen} tooltips`);
        });
    }
});

test('a tap shows it too, and the page still scrolls', async () => {
    const view = await open(places, { width: 360, height: 740, hasTouch: true, isMobile: true, ratio: 2 });
    await withEvidence('tooltip-tap', view, async () => {
        const { page } = view;
        await paintAll(page);
        await page.touchscreen.tap(...(await middleOf(page, 'overview', 0.2, 0.2)));
        await says(page, 'overview', 'gdp');
        const { events } = await view.seen();
        assert.ok(events.some(({ type, chart }) => type === 'chart-select' && chart === 'overview'));
        assert.deepEqual(view.log.errors, []);
    });
});
