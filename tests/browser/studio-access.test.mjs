// The studio for those who use a keyboard alone, listen, or see little.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from './axe.mjs';
import { setUp, settle, withEvidence } from './harness.mjs';
import { articleText, go, kept, openStudio, paste, read } from './studio.mjs';

const places = await setUp();
const text = await articleText(places);
const STEPS = ['paste', 'review', 'choose', 'preview', 'take'];

/** A draft with figures and three charts. */
async function begun(options) {
    const view = await openStudio(places, options);
    await paste(view.page, text);
    await go(view.page, 'choose');
    for (let i = 0; i < 3; i++) await view.page.click('.offers .take >> nth=0');
    await settle(view.page, 500);
    return view;
}

/** Waits until a step has all that it shows. */
async function settled(page, step) {
    if (step === 'take') await page.waitForSelector('.taken[data-done]');
    const painted = () => [...document.querySelectorAll('indicator-chart')].filter((chart) => chart.checkVisibility() && chart.getBoundingClientRect().top < innerHeight).every(({ shadowRoot }) => shadowRoot?.querySelector('figure:not([hidden])'));
    await page.waitForFunction(painted);
    await settle(page);
}

/** What makes a step show all that it has. */
const OPEN = {
    review: (page) => page.click('.indicators li:nth-child(1) .head'),
    paste: (page) => page.click('.about summary'),
    take: async (page) => {
        await page.waitForSelector('.taken[data-done]');
        await page.click('.taken summary >> nth=0');
    },
    choose: async (page) => {
        await page.click('.whynot summary');
        await page.click('.refs summary >> nth=0');
    },
};

test('axe finds nothing in any step, light and dark', { timeout: 300_000 }, async () => {
    const view = await begun();
    await withEvidence('studio-axe', view, async () => {
        const { page } = view;
        // Colours on their way from one theme to the other are neither's.
        await page.emulateMedia({ reducedMotion: 'reduce' });
        for (const step of STEPS) {
            await go(page, step);
            await settled(page, step);
            await OPEN[step]?.(page);
            for (const theme of ['light', 'dark']) {
                const { passed, found } = await axe(page, theme);
                assert.deepEqual(found, [], `${step} ${theme}`);
                assert.ok(passed.includes('color-contrast'));
            }
        }
    });
});

/** Tab until what has the focus matches. */
async function tab(page, selector, most = 80, key = 'Tab') {
    for (let i = 0; i < most; i++) {
        if (await page.evaluate((own) => document.activeElement.matches(own), selector)) return;
        await page.keyboard.press(key);
    }
    assert.fail(`${selector} was not reached in ${most} steps`);
}

test('from the text to the codes by keyboard alone, and a reload in the middle loses nothing', { timeout: 120_000 }, async () => {
    const view = await openStudio(places, { built: true, permissions: ['clipboard-read', 'clipboard-write'] });
    await withEvidence('studio-keyboard', view, async () => {
        const { page } = view;
        const { keyboard } = page;
        await page.evaluate((words) => navigator.clipboard.writeText(words), text);
        await tab(page, '#text');
        await keyboard.press('Control+v');
        await read(page);
        await tab(page, 'button.primary');
        await keyboard.press('Enter');
        await page.waitForSelector('main.review');
        // From figure to figure in the text, and to the indicator of one.
        await tab(page, 'mark');
        await keyboard.press('ArrowRight');
        assert.equal(await page.evaluate(() => document.activeElement.textContent), '7.9%');
        await keyboard.press('Enter');
        await tab(page, 'li.open .field.wide input');
        assert.equal(await page.evaluate(() => document.activeElement.value), '地区生产总值');
        await keyboard.press('Control+a');
        await keyboard.type('生产总值');
        await keyboard.press('Tab');
        assert.equal(await page.textContent('.indicators li.open .label'), '生产总值');
        assert.ok(await page.evaluate(() => document.activeElement.closest('li.open')), 'the focus is where it was going');
        await tab(page, 'main.review .pane-foot button.primary', 300);
        await keyboard.press('Enter');
        await page.waitForSelector('main.choose');
        await tab(page, '.offers button.all', 120);
        await keyboard.press('Enter');
        await page.waitForSelector('.order li:nth-child(9)');
        const before = await kept(page);
        assert.match(before.charts.find(({ kind }) => kind === 'lead').title, /^生产总值/, 'titles say the mended name');
        await page.reload();
        await page.waitForSelector('html[data-ready]');
        assert.deepEqual(await kept(page), before);
        assert.equal(await page.locator('.order li').count(), before.charts.length);
        await tab(page, '.order .pick', 120);
        await keyboard.press('Alt+ArrowDown');
        await page.waitForFunction(() => /图 2/.test(document.querySelector('.said').textContent));
        // Which kinds fit is found out beside.
        await page.waitForSelector('.kinds :checked');
        await tab(page, '.kinds input', 200);
        const kind = () => page.evaluate(() => document.querySelector('.kinds :checked').parentElement.textContent);
        const first = await kind();
        await keyboard.press('ArrowRight');
        await page.waitForFunction((own) => document.querySelector('.kinds :checked')?.parentElement.textContent !== own, first);
        await tab(page, '.bar a[href="#take"]', 200, 'Shift+Tab');
        await keyboard.press('Enter');
        await page.waitForSelector('.taken[data-done]');
        await tab(page, '.copy-element');
        await keyboard.press('Enter');
        await page.waitForFunction(() => /已复制/.test(document.querySelector('.said').textContent));
        assert.match(await page.evaluate(() => navigator.clipboard.readText()), /<indicator-chart /);
        assert.deepEqual(view.log.errors, []);
    });
});

