// What an editor does with charts: draws them of a table, tells figures of one
// name apart, has an order of her own, and takes them away.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUp, withEvidence } from './harness.mjs';
import { articleText, downloaded, figuresOf, go, kept, openStudio, paste, read, RESULTS, sound, withChart } from './studio.mjs';

const places = await setUp();

test('rows of names are bars, and a table of the article is pasted as it is', async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-names', view, async () => {
        const { page } = view;
        await go(page, 'choose');
        await page.click('button:text("用表格数据画一张")');
        await page.fill('dialog textarea', '县区　接待游客（万人次）\n东湖区　1 205.4\n西山区　886.1\n南港县　642.8');
        await page.click('dialog button.primary');
        await page.waitForSelector('.order .name');
        const [chart] = (await kept(page)).charts;
        assert.deepEqual([chart.kind, chart.data.rows[0]], ['bar', ['东湖区', '1205.4']]);
    });
});

test('an order of the editor’s own is drawn; a title is asked about when its figures change; a picture has its name', async () => {
    const view = await openStudio(places, { built: true });
    await withEvidence('studio-own-order', view, async () => {
        const { page } = view;
        await withChart(page);
        await go(page, 'choose');
        await page.getByLabel('排序').selectOption('desc');
        assert.equal((await kept(page)).charts[0].sort, 'desc');
        await page.click('.refs li:nth-child(1) [data-does=down]');
        const [chart] = (await kept(page)).charts;
        assert.deepEqual([chart.sort, figuresOf(await kept(page))[0]], [undefined, '混凝土机械收入 121.5']);
        assert.equal(await page.getByLabel('排序').inputValue(), 'none');
        const title = page.getByLabel('标题（一句发现）');
        await title.fill('挖掘机械收入2项中最大');
        await title.press('Tab');
        await page.getByLabel('加一个指标').selectOption({ label: '起重机械收入　96.7亿元' });
        await page.click('.chart-form .adding button');
        assert.match(await page.textContent('.said'), /标题“挖掘机械收入2项中最大”还对吗/);
        await go(page, 'take');
        assert.equal(await page.textContent('.said'), '', 'what was said is of the step before');
        await page.waitForSelector('.taken[data-done]');
        assert.equal((await downloaded(page, '.taken button:text("SVG")')).name, '图1 挖掘机械收入2项中最大.svg');
    });
});

test('a table of the article is drawn, one unit at a time', async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-tables', view, async () => {
        const { page } = view;
        const row = (cells) => `<tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join('')}</tr>`;
        const table = [['县区', '游客（万人次）', '增长（%）'], ['东湖区', '1 205.4', '14.2'], ['西山区', '886.1', '—'], ['南港县', '642.8', '13.9'], ['合 计', '2 734.3', '—']];
        await paste(page, { 'text/html': `<p>各县区接待游客情况如下。</p><table>${table.map(row).join('')}</table><p>民宿　很多</p>` });
        await go(page, 'choose');
        await page.click('button:text("用表格数据画一张（文章里有 1 张表）")');
        await page.click('button:text("用文章里的表 1：县区、游客（万人次）、增长（%）")');
        assert.equal(await page.inputValue('dialog textarea'), table.map((cells) => cells.join('\t')).join('\n'));
        await page.click('dialog button.primary');
        await page.waitForFunction(() => /单位不同/.test(document.querySelector('dialog .wrong').textContent));
        await page.getByLabel('画哪一种').selectOption({ label: '增长（%）' });
        await page.click('dialog button.primary');
        await page.waitForSelector('.order .name');
        assert.match(await page.textContent('.said'), /“合 计”是其他行之和，没有画进去/);
        const [chart] = (await kept(page)).charts;
        assert.deepEqual([chart.kind, chart.title, chart.data], ['bar', '增长', { columns: ['县区', { name: '增长', type: 'number', unit: '%' }], rows: [['东湖区', '14.2'], ['西山区', null], ['南港县', '13.9']] }]);
    });
});

