// Charts in the studio: kinds that fit and why others do not, rows from a
// spreadsheet, and edits while something else is pressed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUp, withEvidence } from './harness.mjs';
import { article, articleText, go, openStudio, paste } from './studio.mjs';

const places = await setUp();
const text = await articleText(places);

const order = (page) => page.locator('.order .name').allTextContents();

test('kinds that fit are offered, the others say why not', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-kinds', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'choose');
        await page.click('button:text("用指标画一张")');
        for (const name of ['地区生产总值', '人才总量']) await page.click(`.choices label:has-text("${name}")`);
        await page.click('dialog button.primary');
        await page.waitForSelector('.kinds label');
        // 亿元 and 万人 share no axis.
        const offered = await page.locator('.kinds label').allTextContents();
        assert.ok(offered.includes('表格') && offered.includes('指标牌'), offered.join());
        assert.ok(!offered.includes('条形图'), offered.join());
        await page.click('.whynot summary');
        const why = await page.locator('.whynot li', { hasText: /^条形图/ }).first().textContent();
        assert.match(why, /不能画在同一条轴上/);
        await page.click('.kinds label:has-text("指标牌")');
        await page.waitForFunction(() => window.seen.events.some(({ type, chart }) => type === 'chart-ready' && chart.startsWith('chart')));
        assert.deepEqual(view.log.errors, []);
    });
});

test('a chart of rows from a spreadsheet; a table that is wrong says where', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-rows', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'choose');
        await page.click('button:text("用表格数据画一张")');
        await page.fill('dialog textarea', '年份\t产值（亿元）\n2021\t约466');
        await page.click('dialog button.primary');
        assert.match(await page.textContent('dialog .wrong'), /“产值”第 2 行的“约466”不是数/);
        await page.fill('dialog textarea', '年份\t产值（亿元）\n2021\t466\n2022');
        await page.click('dialog button.primary');
        assert.match(await page.textContent('dialog .wrong'), /第 3 行有 1 格/);
        await page.fill('dialog textarea', '年份\t产值（亿元）\t利润（亿元）\n2021年\t1,466.50\t20\n2022年\t1,512\t—\n2023年\t１６０３\t25');
        await page.click('dialog button.primary');
        await page.waitForFunction(() => window.seen.events.some(({ type, chart }) => type === 'chart-ready' && chart.startsWith('chart')));
        const [spec] = await page.evaluate(async () => {
            await new Promise((done) => setTimeout(done, 500));
            return (await (await import('/studio/shelf.js')).all())[0].draft.charts;
        });
        assert.deepEqual(spec.data.rows, [['2021', '1466.50', '20'], ['2022', '1512', null], ['2023', '1603', '25']]);
        assert.deepEqual(spec.data.columns, ['年份', { name: '产值', type: 'number', unit: '亿元' }, { name: '利润', type: 'number', unit: '亿元' }]);
        assert.equal(spec.kind, 'line');
    });
});

test('a title that is being typed is not lost to the button that ends it, nor the press', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-press', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'choose');
        await page.click('.offers .all');
        await page.click('.order li:nth-child(2) .pick');
        const before = await order(page);
        await page.fill('.chart-form .wide input >> nth=0', '换了的标题');
        // One press both ends the field and moves the chart.
        await page.click('.order li:nth-child(2) [data-does=down]');
        const after = await order(page);
        assert.deepEqual(after.slice(0, 3), [before[0], before[2], '换了的标题']);
        await page.fill('.chart-form .wide input >> nth=0', '又换了');
        await page.click('.bar a[href="#review"]');
        await page.waitForSelector('main.review');
        await go(page, 'choose');
        assert.ok((await order(page)).includes('又换了'));
    });
});

test('a chart is dragged to its place', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-drag', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'choose');
        await page.click('.offers .all');
        const before = await order(page);
        await page.dragAndDrop('.order li:nth-child(1) .name', '.order li:nth-child(3) .name');
        const after = await order(page);
        assert.deepEqual(after.slice(0, 3), [before[1], before[2], before[0]]);
    });
});

test('what a sub-editor would ask is listed, with a way there', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-checks', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'review');
        await page.click('mark[data-ids="fournew"]');
        const value = page.locator('.indicators li.open input[inputmode=decimal] >> nth=0');
        await value.fill('一百');
        await value.press('Tab');
        assert.match(await page.textContent('.indicators li.open .wrong:not(:empty)'), /只写数字/);
        await value.fill('142.9');
        await value.press('Tab');
        await page.waitForFunction(() => /142\.9/.test(document.querySelector('.findings').textContent));
        const found = await page.locator('.findings li').allTextContents();
        assert.ok(found.some((line) => /超过 100%/.test(line)), found.join('\n'));
        assert.ok(found.some((line) => /原文是“42\.9%”/.test(line)), found.join('\n'));
        await page.click('.findings li button >> nth=0');
        assert.equal(await page.evaluate(() => document.activeElement.closest('li').dataset.id), 'fournew');
    });
});

test('a figure that several indicators share leads to each of them', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-shared', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'review');
        const mark = page.locator('mark', { hasText: '20%以上' });
        const ids = (await mark.getAttribute('data-ids')).split(' ');
        assert.equal(ids.length, 3);
        for (const id of [...ids, ids[0]]) {
            await mark.click();
            assert.equal(await page.getAttribute('.indicators li.open', 'data-id'), id);
        }
        // And back: pointing at an indicator lights its figure.
        await page.hover('.indicators li[data-id="gdp"] .head');
        assert.equal(await page.locator('mark.linked').first().textContent(), '1331.4亿元');
    });
});

test('a chart that cannot be drawn is said where it would be taken, and the others are there', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-refused', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'choose');
        await page.click('.offers .all');
        // A bullet without its plan.
        const at = article.charts.findIndex(({ kind }) => kind === 'bullet') + 1;
        await page.click(`.order li:nth-child(${at}) .pick`);
        for (const nth of [3, 2]) await page.click(`.refs li:nth-child(${nth}) button >> nth=-1`);
        await go(page, 'take');
        await page.waitForSelector('.taken[data-done]');
        assert.match(await page.textContent(`.taken li:nth-child(${at}) .wrong`), /画不出来/);
        assert.equal(await page.locator(`.taken li:nth-child(${at}) .copy-element`).isDisabled(), true);
        assert.equal(await page.locator(`.taken li:nth-child(${at + 1}) .copy-element`).isDisabled(), false);
        for (let i = 0; i < 2; i++) await page.click('.bar .tools button >> nth=0');
        await page.waitForFunction((nth) => !document.querySelector(`.taken li:nth-child(${nth}) .copy-element`).disabled, at);
    });
});
