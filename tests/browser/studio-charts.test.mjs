// Charts in the studio: kinds that fit and why others do not, rows from a
// spreadsheet, and edits while something else is pressed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUp, withEvidence } from './harness.mjs';
import { article, articleText, go, kept, openStudio, paste, read } from './studio.mjs';

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
        assert.match(why, /“亿元”和“万人”不能画在同一条轴上/);
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

test('rows that fit no chart stay, with what does not fit; rows without names lose none', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-rows-kept', view, async () => {
        const { page } = view;
        const mixed = '年份\t企业（家）\t增速（%）\n2022\t851\t23.3\n2023\t1,106\t30.0';
        await go(page, 'choose');
        await page.click('button:text("用表格数据画一张")');
        await page.fill('dialog textarea', mixed);
        await page.click('dialog button.primary');
        await page.waitForFunction(() => /“企业”（家）和“增速”（%）单位不同/.test(document.querySelector('dialog .wrong')?.textContent ?? ''));
        assert.equal(await page.inputValue('dialog textarea'), mixed);
        await page.fill('dialog textarea', '2022\t851\n2023\t约1');
        await page.click('dialog button.primary');
        assert.match(await page.textContent('dialog .wrong'), /“数值”第 2 行的“约1”不是数/);
        await page.fill('dialog textarea', '2021\t690\n2022\t851\n2023\t1,106');
        await page.click('dialog button.primary');
        await page.waitForSelector('.order .name');
        assert.match(await page.textContent('.said'), /列名先写成“数值”/);
        await page.click('button:text("English")');
        assert.equal(await page.textContent('.said'), '');
        const [chart] = (await kept(page)).charts;
        assert.deepEqual(chart.data, { columns: ['时期', { name: '数值', type: 'number' }], rows: [['2021', '690'], ['2022', '851'], ['2023', '1106']] });
        assert.equal('headless' in chart, false);
        // Years over the columns are names; the core's sentences have no paths in English, either.
        const { wide, sentence } = await page.evaluate(async () => {
            const { rowsOf } = await import('/studio/rows.js');
            const { plainly } = await import('/studio/plainly.js');
            return { wide: rowsOf('城市\t2021\t2022\n甲\t5\t6'), sentence: plainly('', 'two values: 538家 here, 412家 $.indicators[27] elsewhere') };
        });
        assert.deepEqual([wide.headless, wide.data.rows], [false, [['甲', '5', '6']]]);
        assert.equal(sentence, 'two values: 538家 here, 412家 elsewhere');
    });
});

