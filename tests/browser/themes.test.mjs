// Colours of the author's own, and those of readers who ask for more contrast,
// force their own, or print.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartPage, open, settle, setUp, withEvidence } from './harness.mjs';
import { bitmap, colors, share } from './pixels.mjs';

const places = await setUp();

const rgb = (hex) => [hex >> 16, (hex >> 8) & 255, hex & 255];
const PRINT = { subject: rgb(0x141414) };
const CONTRAST = [{ subject: rgb(0x004452) }, { subject: rgb(0x63d3e4) }];

async function painted(options = {}, charts = ['growth']) {
    const view = await open(places, { path: '/test/themes.html', html: chartPage(charts), ...options });
    await view.page.waitForFunction((count) => window.seen.events.filter(({ type }) => type === 'chart-ready').length === count, charts.length);
    await settle(view.page, 100);
    return view;
}

async function sound({ page, log }) {
    const { violations, events } = await page.evaluate(() => window.seen);
    assert.deepEqual([log.errors, violations], [[], []]);
    assert.deepEqual(events.filter(({ type }) => type === 'chart-error'), []);
}

/** The canvas has `subject`, and none of the `others`. */
async function has(page, subject, ...others) {
    const picture = await bitmap(page, 'growth');
    assert.ok(share(picture, subject) > 0.001, `${subject}`);
    for (const other of others) assert.equal(share(picture, other), 0, `${other}`);
    return picture;
}

test('readers who prefer more contrast get it, from the start and live', async () => {
    const view = await painted({ contrast: 'more' });
    await withEvidence('themes-contrast', view, async () => {
        const { page } = view;
        await has(page, CONTRAST[0].subject, colors.light.subject);
        await page.emulateMedia({ contrast: 'more', colorScheme: 'dark' });
        await settle(page, 200);
        await has(page, CONTRAST[1].subject, colors.dark.subject);
        await page.emulateMedia({ contrast: 'no-preference', colorScheme: 'light' });
        await settle(page, 200);
        await has(page, colors.light.subject, CONTRAST[0].subject);
        await page.emulateMedia({ contrast: 'more' });
        await settle(page, 300);
        await has(page, CONTRAST[0].subject, colors.light.subject);
        await sound(view);
    });
});

test('paper has greys at its own resolution, and the screen is as before', async () => {
    const view = await painted({ colorScheme: 'dark' });
    await withEvidence('themes-print', view, async () => {
        const { page } = view;
        const before = await has(page, colors.dark.subject);
        const number = () => page.locator('#growth .ic-number').evaluate((node) => getComputedStyle(node).color);
        const blue = await number();
        await page.emulateMedia({ media: 'print' });
        await settle(page, 100);
        const printed = await has(page, PRINT.subject, colors.dark.subject, colors.light.subject);
        assert.equal(printed.width, 3 * before.width);
        assert.equal(await number(), 'rgb(20, 20, 20)');
        await page.emulateMedia({ media: 'screen' });
        await settle(page, 100);
        const after = await has(page, colors.dark.subject, PRINT.subject);
        assert.deepEqual(after.data, before.data);
        assert.equal(await number(), blue);
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        await has(page, PRINT.subject, colors.dark.subject);
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
        await has(page, colors.dark.subject, PRINT.subject);
        await sound(view);
    });
});

test('forced colours go before the wish for contrast', async () => {
    const view = await painted({ forcedColors: 'active', contrast: 'more' });
    await withEvidence('themes-forced', view, async () => {
        const highlight = await view.page.evaluate(() => {
            const probe = document.body.appendChild(document.createElement('span'));
            probe.style.color = 'Highlight';
            return getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number);
        });
        await has(view.page, highlight, colors.light.subject, CONTRAST[0].subject);
        await sound(view);
    });
});

test('with forced colours the legend has those of the lines', async () => {
    const data = { columns: ['年', '甲', '乙', '丙'].map((name, i) => (i ? { name, unit: '%' } : name)), rows: [['2021', '1', '5', '3'], ['2022', '2', '6', '4'], ['2023', '4', '7', '5']] };
    const body = JSON.stringify({ version: 1, charts: [{ id: 'growth', kind: 'line', title: '三条', data }] });
    const view = await painted({ forcedColors: 'active', files: { '/articles/jinan-2023/article.json': { contentType: 'application/json', body } } });
    await withEvidence('themes-legend', view, async () => {
        const { page } = view;
        await page.locator('#growth .ic-title').hover();
        await page.locator('#growth .bar').getByRole('button', { name: '图例' }).click();
        await page.locator('#growth .legend').waitFor();
        const swatches = await page.locator('#growth .legend i').evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor.match(/\d+/g).map(Number)));
        assert.equal(new Set(swatches.map(String)).size, 3, `${swatches.join(' and ')}`);
        for (const color of swatches) await has(page, color.slice(0, 3));
        await sound(view);
    });
});

const bars = (theme) => ({
    version: 1,
    theme,
    indicators: [{ id: 'a', label: '甲区', value: '120.5', unit: '亿元' }, { id: 'b', label: '乙区', value: '80', unit: '亿元' }],
    charts: [{ id: 'growth', kind: 'bar', title: '品牌色', indicators: ['a', 'b'], highlight: ['a'] }],
});

async function branded(theme, options) {
    const files = { '/articles/jinan-2023/article.json': { contentType: 'application/json', body: JSON.stringify(bars(theme)) } };
    return painted({ files, ...options });
}

test('brand colours are drawn, in the frame, too, and on dark paper', async () => {
    const view = await branded({ subject: '#8A1538' }, { colorScheme: 'light' });
    await withEvidence('themes-brand', view, async () => {
        const { page, log } = view;
        assert.ok(log.requests.some((url) => url.endsWith('/parts/brand.wasm')));
        await has(page, rgb(0x8a1538), colors.light.subject);
        const number = page.locator('#growth .ic-number');
        assert.equal(await number.evaluate((node) => getComputedStyle(node).color), 'rgb(138, 21, 56)');
        await page.emulateMedia({ colorScheme: 'dark' });
        await settle(page, 150);
        const dark = await number.evaluate((node) => getComputedStyle(node).color.match(/\d+/g).map(Number));
        assert.notDeepEqual(dark, [138, 21, 56]);
        await has(page, dark, rgb(0x8a1538), colors.dark.subject);
        await page.emulateMedia({ media: 'print' });
        await settle(page, 100);
        await has(page, PRINT.subject, dark);
        assert.equal(await number.evaluate((node) => getComputedStyle(node).color), 'rgb(20, 20, 20)');
        await sound(view);
    });
});

test('a theme that is no object at all does not take the chart with it', async () => {
    for (const theme of ['', 0, false]) {
        const view = await branded(theme, { colorScheme: 'light' });
        await withEvidence('themes-none', view, async () => {
            await has(view.page, colors.light.subject);
            await sound(view);
        });
    }
});

test('refused colours leave the house’s, and other documents do without that file', async () => {
    const refused = await branded({ subject: '#010101', context: '#000' }, { colorScheme: 'light' });
    await withEvidence('themes-refused', refused, async () => {
        await has(refused.page, colors.light.subject);
        await sound(refused);
    });
    const plain = await painted();
    await withEvidence('themes-plain', plain, async () => {
        assert.ok(!plain.log.requests.some((url) => url.endsWith('/parts/brand.wasm')));
    });
});