test('by keys, what goes gives the focus to what has its place, where it is seen', async () => {
    const view = await openStudio(places, { built: true });
    await withEvidence('studio-focus', view, async () => {
        const { page } = view;
        const focused = (selector) => page.evaluate((own) => document.activeElement.matches(own), selector);
        await paste(page, `${RESULTS}\n2025年，境外收入267.9亿元，境内收入244.9亿元。\n2025年，毛利率28.9%，资产负债率51.3%。`);
        await read(page);
        await page.focus('#text');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.textContent), '清空', 'a file is asked for in one place');
        await go(page, 'review');
        await page.press('.indicators li:nth-child(2) .head', 'Enter');
        const third = await page.getAttribute('.indicators li:nth-child(3)', 'data-id');
        await page.press('.indicators li.open button:text("不是指标")', 'Enter');
        assert.equal(await page.evaluate(() => document.activeElement.closest('li')?.dataset.id), third);
        await go(page, 'choose');
        for (let left = await page.locator('.offer').count(); left; left--) {
            await page.press('.offer:first-child .take', 'Enter');
            assert.ok(await focused(left > 1 ? '.offer .take' : '.order .pick'));
            await page.waitForFunction(() => {
                const { top, bottom } = document.activeElement.getBoundingClientRect();
                return top >= 0 && bottom <= innerHeight;
            });
        }
        for (let left = await page.locator('.order li').count(); left; left--) {
            await page.press('.order li:last-child [data-does=gone]', 'Enter');
            assert.ok(await focused(left > 1 ? '.order li:last-child [data-does=gone]' : 'main.choose button'));
        }
        await page.click('.bar a[href="#paste"]');
        await page.focus('#text');
        await page.keyboard.type('。');
        await page.waitForTimeout(600);
        await go(page, 'choose');
        await page.press('.offer:first-child button:text("不用")', 'Enter');
        assert.match(await page.textContent('.said'), /已收起“.+”，可以撤销/);
    });
});

test('figures with one name are told apart, in the list and on the chart', async () => {
    const view = await openStudio(places, { built: true });
    await withEvidence('studio-namesakes', view, async () => {
        const { page } = view;
        await paste(page, '2025年一季度，工业用电量5.74亿千瓦时。\n2025年上半年，工业用电量12.3亿千瓦时。\n2025年前三季度，货运量864万吨。');
        await read(page);
        await go(page, 'choose');
        await page.click('button:text("用指标画一张")');
        assert.deepEqual(await page.locator('dialog .check').allTextContents(), ['工业用电量　5.74亿千瓦时　2025年一季度', '工业用电量　12.3亿千瓦时　2025年上半年', '货运量　864万吨']);
        await page.fill('dialog input[type=search]', '上半年');
        assert.equal(await page.locator('dialog .check:visible').count(), 1);
        await page.fill('dialog input[type=search]', '用电');
        for (const row of await page.locator('dialog .check:visible').all()) await row.click();
        await page.click('dialog button.primary');
        await page.waitForSelector('.order .name');
        const [{ title, indicators }] = (await kept(page)).charts;
        assert.deepEqual([title, indicators.map(({ label }) => label)], ['工业用电量', ['2025年一季度', '2025年上半年']]);
        await sound(view);
    });
});

