// Reading with keys: every datum is near, labels are typed, lines lie above
// each other; what is said comes no faster than it can be heard.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartPage, open, settle, setUp, withEvidence } from './harness.mjs';
import { stepOf } from '../../www/element/keys.js';
import { initials } from '../../www/element/typed.js';

const places = await setUp();

/** A page with one chart, ready. */
async function shown(document, options = {}) {
    const file = { contentType: 'application/json', body: JSON.stringify(document) };
    const html = chartPage([{ chart: document.charts[0].id, src: '/test/case.json', id: 'c' }], { after: '<svg width="10" height="1500"></svg>' });
    const view = await open(places, { path: '/test/keys.html', html, files: { '/test/case.json': file }, ...options });
    await view.page.waitForFunction(() => window.seen.events.some(({ type }) => /ready|error/.test(type)));
    await view.page.locator('#c .ic-plot').focus();
    return view;
}

const tip = (page) => page.locator('#c .tip');
const walk = (count) => ({
    version: 1,
    charts: [{ id: 'walk', kind: 'line', data: { columns: [{ name: 'x', type: 'number' }, { name: 'y', type: 'number' }], rows: Array.from({ length: count }, (_, i) => [`${i}`, `${(i * 7919) % 1000}`]) } }],
});

const KEYS = [['Home', 'Home'], ['End', 'End'], ['ArrowLeft', 'ArrowLeft'], ['ArrowRight', 'ArrowRight'], ['Shift+ArrowLeft', 'ArrowLeft', true], ['Shift+ArrowRight', 'ArrowRight', true], ['PageUp', 'PageUp'], ['PageDown', 'PageDown']];

/** The fewest keys to each of `count` data, as a path. */
function ways(count) {
    const way = Array(count);
    way[0] = ['Home'];
    way[count - 1] = ['End'];
    let reached = [0, count - 1];
    while (reached.length) {
        const next = [];
        for (const at of reached) {
            for (const [press, key, shiftKey] of KEYS) {
                const to = Math.max(0, Math.min(count - 1, at + stepOf({ key, shiftKey }, count)));
                if (way[to]) continue;
                way[to] = [...way[at], press];
                next.push(to);
            }
        }
        reached = next;
    }
    return way;
}

test('each of 1,000 data is at most 20 keys away, and the keys lead there', async () => {
    const way = ways(1000);
    const most = Math.max(...way.map((keys) => keys.length));
    assert.ok(most <= 20, `${most} keys`);
    const view = await shown(walk(1000));
    await withEvidence('keys-thousand', view, async () => {
        const { page } = view;
        const far = way.findIndex((keys) => keys.length === most);
        for (const at of [far, 1, 517, 998]) {
            for (const key of way[at]) await page.keyboard.press(key);
            await settle(page);
            assert.equal(await tip(page).locator('.name').innerText(), `${at}`);
        }
        assert.match(await page.locator('#c .ic-plot').getAttribute('data-hint'), /Shift/);
        assert.equal(await page.evaluate(() => scrollY), 0, 'keys do not scroll');
        assert.deepEqual(view.log.errors, []);
    });
});

const figure = (id, label, value) => ({ id, label, value, unit: '亿元', kind: 'level' });
const figures = {
    version: 1,
    indicators: [figure('a', '地区生产总值', '30'), figure('b', '固定资产投资', '20'), figure('c', '工业增加值', '12'), figure('d', '地方财政收入', '9')],
    charts: [{ id: 'bars', kind: 'bar', indicators: ['a', 'b', 'c', 'd'] }],
};

test('typing goes to a label, in characters or by first letters of pinyin', async () => {
    assert.equal(initials('地区生产总值'), 'dqsczz');
    assert.equal(initials('R&D经费 2023'), 'rdjf2023');
    const view = await shown(figures);
    await withEvidence('keys-typing', view, async () => {
        const { page } = view;
        const name = async () => {
            await settle(page);
            return tip(page).locator('.name').innerText();
        };
        await page.keyboard.type('g');
        assert.equal(await name(), '固定资产投资');
        await page.keyboard.type('y');
        assert.equal(await name(), '工业增加值', 'gy');
        await page.waitForTimeout(1100);
        await page.keyboard.type('d');
        assert.equal(await name(), '地方财政收入', 'the next one');
        await page.waitForTimeout(1100);
        await page.keyboard.type('dd');
        assert.equal(await name(), '地方财政收入', 'twice the same letter is the next of those');
        await page.locator('#c .ic-plot').evaluate((plot) => plot.dispatchEvent(new KeyboardEvent('keydown', { key: '工', bubbles: true })));
        await page.waitForTimeout(1100);
        await page.locator('#c .ic-plot').evaluate((plot) => plot.dispatchEvent(new KeyboardEvent('keydown', { key: '工', bubbles: true })));
        assert.equal(await name(), '工业增加值');
        await page.keyboard.press('Escape');
        await settle(page);
        await tip(page).waitFor({ state: 'hidden' });
        assert.deepEqual(view.log.errors, []);
    });
});

test('up and down go from line to line, left and right along', async () => {
    const view = await shown({
        version: 1,
        charts: [{ id: 'lines', kind: 'line', data: { columns: ['year', { name: '甲', unit: '%' }, { name: '乙', unit: '%' }], rows: [['2020', '9', '2'], ['2021', '8', '3'], ['2022', '7', '4']] } }],
    });
    await withEvidence('keys-lines', view, async () => {
        const { page } = view;
        const at = async (key) => {
            await page.keyboard.press(key);
            await settle(page);
            return (await tip(page).innerText()).replace(/\s+/g, ' ');
        };
        assert.match(await at('Home'), /^甲 9 % .*2020年/);
        assert.match(await at('ArrowRight'), /^甲 8 % .*2021年/);
        assert.match(await at('ArrowDown'), /^乙 3 % 甲 8% .*2021年/);
        assert.match(await at('ArrowDown'), /^乙 3 %/);
        assert.match(await at('ArrowUp'), /^甲 8 % 乙 3% .*2021年/, 'the other line is told, too');
        assert.deepEqual(view.log.errors, []);
    });
});

test('one live region, and at most one message a second', async () => {
    const view = await shown(figures);
    await withEvidence('keys-live', view, async () => {
        const { page } = view;
        await page.keyboard.press('Home');
        await page.locator('#c [aria-live=polite]').first().waitFor({ state: 'attached' });
        const messages = page.locator('#c').evaluate(async (chart) => {
            const regions = [...chart.shadowRoot.querySelectorAll('[aria-live],[role=status]:not([hidden])')];
            const live = regions.find((node) => node.getAttribute('aria-live') === 'polite');
            const times = [];
            new MutationObserver(() => times.push([performance.now(), live.textContent])).observe(live, { childList: true, characterData: true, subtree: true });
            await new Promise((done) => setTimeout(done, 3600));
            // What else may speak has its place before, and is silent.
            return { regions: regions.filter((node) => node.textContent).length, times };
        });
        const until = Date.now() + 3000;
        for (let i = 0; Date.now() < until; i++) {
            await page.keyboard.press(i % 6 < 3 ? 'ArrowDown' : 'ArrowUp');
            await page.waitForTimeout(i % 3 ? 30 : 350);
        }
        const { regions, times } = await messages;
        assert.equal(regions, 1);
        assert.ok(times.length >= 2, `${times.length} messages`);
        times.slice(1).forEach(([time], i) => assert.ok(time - times[i][0] >= 990, `${time - times[i][0]} ms apart`));
        assert.match(times.at(-1)[1], /亿元/);
    });
});
