// What answers a reader's actions comes with the first of them; that one is
// not lost, and a chart lives on where it cannot come.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartPage, open, settle, setUp, withEvidence } from './harness.mjs';
import { bitmap, share } from './pixels.mjs';

const places = await setUp();
const asked = (view) => view.log.requests.filter((url) => /\/element\/answer\.js/.test(url)).length;
const tip = (page) => page.locator('#growth .tip, #growth .strip').filter({ visible: true });

/** A page with one painted chart; `reach` says how the module is delivered. */
async function painted(reach = (route) => route.continue(), options = {}) {
    const view = await open(places, { path: '/test/actions.html', html: chartPage(['growth'], { after: '<svg width="10" height="2000"></svg>' }), ...options });
    await view.page.route((url) => url.pathname === '/element/answer.js', reach);
    await view.page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'));
    return view;
}

/** Later than the action, as on a slow line. */
const slow = async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
};

async function middle(page) {
    const { x, y, width, height } = await page.locator('#growth canvas').boundingBox();
    return [x + width / 2, y + height / 5];
}

async function sound(view) {
    const { violations, events } = await view.seen();
    assert.deepEqual(view.log.errors, []);
    assert.deepEqual(violations, []);
    assert.deepEqual(events.filter(({ type }) => type === 'chart-error'), []);
}

test('nothing is fetched before an action', async () => {
    const view = await painted();
    await withEvidence('actions-none', view, async () => {
        await settle(view.page, 500);
        assert.equal(asked(view), 0);
        assert.equal(await view.page.locator('#growth table td').count() > 0, true, 'the table is there for those who listen');
        await view.page.mouse.move(...(await middle(view.page)));
        await tip(view.page).waitFor();
        await view.page.mouse.click(...(await middle(view.page)));
        await settle(view.page);
        assert.equal(asked(view), 1);
        await sound(view);
    });
});

test('the first hover opens the tooltip', async () => {
    const view = await painted(slow);
    await withEvidence('actions-hover', view, async () => {
        await view.page.mouse.move(...(await middle(view.page)));
        assert.equal(await tip(view.page).count(), 0);
        await tip(view.page).waitFor();
        await sound(view);
    });
});

test('a hover that ended before the answer came opens nothing', async () => {
    const view = await painted(slow);
    await withEvidence('actions-left', view, async () => {
        await view.page.mouse.move(...(await middle(view.page)));
        await view.page.mouse.move(2, 2);
        await settle(view.page, 600);
        assert.equal(asked(view), 1);
        assert.equal(await tip(view.page).count(), 0);
        assert.deepEqual((await view.seen()).events.filter(({ type }) => type === 'chart-hover'), []);
        await sound(view);
    });
});

test('the first tap opens the strip of the row it met, though the page moved', async () => {
    const view = await painted(slow, { width: 360, height: 740, hasTouch: true, isMobile: true });
    await withEvidence('actions-tap', view, async () => {
        await view.page.touchscreen.tap(...(await middle(view.page)));
        await view.page.evaluate(() => window.scrollBy(0, 60));
        const strip = view.page.locator('#growth .strip').filter({ visible: true });
        await strip.waitFor();
        assert.match(await strip.innerText(), /高新区/);
        assert.equal(await view.page.locator('#growth .tip').isVisible(), false);
        await sound(view);
    });
});

test('the first key moves, and does not scroll', async () => {
    const view = await painted(slow, { height: 500 });
    await withEvidence('actions-key', view, async () => {
        const { page } = view;
        await page.locator('#growth .ic-plot').focus();
        const before = await page.evaluate(() => scrollY);
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        await tip(page).waitFor();
        assert.match(await tip(page).innerText(), /全市/, 'the second datum');
        await page.keyboard.press('Enter');
        await settle(page);
        assert.equal(await page.locator('#growth .tip.pinned').count(), 1);
        assert.equal(await page.evaluate(() => scrollY), before);
        await sound(view);
    });
});

test('a chart lives on where the answer is blocked, and asks again', async () => {
    let blocked = true;
    const view = await painted((route) => (blocked ? route.abort('connectionreset') : route.continue()));
    await withEvidence('actions-blocked', view, async () => {
        const { page } = view;
        const place = await middle(page);
        const wander = async () => {
            await page.mouse.move(2, 2);
            for (const x of [0, 3, 6]) await page.mouse.move(place[0] + x, place[1]);
        };
        await wander();
        await page.mouse.click(...place);
        await page.locator('#growth .ic-plot').focus();
        await page.keyboard.press('ArrowDown');
        await page.getByRole('button', { name: '引用' }).click();
        await page.getByRole('button', { name: '显示数据表' }).click();
        assert.ok(await page.locator('#growth table').isVisible(), 'the table can be read');
        await page.getByRole('button', { name: '显示图' }).click();
        await settle(page);
        assert.equal(await tip(page).count(), 0);
        assert.ok((await bitmap(page, 'growth')).ink > 0.005);
        assert.ok(asked(view) < 4, `${asked(view)} attempts`);
        assert.ok(!view.log.errors.some((error) => error.startsWith('uncaught')), view.log.errors.join('\n'));
        assert.deepEqual((await view.seen()).events.map(({ type }) => type), ['chart-ready']);
        blocked = false;
        await settle(page, 1200);
        await wander();
        await tip(page).waitFor();
    });
});

test('the table aligns decimals, once', async () => {
    const view = await painted();
    await withEvidence('actions-table', view, async () => {
        const { page } = view;
        // Without the hidden zeros that make room.
        const text = () =>
            page.locator('#growth tbody').evaluate((body) => {
                const copy = body.cloneNode(true);
                copy.querySelectorAll('s').forEach((pad) => pad.remove());
                return [...copy.querySelectorAll('td')].map((cell) => cell.textContent);
            });
        const plain = await text();
        for (const turn of ['first', 'second']) {
            await page.getByRole('button', { name: '显示数据表' }).click();
            await page.locator('#growth td.num b').first().waitFor();
            assert.equal(await page.locator('#growth .ic-plot').isVisible(), false);
            assert.equal(await page.locator('#growth td.num').first().evaluate((cell) => getComputedStyle(cell).textAlign), 'right');
            assert.deepEqual(await text(), plain, `${turn} time`);
            await page.getByRole('button', { name: '显示图' }).click();
        }
        assert.ok(await page.locator('#growth .ic-plot').isVisible());
        await sound(view);
    });
});

test('forced colours are the reader’s own', async () => {
    const view = await painted(undefined, { forcedColors: 'active' });
    await withEvidence('actions-forced', view, async () => {
        await settle(view.page, 200);
        const highlight = await view.page.evaluate(() => {
            const probe = document.body.appendChild(document.createElement('span'));
            probe.style.color = 'Highlight';
            return getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number);
        });
        assert.ok(share(await bitmap(view.page, 'growth'), highlight) > 0.001, `${highlight}`);
        await sound(view);
    });
});