test('a suggestion is a picture alone, for who comes near, too', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-alone', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'choose');
        await page.waitForSelector('.offer indicator-chart');
        for (const offer of await page.locator('.offer .ic-plot').all()) await offer.hover();
        const bars = page.locator('.offer .bar');
        await bars.first().waitFor({ state: 'attached' });
        assert.equal(await bars.evaluateAll((all) => all.filter((node) => node.checkVisibility()).length), 0);
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

/** Waits for a finding; its row. */
async function finding(page, words) {
    const row = page.locator('.findings li', { hasText: words });
    await row.first().waitFor();
    return row.first();
}

test('what a sub-editor would ask is listed, with a way there and a way past it', { timeout: 120_000 }, async () => {
    const view = await openStudio(places);
    await withEvidence('studio-checks', view, async () => {
        const { page } = view;
        const open = (id) => page.click(`mark[data-ids="${id}"]`);
        const change = async (label, words) => {
            const control = page.getByLabel(label, { exact: true }).first();
            await control.fill(words);
            await control.press('Tab');
        };
        await paste(page, text);
        await go(page, 'review');
        await open('fournew');
        await change('数值', '一百');
        assert.match(await page.textContent('.indicators li.open .wrong:not(:empty)'), /只写数字/);
        await change('数值', '142.9');
        // A share above its whole, and not what the text says.
        await finding(page, /超过 100%；若是完成率，“性质”请选“比率”/);
        await (await finding(page, /42\.9.*142\.9/)).getByRole('button', { name: /^去看/ }).click();
        assert.equal(await page.evaluate(() => document.activeElement.closest('li').dataset.id), 'fournew');
        await change('数值', '42.9');
        await page.waitForFunction(() => !/142\.9/.test(document.querySelector('.findings').textContent));
        // A unit slip.
        await open('talent');
        await change('单位', '人');
        const slip = await finding(page, /36\.6万人/);
        assert.equal(await slip.getByRole('button', { name: /^去看/ }).count(), 1);
        await change('单位', '万人');
        await slip.waitFor({ state: 'detached' });
        // Two values for one measure.
        await open('gazelle');
        await change('名称', '高新技术企业');
        const twice = await finding(page, /同一指标有两个数/);
        // It is as it should be: gone until it is taken back.
        await twice.getByRole('button', { name: /^没问题/ }).click();
        await twice.waitFor({ state: 'detached' });
        await page.click('.bar .tools button >> nth=0');
        await finding(page, /同一指标有两个数/);
        // Its sentence is in the text no more.
        await go(page, 'paste');
        await page.fill('#text', text.replace('省级瞪羚企业276家', '省级瞪羚企业数百家'));
        await page.press('#text', 'Tab');
        await read(page);
        await go(page, 'review');
        await finding(page, /文章里找不到这句话/);
        assert.deepEqual(view.log.errors, []);
    });
});

test('what stands beside a value is added, changed and taken off', { timeout: 120_000 }, async () => {
    const view = await openStudio(places);
    await withEvidence('studio-parts', view, async () => {
        const { page } = view;
        const one = async (id) => (await kept(page)).indicators.find((own) => own.id === id);
        const add = async (part) => {
            await page.selectOption('.adding select', part);
            await page.click('.adding button');
        };
        const group = (name) => page.locator(`.form [role=group][aria-label="${name}"]`);
        const write = async (place, label, words) => {
            const control = place.getByLabel(label, { exact: true });
            await control.fill(words);
            await control.press('Tab');
        };
        await paste(page, text);
        await go(page, 'review');
        await page.click('mark[data-ids="talent"]');
        await add('target');
        assert.ok(await page.evaluate(() => document.activeElement.closest('[role=group]')?.getAttribute('aria-label') === '计划'), 'the focus is where the plan is written');
        await write(group('计划'), '数值', '40');
        await add('whole');
        await write(group('所属的整体'), '整体的名称', '全市');
        await add('from');
        await write(group('原来的值（由…）'), '数值', '35.1');
        await add('rank');
        await write(group('名次'), '在哪里', '全市');
        await write(group('名次'), '第几', '2');
        for (const to of ['全省', '全国']) {
            await add('compare');
            await write(group(`比较 ${to === '全省' ? 1 : 2}`), '比谁', to);
        }
        const { target, whole, from, rank, compare } = await one('talent');
        assert.deepEqual([target, whole.label, from.value, rank, compare.map(({ to }) => to)], [{ value: '40', unit: '万人' }, '全市', '35.1', { place: 2, among: '全市' }, ['全省', '全国']]);
        assert.match(await page.textContent('.indicators li.open .more'), /由 35\.1万人 · 计划 40万人 · 整体 全市.* · 全市第 2/);
        await group('计划').getByRole('button').click();
        assert.equal((await one('talent')).target, undefined);
        await page.click('.bar .tools button >> nth=0');
        assert.deepEqual((await one('talent')).target, target);
        // One figure computed of two others.
        await page.click('mark[data-ids="parks"]');
        await add('derived');
        await group('由别的指标算出').getByLabel(/^前者/).last().selectOption('hitech');
        await group('由别的指标算出').getByLabel(/^后者/).selectOption('srdi');
        const { derived, value } = await one('parks');
        assert.deepEqual([derived, value], [{ op: 'minus', args: ['hitech', 'srdi'] }, undefined]);
        assert.deepEqual(view.log.errors, []);
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
        const at = (await order(page)).indexOf(article.charts.find(({ kind }) => kind === 'bullet').title) + 1;
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
