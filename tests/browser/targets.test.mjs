// Everything to press is large enough: 24 px for a pointer, 44 px for a
// finger, measured by what is under each point.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { chartPage, chartTag, open, paintAll, root, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();
const FINGER = { width: 360, height: 740, hasTouch: true, isMobile: true };

/** Runs in the page: how far `node` reaches from its middle, through shadow roots. */
function reach(node) {
    node.scrollIntoView({ block: 'center', behavior: 'instant' });
    const at = (x, y) => {
        let found = document.elementFromPoint(x, y);
        while (found?.shadowRoot?.elementFromPoint(x, y) && found !== found.shadowRoot.elementFromPoint(x, y)) found = found.shadowRoot.elementFromPoint(x, y);
        return !!found && (found === node || node.contains(found));
    };
    const { left, top, width, height } = node.getClientRects()[0];
    const [x, y] = [left + width / 2, top + height / 2];
    const far = (dx, dy) => {
        let steps = 0;
        while (steps < 400 && at(x + dx * steps, y + dy * steps)) steps += 1;
        return steps;
    };
    return { what: node.getAttribute('aria-label') || node.textContent.slice(0, 12), width: far(0.5, 0) / 2 + far(-0.5, 0) / 2, height: far(0, 0.5) / 2 + far(0, -0.5) / 2 };
}

/** All of them are at least `least` px wide and high. */
async function atLeast(least, targets, what) {
    const found = await targets.evaluateAll((nodes, source) => {
        const reach = new Function(`return ${source}`)();
        return nodes.filter((node) => node.checkVisibility()).map(reach);
    }, `${reach}`);
    assert.ok(found.length > 0, what);
    const small = found.filter(({ width, height }) => width < least - 0.5 || height < least - 0.5);
    assert.deepEqual(small, [], `${what}, at least ${least} px`);
}

/** Opens a menu, a table, a tooltip or strip with its way to the sentence, and measures. */
async function all(view, least) {
    const { page } = view;
    const growth = page.locator('indicator-chart[chart=growth]');
    await paintAll(page);
    await page.waitForFunction(() => (CSS.highlights.get('indicator-figure')?.size ?? 0) > 0);
    await atLeast(least, page.locator('.tools[role=toolbar] button'), 'tools');
    const save = growth.locator('.tools button').nth(2);
    await save.evaluate((button) => button.click());
    await growth.locator('[role=menuitem]').first().waitFor();
    await atLeast(least, growth.locator('[role=menuitem]'), 'menu');
    await page.keyboard.press('Escape');
    await growth.locator('.tools button').nth(1).evaluate((button) => button.click());
    await growth.locator('.data thead button').first().waitFor();
    await atLeast(least, growth.locator('thead button'), 'heads');
    await growth.locator('.tools button').nth(0).evaluate((button) => button.click());
    await page.locator('.figure').first().evaluate((button) => button.focus());
    await page.locator('.figure').first().evaluate((button) => button.click());
    await settle(page, 300);
    if (await page.locator('.ways').isVisible()) await atLeast(least, page.locator('.ways button'), 'ways');
}

test('for a pointer', async () => {
    const view = await open(places, { width: 760 });
    await withEvidence('targets-pointer', view, async () => {
        await all(view, 24);
        const { page } = view;
        const plot = page.locator('indicator-chart[chart=growth] .ic-plot[role=group]');
        await plot.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
        const box = await plot.boundingBox();
        await page.mouse.click(box.x + box.width / 2, box.y + 20);
        await page.locator('.tip.pinned .way').waitFor();
        await atLeast(24, page.locator('.tip.pinned .way'), 'way');
    });
});

test('for a finger', async () => {
    const view = await open(places, FINGER);
    await withEvidence('targets-finger', view, async () => {
        await all(view, 44);
        const { page } = view;
        const plot = page.locator('indicator-chart[chart=growth] .ic-plot[role=group]');
        await plot.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
        const box = await plot.boundingBox();
        await page.touchscreen.tap(box.x + box.width / 2, box.y + 20);
        const strip = page.locator('indicator-chart[chart=growth] .strip');
        await strip.waitFor();
        await atLeast(44, strip.locator(':scope > button'), 'strip');
        await strip.locator('div').first().tap();
        // The page may have scrolled to it, and the strip is told anew when that has come to rest.
        await settle(page, 300);
        await strip.locator('.way').waitFor();
        assert.ok(await strip.evaluate((node) => node.classList.contains('open')), 'stays open');
        await atLeast(44, strip.locator('.way'), 'way');
    });
});

