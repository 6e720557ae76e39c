// Charts of series in the page: rows, CSV files, pointer and keys.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fallback, open, paintAll, root, setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();
const read = async (name) => JSON.parse(await readFile(join(root, 'tests/cases', `${name}.json`), 'utf8'));

/** A page with one chart of `json`; `more` are further files below /test/. */
async function view(json, more = {}, options = {}) {
    const html = `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>test</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">
<script type="module" src="/element.js"></script></head>
<body><main class="article"><indicator-chart id="c" src="chart.json" chart="chart">${fallback('chart')}</indicator-chart></main></body></html>`;
    const files = { '/test/chart.json': { contentType: 'application/json', body: JSON.stringify(json) } };
    for (const [name, answer] of Object.entries(more)) files[`/test/${name}`] = answer;
    const seen = await open(places, { path: '/test/page.html', html, files, width: 700, ...options });
    return seen;
}

const tip = (page) => page.locator('indicator-chart .tip').filter({ visible: true });
const said = async (page) => (await tip(page).allInnerTexts()).join(' ').replace(/\s+/g, ' ');

/** The point of the canvas at which the value of a datum stands. */
const at = (page, place) =>
    page.evaluate(async (place) => {
        const element = document.querySelector('indicator-chart');
        const canvas = element.shadowRoot.querySelector('canvas');
        const { x, y, width, height } = canvas.getBoundingClientRect();
        return { x: x + width * place[0], y: y + height * place[1] };
    }, place);

test('the pointer finds the nearest value of a line and names series, period and figure', async () => {
    const shown = await view(await read('line-highlight'));
    await withEvidence('series-hover', shown, async () => {
        const { page } = shown;
        await paintAll(page);
        const left = await at(page, [0.06, 0.2]);
        await page.mouse.move(left.x, left.y);
        await tip(page).waitFor();
        assert.match(await said(page), /高新区.*8\.8.*%.*2017年/);
        const right = await at(page, [0.72, 0.4]);
        await page.mouse.move(right.x, right.y);
        await settle(page);
        assert.match(await said(page), /(高新区|全省|全国).*20(22|23)年/);
        assert.deepEqual(shown.log.errors, []);
        assert.deepEqual((await shown.seen()).violations, []);
    });
});

test('keys go along a line, and the live region says what is there', async () => {
    const shown = await view(await read('line-one'));
    await withEvidence('series-keys', shown, async () => {
        const { page } = shown;
        await paintAll(page);
        await page.keyboard.press('Tab');
        await page.locator('indicator-chart .ic-plot').focus();
        await page.keyboard.press('ArrowRight');
        await tip(page).waitFor();
        assert.match(await said(page), /2017年.*7\.8/);
        await page.keyboard.press('End');
        await settle(page);
        assert.match(await said(page), /2023年.*6\.0/);
        // At most one message a second.
        await page.waitForFunction(() => /2023年.*6\.0%/.test(document.querySelector('indicator-chart').shadowRoot.querySelector('[aria-live]').textContent));
    });
});

test('the table has every value with its digits, missing ones as such', async () => {
    const shown = await view(await read('line-gaps'));
    await withEvidence('series-table', shown, async () => {
        const { page } = shown;
        await paintAll(page);
        const cells = await page.locator('indicator-chart table tbody tr').allTextContents();
        assert.equal(cells.length, 9);
        assert.match(cells[0], /2023年1月未公布/);
        assert.match(cells[2], /2023年3月62\.1万吨/);
    });
});

const chart = (csv) => ({
    version: 1,
    charts: [{ id: 'chart', kind: 'line', title: '来自文件', data: { csv, columns: [{ name: '产量', type: 'number', unit: '万吨' }] } }],
});

test('a CSV file beside the document is fetched, whatever a spreadsheet wrote around it', async () => {
    const body = '\u{feff}时期,产量\r\n2021年,48\r\n2022年,"52.50"\r\n2023年,\r\n';
    const shown = await view(chart('data.csv'), { 'data.csv': { contentType: 'text/csv', body } });
    await withEvidence('series-csv', shown, async () => {
        const { page } = shown;
        await paintAll(page);
        const rows = await page.locator('indicator-chart table tbody tr').allTextContents();
        assert.deepEqual(rows.map((row) => row.replace(/\s+/g, '')), ['2021年48万吨', '2022年52.50万吨', '2023年未公布']);
        assert.deepEqual(shown.log.errors, []);
        assert.deepEqual((await shown.seen()).violations, []);
    });
});

for (const [name, answer, words] of [
    ['is not there', { status: 404, body: '' }, /404/],
    ['is GBK', { contentType: 'text/csv', body: Buffer.from([0xca, 0xb1, 0xc6, 0xda, 0x2c, 0x79, 0x0a, 0x31, 0x2c, 0x31, 0x0a]) }, /UTF-8/],
    ['has ragged rows', { contentType: 'text/csv', body: '时期,产量\n2021,1\n2022,2,3\n' }, /第 3 行/],
    ['has words for numbers', { contentType: 'text/csv', body: '时期,产量\n2021,约3000\n' }, /约3000/],
]) {
    test(`a CSV file that ${name}: the static figure stays, with the reason`, async () => {
        const shown = await view(chart('data.csv'), { 'data.csv': answer });
        await withEvidence('series-csv-bad', shown, async () => {
            const { page } = shown;
            await page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-error'));
            await settle(page);
            assert.ok(await page.getByText('figures of chart').isVisible());
            assert.match(await page.locator('indicator-chart').evaluate((element) => element.shadowRoot.textContent), words);
        });
    });
}

test('a hundred thousand rows are drawn, and the page says that its table is a choice', async () => {
    const rows = Array.from({ length: 100_000 }, (_, x) => `${x},${(Math.sin(x / 5000) * 100 + (x % 7)).toFixed(1)}`);
    const json = { version: 1, charts: [{ id: 'chart', kind: 'line', title: '长', data: { csv: 'long.csv', columns: [{ name: 'x', type: 'number' }, { name: 'y', type: 'number' }] } }] };
    const body = `x,y\n${rows.join('\n')}\n`;
    const shown = await view(json, { 'long.csv': { contentType: 'text/csv', body } });
    await withEvidence('series-long', shown, async () => {
        const { page } = shown;
        await paintAll(page);
        const count = await page.locator('indicator-chart table tbody tr').count();
        assert.ok(count > 500 && count <= 2_000, `${count} rows`);
        assert.match(await page.locator('indicator-chart').evaluate((element) => element.shadowRoot.textContent), /全部100000个点都画在图上/);
        assert.deepEqual(shown.log.errors, []);
    });
});