test('on a phone nothing is wider than the page, and English is there', async () => {
    const view = await begun({ width: 360, height: 780 });
    await withEvidence('studio-phone', view, async () => {
        const { page } = view;
        for (const step of STEPS) {
            await go(page, step);
            await settled(page, step);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(wide <= 0, `${step}: ${wide} px`);
        }
        await page.click('.bar button:text("English")');
        assert.equal(await page.getAttribute('html', 'lang'), 'en');
        const left = await page.evaluate(() => [...document.querySelectorAll('.bar a, .bar button, .taking button')].map(({ textContent }) => textContent).filter((words) => /[\u4e00-\u9fff]/.test(words) && words !== '中文'));
        assert.deepEqual(left, []);
    });
});

test('what the page says is said in a place that was there before', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-said', view, async () => {
        const { page } = view;
        const devtools = await page.context().newCDPSession(page);
        await devtools.send('Accessibility.enable');
        const place = async () => {
            const { root } = await devtools.send('DOM.getDocument');
            const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.said' });
            const { nodes } = await devtools.send('Accessibility.getPartialAXTree', { nodeId, fetchRelatives: false });
            return [nodes[0].ignored, nodes[0].role?.value, nodes[0].nodeId];
        };
        assert.equal(await page.textContent('.said'), '');
        const before = await place();
        assert.deepEqual(before.slice(0, 2), [false, 'status']);
        assert.equal(await page.evaluate(() => document.querySelector('.said').offsetHeight), 0, 'nothing is seen of it');
        await paste(page, text);
        await go(page, 'choose');
        await page.click('.offers .take >> nth=0');
        await page.waitForFunction(() => document.querySelector('.said').textContent !== '');
        assert.deepEqual(await place(), before);
    });
});

test('a list is looked through by arrows; its button adds what was chosen', async () => {
    const view = await begun();
    await withEvidence('studio-lists', view, async () => {
        const { page } = view;
        const { keyboard } = page;
        const rows = () => page.locator('.refs li').count();
        const drawn = await rows();
        const list = page.getByLabel('加一个指标', { exact: true });
        const wanted = await list.locator('option').nth(2).textContent();
        await list.focus();
        await keyboard.press('ArrowDown');
        await keyboard.press('ArrowDown');
        assert.equal(await rows(), drawn);
        assert.equal(await list.locator('option:checked').textContent(), wanted);
        await keyboard.press('Tab');
        await keyboard.press('Enter');
        assert.equal(await rows(), drawn + 1);
        assert.match(await page.textContent('.refs li:last-child .name'), new RegExp(wanted.split('　')[0]));
        await go(page, 'review');
        const { id } = (await kept(page)).indicators.find(({ target }) => !target);
        await page.click(`.indicators li[data-id="${id}"] .head`);
        const before = (await kept(page)).indicators.find((one) => one.id === id);
        const parts = page.getByLabel('给这个指标加上', { exact: true });
        await parts.focus();
        const groups = await page.locator('li.open .form [role=group]').count();
        while (await parts.inputValue() !== 'target') await keyboard.press('ArrowDown');
        assert.equal(await page.evaluate(() => document.activeElement.matches('.adding select')), true);
        assert.deepEqual((await kept(page)).indicators.find((one) => one.id === id), before);
        await keyboard.press('Tab');
        await keyboard.press('Enter');
        assert.equal(await page.locator('li.open .form [role=group]').count(), groups + 1);
        assert.equal(await page.evaluate(() => document.activeElement.closest('[role=group]')?.getAttribute('aria-label')), '计划');
    });
});