test('another attempt, for a finger', async () => {
    const files = { '/test/broken.json': { status: 503, body: '' } };
    const html = chartPage([{ chart: 'a', src: '/test/broken.json' }]);
    const view = await open(places, { path: '/test/targets.html', html, files, ...FINGER });
    await withEvidence('targets-retry', view, async () => {
        const again = view.page.getByRole('button', { name: '重试' });
        await again.waitFor();
        await atLeast(44, again, 'retry');
    });
});

/** The first case without errors of each kind and variant. */
async function kinds() {
    const all = JSON.parse(await readFile(join(root, 'www/gallery/cases.json'), 'utf8'));
    const found = new Map();
    for (const { name, document, errors } of all) {
        for (const { id, kind, variant = '' } of errors.length ? [] : document.charts) {
            const like = `${kind} ${variant}`;
            if (!found.has(like)) found.set(like, { name, document, id });
        }
    }
    return [...found];
}

/** Runs in the page: width and height of the place of each datum, as a core of its own finds it under a finger. */
async function marks(chart) {
    const { core, part } = await import('/element/core.js');
    const { flatten } = await import('/element/flatten.js');
    const [glue, id] = [await core(), chart.getAttribute('chart')];
    const read = new glue.Document(flatten(await (await fetch(chart.getAttribute('src'))).json()));
    for (const name of [...read.parts(id), 'answer']) await part(glue, name);
    const drawn = read.chart(id);
    const width = chart.clientWidth;
    const height = drawn.layout(width, 'light');
    const found = {};
    for (let y = 1; y < height; y += 3) {
        for (let x = 1; x < width; x += 3) {
            const datum = drawn.hit(x, y);
            if (datum < 0) continue;
            const rows = (found[datum] ??= { left: x, right: x, top: y, bottom: y });
            Object.assign(rows, { left: Math.min(rows.left, x), right: Math.max(rows.right, x), top: Math.min(rows.top, y), bottom: Math.max(rows.bottom, y) });
        }
    }
    return Object.values(found).map(({ left, right, top, bottom }) => [right - left + 3, bottom - top + 3]);
}

/**
 * Where marks are as close as the figures are: what is under the finger can be reached by the strip's ‹ and ›, 44 px
 * each, by arrows, and in the table, which is the equivalent that WCAG 2.5.8 asks for.
 */
const CLOSE = ['area', 'area stacked', 'bar stacked', 'column stacked', 'bar grouped', 'facet bar', 'slope', 'step'];

test('marks of every kind at 360 px', async () => {
    const files = {};
    const tags = [];
    for (const [, { name, document, id }] of await kinds()) {
        files[`/test/${name}.json`] = { contentType: 'application/json', body: JSON.stringify(document) };
        tags.push(chartTag({ chart: id, id: `k-${name}`, src: `/test/${name}.json` }));
    }
    const view = await open(places, { path: '/test/targets.html', html: chartPage([], { after: tags.join('') }), files, ...FINGER, height: 12000 });
    await withEvidence('targets-marks', view, async () => {
        const { page } = view;
        await page.waitForFunction((count) => window.seen.events.filter(({ type }) => type === 'chart-ready').length === count, tags.length);
        // The code that answers, for each.
        await page.evaluate(() => { for (const { shadowRoot } of document.querySelectorAll('indicator-chart')) shadowRoot.querySelector('.ic-plot').dispatchEvent(new KeyboardEvent('keydown', { key: 'Home' })); });
        await page.waitForFunction(() => [...document.querySelectorAll('indicator-chart')].every(({ shadowRoot }) => shadowRoot.querySelector('.tip')));
        await page.keyboard.press('Escape');
        const least = {};
        for (const [like, { name }] of await kinds()) {
            const sizes = await page.locator(`#k-${name}`).evaluate(marks);
            assert.ok(sizes.length > 0, like);
            least[like] = [0, 1].map((side) => Math.min(...sizes.map((size) => size[side])));
        }
        const small = Object.keys(least).filter((like) => Math.min(...least[like]) < 24).map((like) => like.trim());
        assert.deepEqual(small.filter((like) => !CLOSE.includes(like)), [], JSON.stringify(least));
        console.log(`least width and height of a mark: ${JSON.stringify(least)}`);
    });
});
