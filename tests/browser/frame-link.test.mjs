// Linked reading with charts in frames of another site: link-frames.js on the
// page of the article, frame.js inside.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTime, settle, withEvidence } from './harness.mjs';
import { frameOf, highlighted, highlights, inFrame, markAt, openArticle, pixels, servers, tied, wordsAt } from './linked-frames.mjs';

const places = await servers();
const clean = async (view) => {
    assert.deepEqual(view.log.errors, []);
    assert.deepEqual((await view.seen()).violations, []);
};

for (const [name, attributes, more] of [['of another site', '', {}], ['in a sandbox', 'sandbox="allow-scripts"', {}], ['with the script from there', '', { loader: `${places.charts}/link-frames.js`, script: 'data-article="#story"' }]]) {
    test(`a frame ${name}: figure and mark light each other`, async () => {
        const view = await openArticle(places, { growth: frameOf(places, 'growth', attributes) }, more);
        await withEvidence(`frame-link-${name}`, view, async () => {
            const { page } = view;
            const frame = await inFrame(page, 'growth');
            await tied(page);
            const before = await pixels(frame);
            const [x, y] = await wordsAt(page, '7.9%');
            await page.mouse.move(x, y);
            await highlights(page, 'lit', ['7.9%']);
            assert.match((await highlighted(page, 'sentence')).join(), /同比增长7\.9%/);
            assert.notEqual(await inTime(() => pixels(frame), (now) => now !== before), before, 'the other marks give way');
            await page.mouse.move(2, 2);
            await highlights(page, 'lit', []);
            assert.equal(await inTime(() => pixels(frame), (now) => now === before), before, 'as it was');
            await inFrame(page, 'growth');
            const [left, top] = await markAt(page, frame);
            await page.mouse.move(left, top);
            await highlights(page, 'lit', ['7.9%']);
            await page.mouse.move(2, 2);
            await highlights(page, 'lit', []);
            await page.mouse.move(left, top - 60);
            await page.mouse.move(left, top);
            await highlights(page, 'lit', ['7.9%']);
            await page.mouse.move(left, top - 60);
            await highlights(page, 'lit', []);
            await clean(view);
        });
    });
}

test('the ways: from a figure to the frame, from its mark to the sentence', async () => {
    const view = await openArticle(places, { growth: frameOf(places, 'growth') }, { own: ['overview'] });
    await withEvidence('frame-link-ways', view, async () => {
        const { page } = view;
        const frame = await inFrame(page, 'growth');
        await page.locator('indicator-chart').evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
        await tied(page, 5);
        const [x, y] = await wordsAt(page, '7.9%');
        await page.mouse.click(x, y);
        const ways = page.locator('.ways button');
        await ways.nth(1).waitFor();
        assert.deepEqual(await ways.allTextContents(), ['看图 1', '看图 2'], 'one story of both');
        await ways.nth(1).click();
        const tip = frame.locator('indicator-chart .tip');
        await tip.getByText('高新区').first().waitFor();
        assert.ok(await frame.evaluate(() => document.hasFocus() && document.activeElement.shadowRoot.activeElement?.className.includes('ic-plot')), 'the keyboard is there');
        const box = await page.locator('iframe').boundingBox();
        assert.ok(box.y > -box.height / 2 && box.y < 1000, JSON.stringify(box));
        await highlights(page, 'lit', ['7.9%']);
        await page.evaluate(() => scrollTo(0, 600));
        await tip.getByRole('button', { name: '看原句' }).click();
        await ways.first().waitFor();
        await highlights(page, 'lit', ['7.9%']);
        const seen = await page.evaluate(() => {
            const { top, bottom } = [...CSS.highlights.get('indicator-lit')][0].getBoundingClientRect();
            return { shown: top > 0 && bottom < innerHeight, focus: document.hasFocus() && document.activeElement.shadowRoot?.activeElement?.textContent };
        });
        assert.ok(seen.shown);
        assert.match(seen.focus, /^地区生产总值 7\.9%，见图 1、图 2/);
        await clean(view);
    });
});

test('by keyboard alone, there and back', async () => {
    const view = await openArticle(places, { growth: frameOf(places, 'growth') });
    await withEvidence('frame-link-keys', view, async () => {
        const { page } = view;
        const frame = await inFrame(page, 'growth');
        await tied(page);
        await page.getByRole('group', { name: /文中的数字/ }).getByRole('button').first().focus();
        await highlights(page, 'lit', ['7.9%']);
        await page.keyboard.press('Enter');
        await page.locator('.ways button').first().focus();
        await page.keyboard.press('Enter');
        const way = frame.locator('indicator-chart .tip').getByRole('button', { name: '看原句' });
        await way.waitFor();
        await page.keyboard.press('Tab');
        assert.ok(await way.evaluate((button) => button.getRootNode().activeElement === button), 'the next stop');
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => document.hasFocus() && document.activeElement.shadowRoot?.activeElement?.className === 'figure');
        await clean(view);
    });
});

