// The studio where a browser denies it something: what only secure pages have,
// site data, room for a draft, or the database that was just there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUp, withEvidence } from './harness.mjs';
import { downloaded, go, kept, openStudio, paste, RESULTS, sound, STUDIO, stored, withChart } from './studio.mjs';

const places = await setUp();
const STORM = `暴雨过后北塘街道清淤
记者从北塘街道获悉，2026年7月清理淤泥42吨，出动志愿者316人次。
低洼路段的6处积水点已经全部排除，交通恢复正常。`;

const status = (page, words) => page.waitForFunction((own) => document.querySelector('.bar .status').textContent === own, words);

test('on plain http, as in a newsroom’s own network, it is all there', { timeout: 120_000 }, async () => {
    const host = 'http://studio.newsroom.example';
    const prepare = async (page) => {
        page.setDefaultTimeout(60_000);
        await page.route(`${host}/**`, async (route) => {
            const { pathname } = new URL(route.request().url());
            await route.fulfill({ response: await route.fetch({ url: places.server.url + pathname }) });
        });
    };
    const view = await openStudio({ ...places, server: { url: host } }, { built: true, prepare });
    await withEvidence('studio-plain-http', view, async () => {
        const { page } = view;
        assert.deepEqual(await page.evaluate(() => [isSecureContext, 'randomUUID' in crypto, 'locks' in navigator]), [false, false, false]);
        await withChart(page);
        const first = await kept(page);
        await page.click('.bar button:text("草稿")');
        await page.click('dialog button:text("新建一份")');
        await page.waitForFunction(() => document.querySelector('#text').value === '');
        assert.notEqual((await kept(page)).id, first.id);
        await page.reload();
        await page.waitForSelector('html[data-ready]');
        await page.click('.bar button:text("草稿")');
        await page.click('dialog .name:text("海岳重工")');
        await page.waitForFunction((own) => document.querySelector('#text').value === own, RESULTS);
        await go(page, 'take');
        await page.waitForSelector('.taken[data-done]');
        assert.ok(stored((await downloaded(page, '#pack')).bytes).has('manifest.json'));
        await sound(view);
    });
});

/** As where a reader has blocked all site data. */
function blocked() {
    const denied = () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); };
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: denied });
    IDBFactory.prototype.open = denied;
    LockManager.prototype.request = async () => denied();
}

test('where site data is blocked the page works, and says that nothing is kept', async () => {
    const view = await openStudio(places, { built: true, init: blocked });
    await withEvidence('studio-blocked', view, async () => {
        const { page } = view;
        await withChart(page);
        await status(page, '没存上');
        assert.match(await page.textContent('.notice'), /存成文件/);
        assert.equal(await page.evaluate(() => document.querySelector('main').inert), false);
        const { bytes } = await downloaded(page, '.notice button');
        assert.equal(JSON.parse(bytes).draft.text, RESULTS);
        // What cannot be kept gives no room to another article: it would be lost.
        await page.evaluate(() => document.querySelector('#text').select());
        await paste(page, STORM);
        await page.waitForFunction((own) => document.querySelector('#text').value === own, STORM);
        await page.click('.bar .tools button >> nth=0');
        assert.equal(await page.inputValue('#text'), RESULTS);
        await go(page, 'choose');
        assert.equal(await page.locator('.order li').count(), 1);
        // Whoever wants another draft is asked once.
        const fresh = async () => {
            await page.click('.bar button:text("草稿")');
            await page.click('dialog button:text("新建一份")');
        };
        await fresh();
        await page.waitForFunction(() => /没有存上，换一份就没有了/.test(document.querySelector('.said').textContent));
        assert.equal(await page.locator('.order li').count(), 1);
        await fresh();
        await page.waitForSelector('main.paste');
        assert.equal(await page.inputValue('#text'), '');
        await sound(view);
    });
});

/** Storage without room, for as long as `window.full`. */
function crowded() {
    window.full = true;
    window.tries = 0;
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...args) {
        window.tries += 1;
        if (window.full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        return put.apply(this, args);
    };
}

test('without room the notice stands still while one types, and goes once there is room', async () => {
    const view = await openStudio(places, { init: crowded });
    await withEvidence('studio-full', view, async () => {
        const { page } = view;
        const type = async (words) => {
            const before = await page.evaluate(() => window.tries);
            await page.locator('#text').pressSequentially(words);
            await page.waitForFunction((tries) => window.tries > tries, before);
        };
        await type('产值12亿元');
        await status(page, '没存上');
        await page.evaluate(() => {
            window.moved = [];
            const { top } = document.querySelector('#text').getBoundingClientRect();
            const look = () => {
                if (document.querySelector('#text').getBoundingClientRect().top !== top) window.moved.push('text');
                if (/在存|已存/.test(document.querySelector('.bar .status').textContent)) window.moved.push('status');
            };
            new MutationObserver(() => window.moved.push('notice')).observe(document.querySelector('.notice'), { childList: true, subtree: true, characterData: true });
            new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
        });
        await type('，增长5%');
        await type('。');
        assert.deepEqual(await page.evaluate(() => window.moved), []);
        // What has the focus keeps it while something else in the bar changes.
        await page.focus('.notice button');
        await page.keyboard.press('Control+z');
        await page.waitForFunction(() => !document.querySelector('.bar .tools button:nth-child(2)').disabled);
        assert.equal(await page.evaluate(() => document.activeElement.matches('.notice button')), true);
        await page.evaluate(() => { window.full = false; });
        await type('完。');
        await status(page, '已存');
        assert.equal(await page.textContent('.notice'), '');
    });
});

/** Connections to the database, to be cut. */
function connected() {
    window.connections = new Set();
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...args) {
        window.connections.add(this);
        return transaction.apply(this, args);
    };
}

test('a database that is cut off, or emptied, is opened again: nothing is lost', async () => {
    const view = await openStudio(places, { init: connected });
    await withEvidence('studio-cut-off', view, async () => {
        const { page } = view;
        const after = async (words) => {
            await page.fill('#text', words);
            await page.press('#text', 'Tab');
            await status(page, '已存');
            const draft = await kept(page);
            assert.equal(draft.text, words);
        };
        await after('产值12亿元。');
        // As phones do to pages in the background.
        await page.evaluate(() => { for (const connection of window.connections) connection.close(); });
        await after('产值13亿元。');
        // As a reader who clears site data.
        const devtools = await page.context().newCDPSession(page);
        await devtools.send('Storage.clearDataForOrigin', { origin: new URL(places.server.url).origin, storageTypes: 'indexeddb' });
        await after('产值14亿元。');
        await page.goto(places.server.url + STUDIO);
        await page.waitForSelector('html[data-ready]');
        assert.equal(await page.inputValue('#text'), '产值14亿元。');
    });
});

test('steps that were left listen to nothing any more', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-left', view, async () => {
        const { page } = view;
        const devtools = await page.context().newCDPSession(page);
        const listening = async () => {
            const { result } = await devtools.send('Runtime.evaluate', { expression: 'document' });
            const { listeners } = await devtools.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
            return listeners.filter(({ type }) => type === 'selectionchange').length;
        };
        const before = await listening();
        for (let i = 0; i < 3; i++) {
            await go(page, 'review');
            await go(page, 'paste');
        }
        assert.equal(await listening(), before);
    });
});
