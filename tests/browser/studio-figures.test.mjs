// Figures in the studio, with the extractor as it is built: declines, periods
// as editors type them, and figures that are added by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUp, withEvidence } from './harness.mjs';
import { go, kept, openStudio, paste, read } from './studio.mjs';

const places = await setUp();

/** The cells of a table of every figure. */
const cells = (page, draft) =>
    page.evaluate(async (draft) => {
        const { described } = await import('/studio/ask.js');
        const { documentOf } = await import('/studio/draft.js');
        const document = { ...documentOf(draft), charts: [{ id: 't', kind: 'table', indicators: draft.indicators.map(({ id }) => id) }] };
        return described(document, 't', ({ table }) => table.rows.flatMap(({ cells }) => cells));
    }, draft);

test('a decline that stands for itself has its sign in tables, and another value none of its words', async () => {
    const view = await openStudio(places, { built: true });
    await withEvidence('studio-decline', view, async () => {
        const { page } = view;
        await paste(page, '2023年，固定资产投资同比下降2.1%。房屋新开工面积同比下降两成。');
        await read(page);
        const said = await cells(page, await kept(page));
        assert.ok(said.includes('−2.1%') && said.includes('−两成'), said.join());
        await go(page, 'review');
        await page.click('.indicators .head:has-text("房屋新开工面积")');
        const value = page.locator('.indicators li.open [data-key="数值"] input');
        await value.fill('-21');
        await value.press('Tab');
        const changed = await cells(page, await kept(page));
        assert.ok(changed.includes('−21%'), changed.join());
    });
});

test('periods are typed as articles word them; the date says which year 今年 is', async () => {
    const view = await openStudio(places, { built: true });
    await withEvidence('studio-period', view, async () => {
        const { page } = view;
        await paste(page, '今年1至9月，固定资产投资500亿元。\n外贸进出口378亿元。');
        await read(page);
        await go(page, 'review');
        await page.click('.indicators .head:has-text("进出口")');
        const period = page.locator('.indicators li.open [data-key="时期"] input');
        const type = async (words) => {
            await period.fill(words);
            await period.press('Tab');
        };
        await type('不知何时');
        assert.match(await page.textContent('.indicators li.open [data-key="时期"] .wrong'), /2023年前三季度/);
        await type('今年前三季度');
        assert.match(await page.textContent('.indicators li.open [data-key="时期"] .wrong'), /日期/);
        await type('2022年1—9月');
        const periods = ({ indicators }) => indicators.map(({ period = '', periodText = '' }) => [period, periodText]);
        assert.deepEqual(periods(await kept(page)), [['', ''], ['2022-01/09', '2022年1—9月']]);
        await go(page, 'paste');
        await page.click('.about summary');
        const date = page.locator('.about [data-key="日期"] input');
        await date.fill('2023-10-26');
        await date.press('Tab');
        await go(page, 'review');
        await page.waitForFunction(() => /2023年1至9月/.test(document.querySelector('.indicators').textContent));
        await page.click('.indicators .head:has-text("进出口")');
        await type('今年前三季度');
        const draft = await kept(page);
        // Found again with its period, it is the same to charts.
        assert.deepEqual(draft.indicators.map(({ id }) => id), ['i1', 'i2']);
        assert.deepEqual(periods(draft), [['2023-01/09', '2023年1至9月'], ['2023-Q1/Q3', '2023年前三季度']]);
    });
});

test('every wording of a period', async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-periods', view, async () => {
        const read = (list) => view.page.evaluate(async (all) => {
            const { periodOf } = await import('/studio/period.js');
            return all.map(([words, year]) => periodOf(words, year)?.period ?? null);
        }, list);
        const forms = [
            ['2023', '2023'], ['2023年', '2023'], ['2023年全年', '2023'], ['2023-Q1/Q3', '2023-Q1/Q3'], ['2023年三季度', '2023-Q3'], ['2023Q3', '2023-Q3'], ['2023年前两季度', '2023-Q1/Q2'],
            ['２０２３年１－９月', '2023-01/09'], ['2023年前9个月', '2023-01/09'], ['2023年上半年', '2023-H1'], ['2023-9', '2023-09'], ['2023年十二月', '2023-12'], ['2023年9月5日', '2023-09-05'],
            ['2023-13', null], ['2023年9至1月', null], ['2023-Q3/Q1', null], ['1至9月', null], ['很久', null],
        ];
        assert.deepEqual(await read(forms.map(([words]) => [words, ''])), forms.map(([, period]) => period));
        assert.deepEqual(await read([['1至9月', '2023'], ['去年', '2023'], ['', '2023']]), ['2023-01/09', '2022', null]);
    });
});

test('an added figure is opened where it is seen; words that are no number want one', async () => {
    const view = await openStudio(places, { built: true, height: 900 });
    await withEvidence('studio-added', view, async () => {
        const { page } = view;
        const many = Array.from({ length: 30 }, (_, i) => `第${i + 1}项投资${i + 100}亿元，同比增长${i + 1}.5%。`).join('\n');
        await paste(page, `2023年，情况如下。\n${many}\n产业规模迈向千亿，编号为A7788的项目开工。`);
        await read(page);
        await go(page, 'review');
        await page.fill('.finder input', '千亿');
        await page.press('.finder input', 'Enter');
        const value = page.locator('.indicators li.open [data-key="数值"] input');
        await value.waitFor();
        await page.waitForTimeout(200);
        assert.equal(await value.evaluate((node) => node === document.activeElement), true, 'its value is written next');
        const seen = () => page.evaluate(() => {
            const field = document.querySelector('.indicators li.open [data-key="数值"]').getBoundingClientRect();
            const at = document.elementFromPoint(field.x + 10, field.bottom - 10);
            return !!at?.closest('[data-key="数值"]');
        });
        assert.equal(await seen(), true, 'the field is seen');
        assert.match(await page.textContent('.indicators li.open .doubt'), /写上数值/);
        assert.equal(await value.getAttribute('aria-invalid'), 'true');
        assert.equal(await page.textContent('.indicators li.open .sure'), '确认无误');
        const covered = await page.evaluate(() => {
            const button = document.querySelector('.finder button').getBoundingClientRect();
            return !document.elementFromPoint(button.x + button.width / 2, button.y + button.height / 2)?.closest('.finder');
        });
        assert.equal(covered, false, 'the message covers nothing that is pressed');
        await value.fill('1000');
        await value.press('Tab');
        await page.waitForFunction(() => /已确认/.test(document.querySelector('.indicators li.open .sure').textContent));
        assert.equal(await value.getAttribute('aria-invalid'), null);
    });
});
