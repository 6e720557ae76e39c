// What an editor does to a draft from one article to the next: texts that are
// replaced, moved and mended, readings that are corrected, once and for many.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUp, withEvidence } from './harness.mjs';
import { articleText, figuresOf, go, kept, openStudio, paste, read, RESULTS, sound, withChart } from './studio.mjs';

const places = await setUp();

const STORM = `暴雨过后北塘街道清淤
记者从北塘街道获悉，2026年7月清理淤泥42吨，出动志愿者316人次。
低洼路段的6处积水点已经全部排除，交通恢复正常。`;

/** Selects all that the text box has, as Ctrl+A does. */
const whole = (page) => page.evaluate(() => document.querySelector('#text').select());

/** The drafts that are kept, the last one first. */
const drafts = async (page) => {
    await kept(page);
    return page.evaluate(async () => (await (await import('/studio/shelf.js')).all()).map(({ draft }) => draft));
};

test('another article begins a draft of its own, and the one before keeps its text and its charts', async () => {
    for (const emptied of [false, true]) {
        const view = await openStudio(places, { built: true });
        await withEvidence(`studio-another-${emptied}`, view, async () => {
            const { page } = view;
            await withChart(page);
            if (emptied) await page.click('button:text("清空")');
            else await whole(page);
            await paste(page, STORM);
            await page.waitForFunction(() => /另起了一份草稿/.test(document.querySelector('.said').textContent));
            await read(page);
            const [now, before, ...others] = await drafts(page);
            assert.deepEqual([now.text, now.charts, others], [STORM, [], []]);
            assert.deepEqual(now.indicators.filter(({ label }) => /收入/.test(label)), []);
            assert.deepEqual([before.text, figuresOf(before)], [RESULTS, ['挖掘机械收入 198.3', '混凝土机械收入 121.5']]);
            await sound(view);
        });
    }
});

test('a text that is moved or mended keeps its charts, which say what it says now', async () => {
    const view = await openStudio(places, { built: true });
    await withEvidence('studio-moved', view, async () => {
        const { page } = view;
        await withChart(page);
        const lines = RESULTS.split('\n');
        const type = async (text) => {
            await page.fill('#text', text);
            await page.press('#text', 'Tab');
            await page.waitForFunction((own) => document.querySelector('.bar .status').textContent === '已存' && document.querySelector('#text').value === own, text);
            await page.waitForTimeout(400);
            return kept(page);
        };
        // Cut, and not yet put elsewhere: another paragraph has its place.
        const cut = await type([lines[0], lines[1], '2025年，境外收入267.9亿元，境内收入244.9亿元。', lines[3]].join('\n'));
        assert.deepEqual(figuresOf(cut), ['挖掘机械收入 198.3', '混凝土机械收入 121.5']);
        assert.deepEqual(cut.charts[0].indicators.map((id) => cut.notes[id].stale), [true, true]);
        const moved = await type([lines[2], lines[0], lines[1], lines[3]].join('\n'));
        assert.deepEqual(figuresOf(moved), ['挖掘机械收入 198.3', '混凝土机械收入 121.5']);
        assert.deepEqual(moved.charts[0].indicators.map((id) => !!moved.notes[id].stale), [false, false]);
        const mended = await type(RESULTS.replace('198.3', '199.1'));
        assert.deepEqual(figuresOf(mended), ['挖掘机械收入 199.1', '混凝土机械收入 121.5']);
        assert.equal(mended.charts[0].title, '挖掘机械收入199.1亿元');
    });
});