test('by tap: the strip in the frame leads to the sentence', async () => {
    const view = await openArticle(places, { growth: frameOf(places, 'growth') }, { width: 390, height: 800, hasTouch: true, isMobile: true });
    await withEvidence('frame-link-tap', view, async () => {
        const { page } = view;
        const frame = await inFrame(page, 'growth');
        await tied(page);
        await settle(page, 100);
        await page.touchscreen.tap(...(await markAt(page, frame)));
        await highlights(page, 'lit', ['7.9%']);
        const way = frame.locator('indicator-chart .strip .way');
        await way.waitFor();
        const { x, y, width, height } = await way.boundingBox();
        await page.touchscreen.tap(x + width / 2, y + height / 2);
        await page.locator('.ways button').first().waitFor();
        await clean(view);
    });
});

test('a figure that was changed is said to be stale in the frame', async () => {
    const edit = (text) => text.replace('同比增长7.9%，增速领先全省', '同比增长8.1%，增速领先全省');
    const view = await openArticle(places, { growth: frameOf(places, 'growth') }, { edit });
    await withEvidence('frame-link-stale', view, async () => {
        const { page } = view;
        const frame = await inFrame(page, 'growth');
        await tied(page, 2);
        const texts = await highlighted(page, 'figure');
        assert.ok(!texts.includes('7.9%') && !texts.includes('8.1%'), texts.join());
        await page.mouse.move(...(await markAt(page, frame)));
        await frame.locator('indicator-chart .tip').getByText('原文已改').waitFor();
        await clean(view);
    });
});

test('several frames, a chart of the page among them; what leaves or navigates is untied', async () => {
    const frames = { growth: frameOf(places, 'growth', 'data-article="#story"'), land: frameOf(places, 'land', 'data-article="#story"'), firms: frameOf(places, 'firms') };
    const view = await openArticle(places, frames, { own: ['overview'], script: '' });
    await withEvidence('frame-link-several', view, async () => {
        const { page } = view;
        const texts = () => highlighted(page, 'figure');
        await inFrame(page, 'firms');
        await inFrame(page, 'land');
        const growth = await inFrame(page, 'growth');
        await page.locator('indicator-chart').evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
        await tied(page, 8);
        await settle(page, 300);
        const all = await texts();
        const group = page.getByRole('group', { name: /文中的数字/ });
        assert.equal(await group.count(), 1, 'one story');
        const shown = (await group.getByRole('button').allTextContents()).join();
        assert.match(shown, /7\.9%，见图 1、图 2/);
        assert.doesNotMatch(shown, /图 5/, 'a frame that names no article is not asked');
        await growth.evaluate(() => location.reload());
        await inFrame(page, 'growth');
        await tied(page, all.length);
        assert.deepEqual(await texts(), all, 'after a reload');
        await page.locator('iframe[title=growth]').evaluate((frame) => { frame.src = '/articles/jinan-2023/plots/growth-328.svg'; });
        await page.waitForFunction((most) => CSS.highlights.get('indicator-figure').size < most, all.length);
        assert.doesNotMatch((await group.getByRole('button').allTextContents()).join(), /图 2/, 'it shows something else');
        const less = (await texts()).length;
        await page.locator('iframe[title=land]').evaluate((frame) => frame.remove());
        await page.waitForFunction((most) => CSS.highlights.get('indicator-figure').size < most, less);
        assert.deepEqual((await group.getByRole('button').allTextContents()).filter((text) => !/见图 1$/.test(text)), []);
    });
});

test('from pointer to light in the frame: one message later', async () => {
    const view = await openArticle(places, { growth: frameOf(places, 'growth') });
    await withEvidence('frame-link-time', view, async () => {
        const { page } = view;
        const frame = await inFrame(page, 'growth');
        await tied(page);
        const [x, y] = await wordsAt(page, '7.9%');
        // The code that answers has come with the first light.
        await page.mouse.move(x, y);
        await settle(page, 300);
        await page.mouse.move(2, 2);
        await settle(page, 100);
        await frame.evaluate(() => {
            window.lights = [];
            addEventListener('message', ({ data }) => data.light?.length && window.lights.push(performance.timeOrigin + performance.now()));
        });
        const times = await page.evaluate(async ([x, y]) => {
            const root = document.querySelector('#story');
            const times = [];
            for (let i = 0; i < 20; i++) {
                const start = performance.now();
                root.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', clientX: x, clientY: y }));
                times.push([performance.timeOrigin + start, performance.now() - start]);
                await new Promise((done) => setTimeout(done, 40));
                root.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', clientX: 2, clientY: 2 }));
                await new Promise((done) => setTimeout(done, 40));
            }
            return times;
        }, [x, y]);
        const lights = await frame.evaluate(() => window.lights);
        assert.equal(lights.length, 20);
        const middle = (list) => list.toSorted((a, b) => a - b)[10];
        const hops = lights.map((light, i) => light - times[i][0]);
        const own = middle(times.map(([, took]) => took));
        console.log(`in the page ${own.toFixed(1)} ms, to the frame ${middle(hops).toFixed(1)} ms (from pointer to message, median of 20)`);
        assert.ok(own <= 16, `${own} ms in the page`);
        assert.ok(middle(hops) <= 32, `${middle(hops)} ms to the frame`);
    });
});