test('an indicator has another name in one chart, and its own again', async () => {
    const view = await openStudio(places, { built: true });
    await withEvidence('studio-renamed', view, async () => {
        const { page } = view;
        await withChart(page);
        await go(page, 'choose');
        const drawn = (words) => page.waitForFunction(async (own) => (await document.querySelector('.stage indicator-chart').toCsv().catch(() => '')).includes(own), words);
        await page.click('.refs li:nth-child(2) summary');
        const name = page.getByLabel('“混凝土机械收入　121.5亿元”在图里叫');
        assert.equal(await name.getAttribute('placeholder'), '混凝土机械收入　121.5亿元');
        await name.fill('混凝土');
        await name.press('Enter');
        const [first, second] = (await kept(page)).charts[0].indicators;
        assert.deepEqual([typeof first, second.label, second.ref], ['string', '混凝土', second.ref]);
        assert.match(await page.textContent('.refs li:nth-child(2) .name'), /^混凝土　/);
        await drawn('混凝土,');
        // It keeps it at another place, and others do not get it.
        await page.click('.refs li:nth-child(2) [data-does=up]');
        assert.deepEqual((await kept(page)).charts[0].indicators, [second, first]);
        assert.equal(await page.evaluate(() => document.activeElement.closest('li')?.matches(':first-child')), true);
        await page.click('.refs li:nth-child(1) summary');
        await page.fill('.refs li:nth-child(1) .rename input', ' ');
        await page.press('.refs li:nth-child(1) .rename input', 'Enter');
        assert.deepEqual((await kept(page)).charts[0].indicators, [second.ref, first]);
        await sound(view);
    });
});

test('series and lines of a chart of rows are called otherwise, wherever it names them', async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-series-renamed', view, async () => {
        const { page } = view;
        const chart = {
            id: 'growth', kind: 'line', title: '走势', encode: { x: '年份', y: ['数值', '全市'] }, highlight: ['数值'],
            data: { columns: ['年份', { name: '数值', type: 'number', unit: '%' }, { name: '全市', type: 'number', unit: '%' }], rows: [['2021', '5', '4'], ['2022', '6', '5'], ['2023', '7', '6']] },
            references: [{ value: '6', label: '目标' }, { value: '5' }], annotations: [{ at: { x: '2022', series: '数值' }, text: '投产' }],
        };
        await page.setInputFiles('#file', { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ version: 1, indicators: [], charts: [chart] })) });
        await page.waitForFunction(() => /已打开/.test(document.querySelector('.said').textContent));
        await go(page, 'choose');
        const own = async () => (await kept(page)).charts[0];
        const name = page.getByLabel('系列 1 的名称');
        for (const [words, wrong] of [['全市', /已有一列叫这个/], ['', /名称不能空/]]) {
            await name.fill(words);
            await name.press('Tab');
            assert.match(await page.textContent('.series .wrong'), wrong);
            assert.deepEqual((await own()).encode, chart.encode);
        }
        await name.fill('高新区');
        await name.press('Tab');
        const after = await own();
        assert.deepEqual([after.data.columns[1].name, after.encode.y, after.highlight, after.annotations[0].at.series], ['高新区', ['高新区', '全市'], ['高新区'], '高新区']);
        await page.uncheck('.check:has-text("突出“高新区”") input');
        assert.deepEqual((await own()).highlight ?? [], []);
        const line = page.getByLabel('6 处的线叫');
        assert.equal(await line.inputValue(), '目标');
        await line.fill('全年目标');
        await line.press('Tab');
        await page.getByLabel('5 处的线叫').fill('去年');
        await page.getByLabel('5 处的线叫').press('Tab');
        assert.deepEqual((await own()).references, [{ value: '6', label: '全年目标' }, { value: '5', label: '去年' }]);
        await line.fill('');
        await line.press('Tab');
        assert.deepEqual((await own()).references[0], { value: '6' });
        await sound(view);
    });
});

test('what is taken off is suggested again; doubtful figures of charts are said where they would be taken', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-doubtful-taken', view, async () => {
        const { page } = view;
        await paste(page, await articleText(places));
        await read(page);
        await go(page, 'choose');
        const count = await page.locator('.offers h2').textContent();
        await page.click('.offers .all');
        for (let left = await page.locator('.order li').count(); left; left--) await page.click('.order li:first-child [data-does=gone]');
        assert.equal(await page.locator('.offers h2').textContent(), count);
        await page.click('.offers .all');
        await go(page, 'take');
        await page.click('.still-open .doubts');
        await page.waitForSelector('main.review');
        assert.equal(await page.locator('.indicators li.open.doubtful').count(), 1);
    });
});