test('where nothing could be read, figures stay that are still in the text', async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-unread', view, async () => {
        const left = await view.page.evaluate(async () => {
            const { empty } = await import('/studio/draft.js');
            const { take } = await import('/studio/merge.js');
            const text = '2025年，茶叶产量2.64万吨。\n森林覆盖率73.9%。';
            const source = (exact, figure) => {
                const start = text.indexOf(exact);
                const at = text.indexOf(figure);
                return { exact, start, end: start + exact.length, figure: { start: at, end: at + figure.length } };
            };
            const draft = {
                ...empty(), text, read: text, notes: { a: { origin: 'found' }, b: { origin: 'found' } },
                indicators: [
                    { id: 'a', label: '茶叶产量', value: '2.64', unit: '万吨', source: source('2025年，茶叶产量2.64万吨。', '2.64万吨') },
                    { id: 'b', label: '森林覆盖率', value: '73.9', unit: '%', source: source('森林覆盖率73.9%。', '73.9%') },
                ],
            };
            const after = take(draft, '2025年，茶叶产量2.64万吨。\n天晴了。', { indicators: [], charts: [], doubts: {}, failed: true });
            return after.indicators.map(({ id }) => [id, !!after.notes[id].stale]);
        });
        assert.deepEqual(left, [['a', false], ['b', true]]);
    });
});

test('of a growth the value and the change are mended together, and what is marked goes along', async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-mended', view, async () => {
        const { rates, marked, errors } = await view.page.evaluate(async () => {
            const { editIndicator, empty } = await import('/studio/draft.js');
            const { check } = await import('/studio/checks.js');
            const text = '2025年，接待游客 3 218.6 万人次，房屋新开工面积下降3.4%。';
            const at = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
            const source = (words) => ({ exact: text, start: 0, end: text.length, figure: at(words) });
            const draft = {
                ...empty(), text, read: text, notes: { a: { origin: 'found' }, b: { origin: 'found' } },
                indicators: [
                    { id: 'a', label: '接待游客', value: '218.6', unit: '万人次', period: '2025', source: source('218.6 万人次') },
                    { id: 'b', label: '房屋新开工面积', value: '-3.4', unit: '%', kind: 'rate', period: '2025', change: { value: '3.4', unit: '%', direction: 'down', basis: 'yoy', figure: at('3.4%') }, source: source('3.4%') },
                ],
            };
            const b = (fields) => {
                const { value, change } = editIndicator('b', fields)(draft).indicators[1];
                return [value, change.value, change.direction];
            };
            const { change } = draft.indicators[1];
            const after = editIndicator('a', { value: '3218.6' })(draft);
            const { figure } = after.indicators[0].source;
            return {
                rates: [b({ value: '-4.3' }), b({ value: '4.3' }), b({ change: { ...change, value: '4.3' } }), b({ change: { ...change, direction: 'up' } }), b({ label: '面积' })],
                marked: text.slice(figure.start, figure.end),
                errors: (await check(after)).filter(({ error }) => error),
            };
        });
        assert.deepEqual(rates, [['-4.3', '4.3', 'down'], ['4.3', '4.3', 'up'], ['-4.3', '4.3', 'down'], ['3.4', '3.4', 'up'], ['-3.4', '3.4', 'down']]);
        assert.equal(marked, '3 218.6 万人次');
        assert.deepEqual(errors, []);
    });
});

/** Selects words of the article beside its figures. */
const select = (page, words) =>
    page.evaluate((wanted) => {
        const line = [...document.querySelectorAll('.article-text p')].find((own) => own.textContent.includes(wanted));
        const from = line.textContent.indexOf(wanted);
        const range = document.createRange();
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let at = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (from >= at && from < at + node.data.length) range.setStart(node, from - at);
            if (from + wanted.length > at && from + wanted.length <= at + node.data.length) range.setEnd(node, from + wanted.length - at);
            at += node.data.length;
        }
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }, words);

