// What an editor has done is never lost: reload, undo, two tabs, files.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { observe, setUp, withEvidence } from './harness.mjs';
import { articleText, go, kept, openStudio, paste, read, STUDIO } from './studio.mjs';

const places = await setUp();
const text = await articleText(places);
const SHORT = '济南高新区前三季度地区生产总值1331.4亿元。';

const saved = (page) => page.waitForFunction(() => /已存/.test(document.querySelector('.bar .status').textContent));

test('a reload in the middle loses nothing', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-reload', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'review');
        await page.click('.indicators li:nth-child(1) .head');
        const label = page.locator('.indicators li.open .field.wide input');
        await label.fill('改过的名称');
        await label.press('Tab');
        await go(page, 'choose');
        await page.click('.offers .take >> nth=0');
        await saved(page);
        await page.reload();
        await page.waitForSelector('html[data-ready]');
        assert.equal(await page.locator('.order li').count(), 1, 'the step and the chart are there');
        await go(page, 'review');
        assert.equal(await page.locator('.indicators .label', { hasText: '改过的名称' }).count(), 1);
        await go(page, 'paste');
        assert.equal(await page.inputValue('#text'), text);
    });
});

test('every change is taken back and done again', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-undo', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'choose');
        await page.click('.offers .all');
        const count = await page.locator('.order li').count();
        await page.click('.order li:nth-child(1) [data-does=gone]');
        assert.equal(await page.locator('.order li').count(), count - 1);
        await page.keyboard.press('Control+z');
        assert.equal(await page.locator('.order li').count(), count);
        await page.keyboard.press('Control+Shift+z');
        assert.equal(await page.locator('.order li').count(), count - 1);
        const first = () => page.locator('.order li:nth-child(1) .name').textContent();
        const before = await first();
        await page.locator('.order li:nth-child(1) .pick').press('Alt+ArrowDown');
        assert.notEqual(await first(), before);
        assert.equal(await page.evaluate(() => document.activeElement.textContent.includes('2')), true, 'the focus goes along');
        await page.click('.bar .tools button >> nth=0');
        assert.equal(await first(), before);
    });
});

test('two tabs on one draft: the second reads until it takes over, and nothing is overwritten', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-tabs', view, async () => {
        const { page } = view;
        await paste(page, text);
        await saved(page);
        const other = await page.context().newPage();
        await other.addInitScript(observe);
        await other.goto(places.server.url + STUDIO);
        await other.waitForSelector('html[data-ready]');
        assert.match(await other.textContent('.notice'), /另一个标签页/);
        assert.equal(await other.evaluate(() => document.querySelector('main').inert), true);
        await other.click('.notice button');
        await other.waitForFunction(() => !document.querySelector('main').inert);
        // The first one says so, and writes no more.
        await page.waitForFunction(() => document.querySelector('main').inert);
        assert.match(await page.textContent('.notice'), /另一个标签页/);
        await paste(other, '另一处写的。');
        await saved(other);
        await page.click('.notice button');
        await page.waitForFunction(() => !document.querySelector('main').inert);
        assert.match(await page.inputValue('#text'), /另一处写的。/, 'what the other one wrote is there');
    });
});

test('a draft that is taken over while it is being written stays with the other tab', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-tabs-slow', view, async () => {
        const { page } = view;
        await paste(page, SHORT);
        await saved(page);
        const other = await page.context().newPage();
        await other.goto(places.server.url + STUDIO);
        await other.waitForSelector('html[data-ready]');
        // A writer that keeps the others waiting.
        await page.evaluate(() => new Promise((done) => {
            indexedDB.open('indicator-charts-studio').onsuccess = ({ target: { result } }) => {
                const store = result.transaction('drafts', 'readwrite').objectStore('drafts');
                const ask = () => { if (!window.freed) store.get('none').onsuccess = ask; };
                ask();
                const { transaction } = IDBDatabase.prototype;
                IDBDatabase.prototype.transaction = function (names, mode) {
                    window.writing ||= mode === 'readwrite';
                    return transaction.call(this, names, mode);
                };
                done();
            };
        }));
        await page.fill('#text', '快要写完。');
        await page.press('#text', 'Tab');
        await page.waitForFunction(() => window.writing);
        await other.click('.notice button');
        await page.waitForFunction(() => document.querySelector('main').inert);
        await page.evaluate(() => { window.freed = true; });
        await other.waitForFunction(() => document.querySelector('#text').value === '快要写完。' && !document.querySelector('main').inert);
        await paste(other, '另一处写的。');
        await saved(other);
        assert.equal(await page.evaluate(() => document.querySelector('main').inert), true);
        assert.match(await page.textContent('.notice'), /另一个标签页里编辑/);
    });
});

