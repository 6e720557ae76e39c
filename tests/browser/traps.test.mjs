// A trap ends one core, not the charts: each begins again in a fresh one, and
// its reader does not notice. What traps twice stays as it was written.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { faults, setUpFaulty } from './faulty.mjs';
import { chartPage, inTime, open, settle, withEvidence } from './harness.mjs';
import { bitmap } from './pixels.mjs';

const places = await setUpFaulty();
afterEach(() => places.broken.clear());
const glue = '/pkg/indicator_charts.js';
const all = ['overview', 'growth', 'shares'];
const kinds = async (view, name) => (await view.seen()).events.filter(({ type, id }) => id === name && /ready|error/.test(type)).map(({ type }) => type);

async function painted(options = {}) {
    const view = await open(places, { path: '/test/traps.html', html: chartPage(all), height: 1600, ...options });
    await view.page.waitForFunction((count) => window.seen.events.filter(({ type }) => type === 'chart-ready').length === count, all.length);
    await settle(view.page);
    return view;
}

/** Whatever the core with this address holds is garbage from now on: its next call traps. */
const spoil = (page, address = glue) =>
    page.evaluate(async (url) => {
        const { default: exports } = await import(url);
        new Uint8Array((await exports()).memory.buffer).fill(0xa5);
    }, address);

async function point(page, name) {
    const { x, y, width, height } = await page.locator(`#${name} .ic-plot`).boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
}

/** A trap is told to whoever listens for errors, once. */
const told = (log, times = 1) => assert.ok(log.errors.length <= times && log.errors.every((error) => error.startsWith('uncaught')), log.errors.join('\n'));

const revived = (page, turn = 1) =>
    page.waitForFunction(async ([url, turn]) => {
        const { default: exports } = await import(`${url}#${turn}`);
        const { core } = await import('/element/core.js');
        return (await core()).default === exports;
    }, [glue, turn]);

async function pictures(page, names) {
    const found = {};
    for (const name of names) found[name] = (await bitmap(page, name)).data.toString('base64');
    return found;
}

test('a trap is mended in a fresh core, and every chart looks as before', async () => {
    const view = await painted();
    await withEvidence('traps-once', view, async () => {
        const { page, log } = view;
        const before = await pictures(page, all);
        await spoil(page);
        await point(page, 'overview');
        await revived(page);
        await page.mouse.move(2, 2);
        const as = (now) => all.filter((name) => now[name] === before[name]);
        assert.deepEqual(as(await inTime(() => pictures(page, all), (now) => as(now).length === all.length)), all);
        for (const name of all) {
            assert.deepEqual(await kinds(view, name), ['chart-ready'], name);
            assert.equal(await page.getByText(`static ${name}`).isVisible(), false);
            await page.locator(`#${name} .ic-plot`).hover();
            await page.locator(`#${name} .tip`).waitFor();
        }
        told(log);
        // Neither the program nor its parts came over the network again.
        const asked = log.requests.filter((url) => url.endsWith('.wasm'));
        assert.equal(new Set(asked).size, asked.length, asked.join('\n'));
    });
});

test('a fresh core needs no network', async () => {
    places.pages.set('/traps.html', { html: chartPage(['overview', 'growth']) });
    const view = await open(places, { path: '/traps.html' });
    await withEvidence('traps-offline', view, async () => {
        const { page, log } = view;
        await page.waitForFunction(() => window.seen.events.length === 2);
        await page.locator('#overview .ic-plot').hover();
        await page.locator('#overview .tip').waitFor();
        await page.mouse.move(2, 2);
        // A pointer that is back before the next frame asks the core nothing.
        await page.locator('#overview .tip').waitFor({ state: 'hidden' });
        for (const path of [glue, '/articles/jinan-2023/article.json']) places.broken.set(path, faults.reset());
        await spoil(page);
        await point(page, 'overview');
        assert.equal(await inTime(() => log.errors.length, (count) => count === 1), 1);
        await page.mouse.move(2, 2);
        await settle(page, 300);
        await point(page, 'overview');
        await page.locator('#overview .tip').waitFor();
        assert.deepEqual(await kinds(view, 'overview'), ['chart-ready']);
        told(log);
    });
});