test('an open figure is read of other words; an added one has the period of its sentence', async () => {
    const view = await openStudio(places, { built: true });
    await withEvidence('studio-reread', view, async () => {
        const { page } = view;
        await paste(page, '2025年，公司实现营业收入512.8亿元，同比增长11.7%，订单 海外占比过半。\n全年净利润43.61亿元。');
        await read(page);
        await go(page, 'review');
        await select(page, '过半');
        assert.deepEqual(await page.locator('.adder button:visible').allTextContents(), ['＋ 把选中的文字加为指标']);
        await page.click('.adder .primary');
        const added = (await kept(page)).indicators.at(-1);
        assert.deepEqual([added.label, added.period], ['海外占比', '2025']);
        await page.click('.indicators .head:has-text("营业收入")');
        await select(page, '43.61亿元');
        await page.click('.adder button:text("作为“营业收入”的数")');
        const draft = await kept(page);
        const one = draft.indicators.find(({ label }) => label === '营业收入');
        assert.deepEqual([one.value, draft.text.slice(one.source.figure.start, one.source.figure.end), one.source.exact], ['43.61', '43.61亿元', '全年净利润43.61亿元。']);
        assert.match(await page.textContent('.said'), /现在是 43\.61亿元/);
        await page.click('.bar .tools button >> nth=0');
        assert.equal((await kept(page)).indicators.find(({ label }) => label === '营业收入').value, '512.8');
        // A value is typed with its unit, as articles have it.
        await page.click('.indicators .head:has-text("净利润")');
        const typing = page.locator('.indicators li.open [data-key="数值"] input').first();
        await typing.fill('约 4,361 百万元');
        await typing.press('Tab');
        const typed = (await kept(page)).indicators.find(({ label }) => /净利润/.test(label));
        assert.deepEqual([typed.value, typed.unit, typed.qualifier, await typing.inputValue()], ['4361', '百万元', 'about', '4361']);
        await page.click('.bar .tools button >> nth=0');
        // What the text says no more is read of what it says now.
        await page.click('.indicators .head:has-text("海外占比")');
        await go(page, 'paste');
        await page.fill('#text', (await page.inputValue('#text')).replace('海外占比过半', '海外占比52%'));
        await page.press('#text', 'Tab');
        await page.waitForTimeout(600);
        await go(page, 'review');
        await page.click('.indicators .head:has-text("原文里找不到这个数了")');
        await select(page, '52%');
        await page.click('.adder button:text("作为“海外占比”的数")');
        const last = await kept(page);
        const { id, value } = last.indicators.find(({ label }) => label === '海外占比');
        assert.deepEqual([value, last.notes[id].stale], ['52', false]);
    });
});

test('a period that was read wrong is mended for its paragraph, or for all', async () => {
    const view = await openStudio(places, { built: true });
    await withEvidence('studio-alike', view, async () => {
        const { page } = view;
        await paste(page, '2026年，固定资产投资118.7亿元，社会消费品零售总额92.35亿元，一般公共预算收入13.06亿元。\n2026年，茶叶产量2.64万吨，森林覆盖率73.9%。\n2024年，外贸进出口37亿元。');
        await read(page);
        await go(page, 'review');
        await page.click('.indicators .head:has-text("固定资产投资")');
        assert.equal(await page.locator('.also').count(), 0);
        const period = page.locator('.indicators li.open [data-key="时期"] input');
        await period.fill('2025年');
        await period.press('Tab');
        assert.deepEqual(await page.locator('.also').allTextContents(), ['同段另外 2 个“2026年”也改成“2025年”', '全文另外 4 个“2026年”也改成“2025年”']);
        const offer = async () => (await kept(page)).offers.find(({ indicators }) => indicators.length === 3).subtitle;
        assert.match(await offer(), /2026年/);
        await page.click('.also-beside');
        assert.match(await offer(), /2025年/);
        const periods = async () => (await kept(page)).indicators.map(({ period: own }) => own);
        assert.deepEqual(await periods(), ['2025', '2025', '2025', '2026', '2026', '2024']);
        await page.click('.also-all');
        assert.deepEqual(await periods(), ['2025', '2025', '2025', '2025', '2025', '2024']);
        assert.equal(await page.locator('.also').count(), 0);
        await page.keyboard.press('Control+z');
        assert.deepEqual(await periods(), ['2025', '2025', '2025', '2026', '2026', '2024']);
        await sound(view);
    });
});