/** As a browser without locks would: another writer comes between. */
const otherwise = (page) =>
    page.evaluate(async () => {
        const { all, write } = await import('/studio/shelf.js');
        const [{ draft, revision }] = await all();
        await write({ ...draft, text: '别处的。' }, '别处的', revision);
    });

test('a revision that is not the last one is refused, with two ways out', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-conflict', view, async () => {
        const { page } = view;
        await paste(page, SHORT);
        await saved(page);
        await otherwise(page);
        await paste(page, '这里的。');
        await page.waitForFunction(() => /没有覆盖/.test(document.querySelector('.notice').textContent));
        const texts = () => page.evaluate(async () => (await (await import('/studio/shelf.js')).all()).map(({ draft }) => draft.text));
        assert.deepEqual(await texts(), ['别处的。']);
        await page.click('.notice button >> nth=0');
        await page.waitForFunction(() => !document.querySelector('main').inert);
        const both = await texts();
        assert.equal(both.length, 2);
        assert.ok(both.includes('别处的。') && both.some((own) => own.includes('这里的。')));
    });
});

test('a draft goes to a colleague as one file', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-file', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'choose');
        await page.click('.offers .take >> nth=1');
        await page.click('.bar button:text("草稿")');
        const [download] = await Promise.all([page.waitForEvent('download'), page.click('dialog button:text("存成文件")')]);
        const path = await download.path();
        assert.match(download.suggestedFilename(), /\.icdraft$/);
        await page.click('dialog button:text("新建一份")');
        await page.waitForSelector('main.paste');
        assert.equal(await page.inputValue('#text'), '');
        await page.setInputFiles('#file', { name: '同事.icdraft', mimeType: 'application/json', buffer: await readFile(path) });
        await page.waitForFunction((wanted) => document.querySelector('#text').value === wanted, text);
        await go(page, 'choose');
        assert.equal(await page.locator('.order li').count(), 1);
        const names = await page.evaluate(async () => (await (await import('/studio/shelf.js')).all()).map(({ draft }) => draft.text.length));
        assert.equal(names.filter(Boolean).length, 2, 'the draft that it came from is there, too');
    });
});

test('an edited figure survives another text, and a dismissed one stays away', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-merge', view, async () => {
        const { page } = view;
        await paste(page, text);
        await go(page, 'review');
        await page.click('mark[data-ids="talent"]');
        const label = page.locator('.indicators li.open .field.wide input');
        await label.fill('人才');
        await label.press('Tab');
        await page.click('mark[data-ids="hitech"]');
        await page.click('.indicators li.open button:text("不是指标")');
        assert.equal(await page.locator('mark[data-ids="hitech"]').count(), 0);
        await go(page, 'paste');
        await page.fill('#text', `新的第一句。\n${text}`);
        await page.press('#text', 'Tab');
        await page.waitForTimeout(600);
        await go(page, 'review');
        assert.equal(await page.locator('.indicators .label', { hasText: /^人才$/ }).count(), 1);
        assert.match(await page.textContent('mark[data-ids~="talent"]'), /36\.6万人/);
        assert.equal(await page.locator('.indicators .label', { hasText: '高新技术企业' }).count(), 0);
    });
});

const drafts = (page) => page.click('.bar button:text("草稿")');
const fresh = async (page, words) => {
    await drafts(page);
    await page.click('dialog button:text("新建一份")');
    await page.waitForFunction(() => document.querySelector('#text').value === '');
    await page.fill('#text', words);
    await page.press('#text', 'Tab');
    await saved(page);
};