test('what readers of the other charts had before them stays', async () => {
    const view = await painted();
    await withEvidence('traps-state', view, async () => {
        const { page, log } = view;
        const plot = await page.locator('#growth .ic-plot').boundingBox();
        await page.mouse.click(plot.x + plot.width / 2, plot.y + plot.height / 4);
        await page.locator('#growth .tip.pinned').waitFor();
        await page.locator('#shares').getByRole('button', { name: '显示数据表' }).click();
        await page.locator('#shares th button').first().click();
        await settle(page, 100);
        const before = { growth: (await pictures(page, ['growth'])).growth, tip: await page.locator('#growth .tip').innerText() };
        await spoil(page);
        await page.locator('#overview .ic-plot').focus();
        await page.keyboard.press('ArrowRight');
        await revived(page);
        await settle(page, 300);
        assert.equal((await pictures(page, ['growth'])).growth, before.growth, 'the mark is still selected');
        assert.equal(await page.locator('#growth .tip.pinned').innerText(), before.tip);
        assert.ok(await page.locator('#shares table').isVisible());
        assert.equal(await page.locator('#shares th').first().getAttribute('aria-sort'), 'descending');
        await page.mouse.click(plot.x + 10, plot.y + plot.height * 0.8);
        await settle(page, 100);
        assert.notEqual(await page.locator('#growth .tip.pinned').innerText(), before.tip, 'and another can be');
        told(log);
    });
});

test('a chart that traps twice stays static, the others live', async () => {
    const view = await painted();
    await withEvidence('traps-twice', view, async () => {
        const { page, log } = view;
        const before = await pictures(page, ['growth', 'shares']);
        for (const turn of [0, 1]) {
            await page.mouse.move(2, 2);
            await spoil(page, turn ? `${glue}#${turn}` : glue);
            await point(page, 'overview');
            await revived(page, turn + 1);
            await settle(page, 200);
        }
        assert.deepEqual(await kinds(view, 'overview'), ['chart-ready', 'chart-error']);
        assert.ok(await page.getByText('static overview').isVisible());
        assert.match(await page.locator('#overview .err span').innerText(), /画图时出了错/);
        assert.equal(await page.locator('#overview .err button').count(), 0);
        assert.deepEqual((await view.seen()).codes, ['trap']);
        assert.deepEqual(await pictures(page, ['growth', 'shares']), before);
        // Neither a way back to it begins again, ...
        await page.setViewportSize({ width: 760, height: 300 });
        await page.evaluate(() => scrollTo(0, 9000));
        await settle(page, 100);
        await page.evaluate(() => scrollTo(0, 0));
        await settle(page, 200);
        assert.deepEqual(await kinds(view, 'overview'), ['chart-ready', 'chart-error']);
        // ... nor does it take others with it; another document does.
        await page.evaluate(() => document.querySelector('#overview').setAttribute('chart', 'firms'));
        await page.waitForFunction(() => window.seen.events.filter(({ id, type }) => id === 'overview' && type === 'chart-ready').length === 2);
        told(log, 2);
    });
});

test('a document that always traps ends in words', async () => {
    // As a defect of one chart's code would: a part that only traps.
    const trap = Buffer.from('0061736d01000000010401600000030201000801000a05010300000b', 'hex');
    const files = { '/pkg/parts/tiles.wasm': { contentType: 'application/wasm', body: trap } };
    const view = await open(places, { path: '/test/always.html', html: chartPage(all), height: 1600, files });
    await withEvidence('traps-always', view, async () => {
        const { page } = view;
        await page.waitForFunction(() => new Set(window.seen.events.map(({ id }) => id)).size === 3);
        await settle(page, 500);
        assert.deepEqual(await kinds(view, 'overview'), ['chart-error']);
        for (const name of ['growth', 'shares']) assert.deepEqual(await kinds(view, name), ['chart-ready'], name);
        assert.ok(await page.getByText('static overview').isVisible());
    });
});