test('what is passed gives the focus on, and many are passed at once', { timeout: 120_000 }, async () => {
    const view = await openStudio(places, { built: true });
    await withEvidence('studio-fine', view, async () => {
        const { page } = view;
        await paste(page, ['甲', '乙', '丙', '丁', '戊'].map((name, i) => `2025年，${name}厂营业收入${i + 5}亿元。`).join('\n'));
        await read(page);
        await go(page, 'review');
        const names = page.locator('.indicators .head .label');
        for (let i = 0; i < await names.count(); i++) {
            await page.click(`.indicators li:nth-child(${i + 1}) .head`);
            const label = page.locator('.indicators li.open [data-key="名称"] input');
            await label.fill('营业收入');
            await label.press('Tab');
        }
        await page.waitForFunction(() => /3 处要看一眼/.test(document.querySelector('.findings').textContent));
        await page.locator('.findings .pass').first().press('Enter');
        await page.waitForFunction(() => /2 处要看一眼/.test(document.querySelector('.findings').textContent));
        assert.equal(await page.evaluate(() => document.activeElement.matches('.findings .pass')), true);
        await page.click('button:text("这 2 处都没问题")');
        await page.waitForFunction(() => document.querySelector('.findings').textContent === '');
        await page.click('.bar .tools button >> nth=0');
        await page.waitForFunction(() => /2 处要看一眼/.test(document.querySelector('.findings').textContent));
    });
});

test('from one doubtful figure to the next', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-next-doubt', view, async () => {
        const { page } = view;
        await paste(page, await articleText(places));
        await read(page);
        await go(page, 'review');
        assert.ok(await page.locator('.indicators li.doubtful').count() > 1);
        await page.click('button:text("下一个存疑的")');
        const first = await page.getAttribute('.indicators li.open', 'data-id');
        await page.click('button:text("下一个存疑的")');
        assert.notEqual(await page.getAttribute('.indicators li.open', 'data-id'), first);
    });
});

/** An extractor that takes its time. */
const slow = { '/pkg-extract/indicator_charts.js': { contentType: 'text/javascript', body: `export default async () => {};
export function extract() {
    for (const end = performance.now() + 300; performance.now() < end; );
    return JSON.stringify({ version: 1, indicators: [], charts: [] });
}` } };

test('what is typed while figures are looked for stays, and so does the caret', async () => {
    const view = await openStudio(places, { document: null, files: slow });
    await withEvidence('studio-typing', view, async () => {
        const { page } = view;
        await paste(page, '产值12亿元。');
        await page.evaluate(() => {
            window.found = 0;
            let looking = true;
            new MutationObserver(() => {
                const now = /正在找数/.test(document.querySelector('.bar .status').textContent);
                if (looking && !now) window.found += 1;
                looking = now;
            }).observe(document.querySelector('.bar'), { childList: true, subtree: true, characterData: true });
            document.querySelector('#text').setSelectionRange(0, 0);
        });
        let typed = '';
        // Once it was looked for while something was typed, and once after.
        while (await page.evaluate(() => window.found) < 2) {
            typed += '甲';
            await page.keyboard.type('甲');
            await page.waitForTimeout(typed.length % 8 ? 60 : 300);
        }
        assert.equal(await page.inputValue('#text'), `${typed}产值12亿元。`);
        assert.equal(await page.evaluate(() => document.querySelector('#text').selectionEnd), typed.length);
        await page.press('#text', 'Tab');
        assert.equal((await kept(page)).text, `${typed}产值12亿元。`);
    });
});

/** The indicator that is open. */
const opened = (page) => page.getAttribute('.indicators li.open', 'data-id');

