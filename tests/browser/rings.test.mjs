// The ring of the focus, on its pixels: 2 px wide on all sides, 4.5:1 against
// what was there, around the plot, a mark, and each tool, with nothing over it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { THEMES } from './axe.mjs';
import { chartPage, chartTag, open, root, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();
const CASES = ['bar-exact', 'line-quarters', 'tiles-two', 'waffle-1'];
const RATIO = 2;

/** A picture of part of the page, as pixels. */
async function shot(page, clip) {
    const source = (await page.screenshot({ clip, fullPage: false })).toString('base64');
    const { width, height, text } = await page.evaluate(async (source) => {
        const image = await createImageBitmap(new Blob([Uint8Array.from(atob(source), (one) => one.charCodeAt(0))]));
        const { width, height } = image;
        const context = new OffscreenCanvas(width, height).getContext('2d');
        context.drawImage(image, 0, 0);
        const bytes = context.getImageData(0, 0, width, height).data;
        let text = '';
        for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
        return { width, height, text: btoa(text) };
    }, source);
    return { width, height, data: Buffer.from(text, 'base64') };
}

const luminance = (data, at) => {
    const [r, g, b] = [0, 1, 2].map((channel) => data[at + channel] / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Whether a pixel changed by 4.5:1 between two pictures. */
function changed(before, after) {
    const map = new Uint8Array(after.width * after.height);
    for (let at = 0; at < map.length; at += 1) {
        const [dark, light] = [luminance(before.data, 4 * at), luminance(after.data, 4 * at)].toSorted((a, b) => a - b);
        map[at] = (light + 0.05) / (dark + 0.05) >= 4.5;
    }
    return map;
}

/** Without the crosshair of a line's value: upright, and one pixel of the page wide. */
function withoutHairs(map, width) {
    const bare = map.slice();
    for (let at = 0; at < map.length; at += 1) {
        if (!map[at] || (at % width && map[at - 1])) continue;
        let end = at;
        while (map[end] && end - at <= 2 * RATIO) end += 1;
        if (end - at <= RATIO) bare.fill(0, at, end);
    }
    return bare;
}

/** How wide the frame of what changed is on its four sides, in pixels of the page: the median of what is met from outside. */
function ring(before, after, ratio = RATIO) {
    const { width, height } = after;
    const map = withoutHairs(changed(before, after), width);
    const lit = [...map.keys()].filter((at) => map[at]);
    if (!lit.length) return { sides: [0, 0, 0, 0], box: null };
    const [left, right] = [Math.min(...lit.map((at) => at % width)), Math.max(...lit.map((at) => at % width))];
    const [top, bottom] = [Math.floor(lit[0] / width), Math.floor(lit.at(-1) / width)];
    const inside = (x, y) => x >= 0 && y >= 0 && x < width && y < height;
    const run = (x, y, dx, dy) => {
        let length = 0;
        // Some rings are round.
        for (let steps = 0; steps < (right - left) / 4 && inside(x, y) && !map[y * width + x]; steps += 1) [x, y] = [x + dx, y + dy];
        while (inside(x, y) && map[y * width + x]) [x, y, length] = [x + dx, y + dy, length + 1];
        return length;
    };
    // Corners are round.
    const along = (from, to, measure) => [0.3, 0.4, 0.5, 0.6, 0.7].map((part) => measure(Math.round(from + (to - from) * part))).toSorted((a, b) => a - b)[2] / ratio;
    const sides = [
        along(top, bottom, (y) => run(left, y, 1, 0)), along(top, bottom, (y) => run(right, y, -1, 0)),
        along(left, right, (x) => run(x, top, 0, 1)), along(left, right, (x) => run(x, bottom, 0, -1)),
    ];
    return { sides, box: { x: left / ratio, y: top / ratio, width: (right - left + 1) / ratio, height: (bottom - top + 1) / ratio } };
}

const wide = (found, what) => assert.ok(found.sides.every((side) => side >= 2), `${what}: ${JSON.stringify(found)}`);

async function cases() {
    const files = {};
    const tags = [];
    for (const name of CASES) {
        const document = JSON.parse(await readFile(join(root, 'tests/cases', `${name}.json`), 'utf8'));
        files[`/test/${name}.json`] = { contentType: 'application/json', body: JSON.stringify(document) };
        tags.push(chartTag({ chart: document.charts[0].id, id: name, src: `/test/${name}.json` }));
    }
    const view = await open(places, { path: '/test/rings.html', html: chartPage([], { before: '<button>before</button>', after: tags.join('') }), files, ratio: RATIO, height: 900 });
    return view;
}

/** The chart in the middle of the window, and a place with room around its plot. */
async function around(page, name) {
    const plot = page.locator(`#${name} .ic-plot[role=group]`);
    await page.locator(`#${name}`).evaluate((chart) => chart.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await plot.waitFor();
    await settle(page, 150);
    const box = await plot.boundingBox();
    return { plot, box, clip: { x: box.x - 16, y: box.y - 40, width: box.width + 32, height: box.height + 64 } };
}

for (const theme of ['light', 'dark', 'forced', 'more']) {
    test(`rings, ${theme}`, async () => {
        const view = await cases();
        await withEvidence(`rings-${theme}`, view, async () => {
            const { page } = view;
            await page.emulateMedia(THEMES[theme]);
            // Of other themes than the first, the frame of a row alone.
            for (const name of theme === 'light' ? CASES : CASES.slice(0, 1)) {
                const { plot, box, clip } = await around(page, name);
                // The rules of the ring come with the first focus.
                await plot.focus();
                await settle(page, 100);
                await plot.evaluate((node) => node.blur());
                await settle(page, 60);
                const rest = await shot(page, clip);
                await page.keyboard.press('Shift');
                await plot.focus();
                await settle(page, 60);
                const focused = await shot(page, clip);
                // Without the hint above it, which is seen as well.
                const below = (picture, from) => ({ width: picture.width, height: picture.height - from, data: picture.data.subarray(4 * from * picture.width) });
                wide(ring(below(rest, 62), below(focused, 62)), `${name}, plot`);
                const hint = changed(rest, focused).subarray(0, 58 * rest.width).reduce((sum, one) => sum + one, 0);
                assert.ok(hint > 200, `${name}: the hint has ${hint} pixels`);
                await page.keyboard.press('ArrowRight');
                await page.locator(`#${name} .tip:not([hidden])`).waitFor();
                await settle(page, 100);
                const tip = await page.locator(`#${name} .tip:not([hidden])`).boundingBox();
                // What the tooltip covers is measured without it.
                await page.locator(`#${name} .tip`).evaluate((node) => { node.style.visibility = 'hidden'; });
                const mark = await shot(page, clip);
                const bare = await page.locator(`#${name}`).evaluate((chart) => chart.shadowRoot.querySelector('.ic-plot').classList.contains('on'));
                assert.ok(bare, name);
                const found = ring(below(rest, 58), below(mark, 58));
                wide(found, `${name}, mark`);
                const place = { left: clip.x + found.box.x, top: clip.y + 29 + found.box.y, right: clip.x + found.box.x + found.box.width, bottom: clip.y + 29 + found.box.y + found.box.height };
                const over = Math.min(place.right, tip.x + tip.width) - Math.max(place.left, tip.x) > 0.5 && Math.min(place.bottom, tip.y + tip.height) - Math.max(place.top, tip.y) > 0.5;
                assert.ok(!over, `${name}: the tooltip at ${JSON.stringify(tip)} is over the ring at ${JSON.stringify(place)}`);
                await page.locator(`#${name} .tip`).evaluate((node) => { node.style.visibility = ''; });
                await page.keyboard.press('Escape');
                assert.ok(box.height > 20);
            }
            // Tools and heads of the table are alike in all charts.
            const tools = page.locator('#bar-exact .tools[role=toolbar] button');
            await around(page, 'bar-exact');
            await tools.nth(1).click();
            await page.locator('#bar-exact thead button').first().waitFor();
            for (const target of [tools.nth(0), tools.nth(1), tools.nth(2), tools.nth(3), page.locator('#bar-exact thead button').first()]) {
                await page.evaluate(() => document.activeElement.blur());
                await page.mouse.move(1, 1);
                const box = await target.boundingBox();
                const clip = { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8 };
                await settle(page, 60);
                const rest = await shot(page, clip);
                await page.keyboard.press('Shift');
                await target.focus();
                await settle(page, 60);
                wide(ring(rest, await shot(page, clip)), await target.textContent());
            }
            assert.deepEqual(view.log.errors, []);
        });
    });
}
