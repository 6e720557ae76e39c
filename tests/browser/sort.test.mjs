// Readers order the table by its heads, with pointer and keys.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartPage, open, setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();

const figures = [
    ['中学', '5670', '个', '教育'],
    ['小学', '2.69', '万个', '教育'],
    ['幼儿园', null, '个', '教育'],
    ['高校', '9', '个', '教育'],
    ['公园', '12.5', '万平方米', '公园'],
    ['绿地', '300', '平方米', '公园'],
];
const sheet = {
    version: 1,
    indicators: figures.map(([label, value, unit], i) => ({ id: `i${i}`, label, value, unit })),
    charts: [{ id: 'growth', kind: 'table', variant: 'bars', title: '表', indicators: figures.map(([, , , group], i) => ({ ref: `i${i}`, group })) }],
};
const LISTED = ['教育', '中学', '小学', '幼儿园', '高校', '公园', '公园', '绿地'];

async function table(options = {}) {
    const html = chartPage([{ chart: 'growth', src: '/test/sort.json' }]);
    const files = { '/test/sort.json': { contentType: 'application/json', body: JSON.stringify(sheet) } };
    const view = await open(places, { path: '/test/sort.html', html, files, ...options });
    await view.page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'));
    return view;
}

const names = (page) => page.locator('#growth tbody tr').evaluateAll((rows) => rows.map((row) => row.cells[0].textContent));
const states = (page) => page.locator('#growth thead th').evaluateAll((heads) => heads.map((head) => head.getAttribute('aria-sort')));
const show = (page) => page.getByRole('button', { name: '显示数据表' }).click();

test('the pointer goes round descending, ascending, as listed', async () => {
    const view = await table();
    await withEvidence('sort-pointer', view, async () => {
        const { page } = view;
        await show(page);
        const value = page.getByRole('button', { name: '数值' });
        await value.waitFor();
        assert.deepEqual(await names(page), LISTED);
        assert.deepEqual(await states(page), ['none', 'none']);
        await value.click();
        // 万 counts, groups stay together, what is missing comes last.
        assert.deepEqual(await names(page), ['教育', '小学', '中学', '高校', '幼儿园', '公园', '公园', '绿地']);
        assert.deepEqual(await states(page), ['none', 'descending']);
        await value.click();
        assert.deepEqual(await names(page), ['教育', '高校', '中学', '小学', '幼儿园', '公园', '绿地', '公园']);
        assert.deepEqual(await states(page), ['none', 'ascending']);
        await value.click();
        assert.deepEqual(await names(page), LISTED);
        assert.deepEqual(await states(page), ['none', 'none']);
        const box = await value.boundingBox();
        assert.ok(box.width >= 24 && box.height >= 16, JSON.stringify(box));
        const { violations } = await view.seen();
        assert.deepEqual([view.log.errors, violations], [[], []]);
    });
});

test('keys do the same, and the order survives a look at the picture', async () => {
    const view = await table();
    await withEvidence('sort-keys', view, async () => {
        const { page } = view;
        await show(page);
        const name = page.getByRole('button', { name: '项目' });
        await name.waitFor();
        await name.focus();
        await page.keyboard.press('Enter');
        const sorted = await names(page);
        const school = ['中学', '小学', '幼儿园', '高校'];
        assert.deepEqual(sorted.slice(1, 5), school.toSorted((a, b) => -a.localeCompare(b, 'zh')));
        assert.deepEqual(await states(page), ['descending', 'none']);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
        assert.deepEqual(await states(page), ['none', 'descending']);
        const byValue = await names(page);
        await page.getByRole('button', { name: '显示图' }).click();
        await show(page);
        await settle(page);
        assert.deepEqual(await names(page), byValue);
        assert.equal(await page.locator('#growth thead button').count(), 2, 'heads become buttons once');
    });
});

test('heads are no tab stops while the picture is shown', async () => {
    const view = await table();
    await withEvidence('sort-stops', view, async () => {
        const { page } = view;
        assert.equal(await page.locator('#growth thead button').count(), 0, 'nothing before the reader asks');
        await show(page);
        await page.locator('#growth thead button').first().waitFor();
        const stops = () => page.locator('#growth thead button').evaluateAll((all) => all.map((button) => button.tabIndex));
        assert.deepEqual(await stops(), [0, 0]);
        await page.getByRole('button', { name: '显示图' }).click();
        await settle(page);
        assert.deepEqual(await stops(), [-1, -1]);
    });
});