test('what was confirmed, or edited, stays so when its button is pressed, and is taken back by another', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-confirmed', view, async () => {
        const { page } = view;
        await paste(page, await articleText(places));
        await read(page);
        await go(page, 'review');
        await page.click('button:text("下一个存疑的")');
        const first = await opened(page);
        const doubted = async () => page.locator('.indicators li.doubtful').count();
        const before = await doubted();
        assert.equal(await page.locator('.indicators li.open .back').count(), 0);
        const label = page.locator('.indicators li.open [data-key="名称"] input');
        await label.fill('改过的名称');
        // The press that ends the field is one for the next.
        await page.click('.indicators li.open .sure');
        assert.notEqual(await opened(page), first);
        const sure = async (id) => (await kept(page)).notes[id].sure;
        assert.equal(await sure(first), true);
        await page.click(`.indicators li[data-id="${first}"] .head`);
        await page.click('.indicators li.open .sure');
        assert.deepEqual([await sure(first), await doubted()], [true, before - 1]);
        assert.notEqual(await opened(page), first);
        await page.click(`.indicators li[data-id="${first}"] .head`);
        await page.click('.indicators li.open .back');
        assert.deepEqual([await sure(first), await doubted(), await opened(page)], [false, before, first]);
        assert.equal(await page.evaluate(() => document.activeElement.matches('li.open .sure')), true);
        // Without doubts left it leads from one to the next, and back to the first.
        while (await doubted()) {
            await page.click('button:text("下一个存疑的")');
            await page.click('.indicators li.open .sure');
        }
        const last = await page.getAttribute('.indicators li:last-child', 'data-id');
        await page.click(`.indicators li[data-id="${last}"] .head`);
        if (!await sure(last)) await page.click('.indicators li.open .sure');
        await page.click('.indicators li.open .sure');
        assert.equal(await opened(page), await page.getAttribute('.indicators li:first-child', 'data-id'));
        await sound(view);
    });
});

test('a doubtful figure of the text says why: to those who listen, point, tap or use keys', async () => {
    const view = await openStudio(places, { hasTouch: true });
    await withEvidence('studio-why', view, async () => {
        const { page } = view;
        await paste(page, await articleText(places));
        await read(page);
        await go(page, 'review');
        const doubts = page.locator('mark.doubtful');
        const count = await doubts.count();
        assert.ok(count > 1);
        for (const mark of await doubts.all()) {
            const [figure, name] = await mark.evaluate((node) => [node.textContent, node.ariaLabel]);
            assert.ok(name.startsWith(figure), `${name} begins with ${figure}`);
            assert.match(name, /，“.+”存疑：把握 62%/);
        }
        // What is said beside a figure is no part of the text.
        assert.equal((await page.locator('.article-text p').allTextContents()).join('\n'), await articleText(places));
        const note = page.locator('.doubt-note');
        const shown = () => note.evaluate((node) => (node.checkVisibility() ? node.textContent : ''));
        const mark = doubts.first();
        await mark.hover();
        assert.match(await shown(), /存疑：把握 62%/);
        const near = await page.evaluate(() => {
            const [one, other] = ['mark.doubtful', '.doubt-note'].map((own) => document.querySelector(own).getBoundingClientRect());
            return Math.min(Math.abs(other.top - one.bottom), Math.abs(one.top - other.bottom));
        });
        assert.ok(near < 2, `${near} px away`);
        // Its words can be pointed at; Esc puts them away.
        await note.hover();
        assert.match(await shown(), /把握 62%/);
        await page.keyboard.press('Escape');
        assert.equal(await shown(), '');
        await page.hover('h1');
        await mark.evaluate((node) => { node.tabIndex = 0; node.focus(); });
        assert.match(await shown(), /把握 62%/);
        await page.keyboard.press('ArrowRight');
        assert.equal(await shown(), '');
        await doubts.nth(1).tap();
        assert.match(await shown(), /把握 62%/);
        // Once it is confirmed, nothing is said any more.
        await page.click('.indicators li.open .sure');
        await page.waitForFunction((before) => document.querySelectorAll('mark.doubtful').length < before, count);
        assert.equal(await shown(), '');
        await sound(view);
    });
});