test('the open draft, chosen among the drafts, is just there again, with its steps', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-same', view, async () => {
        const { page } = view;
        await paste(page, text);
        await read(page);
        await go(page, 'choose');
        await page.click('.offers .take >> nth=0');
        await saved(page);
        await drafts(page);
        await page.click('dialog [aria-current]');
        await page.waitForSelector('dialog', { state: 'detached' });
        assert.equal(await page.textContent('.notice'), '');
        assert.equal(await page.evaluate(() => document.querySelector('main').inert), false);
        assert.equal(await page.getAttribute('main', 'class'), 'choose');
        await page.click('.bar .tools button >> nth=0');
        assert.equal(await page.locator('.order li').count(), 0);
    });
});

test('what another tab wrote is taken over where this one was refused', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-theirs', view, async () => {
        const { page } = view;
        await paste(page, SHORT);
        await saved(page);
        await otherwise(page);
        await paste(page, '这里的。');
        await page.waitForFunction(() => /没有覆盖/.test(document.querySelector('.notice').textContent));
        await page.click('.notice button:text("改用那边的")');
        await page.waitForFunction(() => document.querySelector('#text').value === '别处的。');
        await saved(page);
        assert.equal(await page.textContent('.notice'), '');
        assert.equal(await page.evaluate(() => document.querySelector('main').inert), false);
    });
});

test('whether to delete a draft is asked aloud, and asked again after the focus was elsewhere', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-delete', view, async () => {
        const { page } = view;
        await page.fill('#text', '甲稿。');
        await page.press('#text', 'Tab');
        await saved(page);
        for (const words of ['乙稿。', '丙稿。']) await fresh(page, words);
        await drafts(page);
        const button = (name) => page.getByRole('button', { name, exact: true });
        await button('删除“甲稿。”').focus();
        await page.keyboard.press('Enter');
        assert.equal(await button('确定删除“甲稿。”？').count(), 1);
        assert.match(await page.locator('dialog').getByRole('status').textContent(), /再按一次就删掉“甲稿。”/);
        await page.keyboard.press('Tab');
        assert.equal(await page.locator('dialog').getByRole('status').textContent(), '');
        await button('删除“甲稿。”').focus();
        await page.keyboard.press('Enter');
        assert.equal(await button('确定删除“甲稿。”？').count(), 1);
        // Asked about another one, the first is no more.
        await button('删除“乙稿。”').focus();
        await page.keyboard.press('Enter');
        assert.equal(await button('删除“甲稿。”').count(), 1);
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => /已删除“乙稿。”/.test(document.querySelector('dialog [role=status]').textContent));
        const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
        assert.equal(await focused(), '删除“甲稿。”');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => /已删除“甲稿。”/.test(document.querySelector('dialog [role=status]').textContent));
        assert.equal(await focused(), '新建一份');
    });
});

test('what was put into the text is taken back where it stands, and nothing behind a dialog is', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-taken-back', view, async () => {
        const { page } = view;
        const { keyboard } = page;
        const value = () => page.inputValue('#text');
        await paste(page, SHORT);
        await page.click('button:text("清空")');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
        await keyboard.press('Control+z');
        assert.equal(await value(), SHORT);
        await keyboard.press('Control+Shift+z');
        assert.equal(await value(), '');
        await keyboard.press('Control+z');
        await page.evaluate(() => document.querySelector('#text').select());
        await paste(page, text);
        await keyboard.press('Control+z');
        assert.equal(await value(), SHORT);
        // What is typed is the browser's to take back.
        await keyboard.type('完');
        await page.waitForFunction((own) => document.querySelector('.found').textContent.startsWith(String(own)), SHORT.length + 1);
        await keyboard.press('Control+z');
        assert.equal(await value(), SHORT);
        await keyboard.press('Control+z');
        assert.equal(await value(), '', 'and then what was put there');
        await keyboard.press('Control+Shift+z');
        assert.equal(await value(), SHORT);
        await page.fill('#text', '');
        await paste(page, text);
        await read(page);
        await go(page, 'choose');
        await page.click('.offers .take >> nth=0');
        const before = await kept(page);
        await page.click('button:text("用指标画一张")');
        await page.fill('dialog input[type=search]', '甲');
        await keyboard.press('Control+z');
        await page.focus('dialog button:text("取消")');
        await keyboard.press('Control+z');
        await keyboard.press('Escape');
        assert.deepEqual(await kept(page), before);
    });
});
