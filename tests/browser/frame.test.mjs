// frame.html in a page of others: their own listeners make it as tall as what
// is inside, and it tells every change once, soon, and nothing else.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { fits, frameAt, heard, hostPage, openHost, ready, snippet, strict } from './embedding.mjs';
import { open, setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();
const table = (frame, on) => frame.locator(`indicator-chart .tools button`).nth(on ? 1 : 0);
const clean = async (view) => {
    assert.deepEqual(view.log.errors, []);
    assert.deepEqual((await view.seen()).violations, []);
};

const address = frameAt('growth');
const pasted = snippet(address);
const LISTENERS = {
    datawrapper: pasted,
    'datawrapper-2019': pasted,
    amp: `<amp-iframe resizable><iframe src="${address}" sandbox="allow-scripts" frameborder="0" scrolling="no"></iframe></amp-iframe>`,
    // It compares whole addresses.
    medium: snippet(places.server.url + address),
};

for (const [name, body] of Object.entries(LISTENERS)) {
    test(`the listener of ${name} makes the frame fit`, async () => {
        const view = await openHost(places, body, { scripts: [`/test/${name}.js`] });
        await withEvidence(`frame-${name}`, view, async () => {
            const { page } = view;
            const frame = await ready(page);
            const narrow = await fits(page, 0, 'on load');
            await page.setViewportSize({ width: 680, height: 1000 });
            await settle(page, 100);
            assert.notEqual(await fits(page, 0, 'at 680 px'), narrow);
            await page.setViewportSize({ width: 360, height: 1000 });
            await settle(page, 100);
            assert.equal(await fits(page, 0, 'at 360 px again'), narrow);
            await table(frame, true).click();
            const tall = await fits(page, 0, 'with the table');
            assert.notEqual(tall, narrow);
            await table(frame, false).click();
            await settle(page, 100);
            assert.equal(await fits(page, 0, 'with the plot again'), narrow);
            await clean(view);
        });
    });
}

/** The heights in messages, by their shape. */
const told = (messages) => ({
    datawrapper: messages.map(({ data }) => data['datawrapper-height']).filter(Boolean),
    amp: messages.filter(({ data }) => data.sentinel === 'amp').map(({ data }) => data),
    medium: messages.filter(({ data }) => typeof data === 'string').map(({ data }) => JSON.parse(data)),
    own: messages.filter(({ data }) => data.type === 'indicator-chart').map(({ data }) => data),
});

test('each change is told once in each shape, and nothing when nothing changes', async () => {
    const view = await openHost(places, snippet(address));
    await withEvidence('frame-messages', view, async () => {
        const { page } = view;
        const frame = await ready(page);
        await settle(page, 300);
        const before = (await heard(page)).length;
        await page.waitForTimeout(1500);
        assert.equal((await heard(page)).length, before, 'no message without a change');
        // Nobody makes this frame taller, and a taller one tells nothing new.
        await page.locator('iframe').evaluate((element) => element.setAttribute('height', '900'));
        await settle(page, 200);
        assert.equal((await heard(page)).length, before, 'no message when only the frame changes');
        await page.setViewportSize({ width: 680, height: 1000 });
        await settle(page, 300);
        const messages = (await heard(page)).slice(before);
        const height = Math.ceil(await frame.evaluate(() => document.querySelector('main').getBoundingClientRect().height));
        assert.deepEqual(told(messages), {
            datawrapper: [{ growth: height }],
            amp: [{ sentinel: 'amp', type: 'embed-size', height }],
            medium: [{ src: places.server.url + address, context: 'iframe.resize', height }],
            own: [{ type: 'indicator-chart', v: 1, id: 'growth', height }],
        });
        assert.equal(messages.length, 4);
        await clean(view);
    });
});

test('a change is told within 100 ms', async () => {
    const view = await openHost(places, snippet(address), { scripts: ['/embed.js'] });
    await withEvidence('frame-time', view, async () => {
        const { page } = view;
        const frame = await ready(page);
        // The table's own code, which comes with the first action.
        for (const on of [true, false]) await table(frame, on).click();
        await settle(page, 300);
        const times = [];
        for (const on of [true, false, true, false, true]) {
            const from = (await heard(page)).length;
            const start = await table(frame, on).evaluate((button) => {
                button.click();
                return performance.timeOrigin + performance.now();
            });
            await page.waitForFunction((count) => window.heard.length >= count + 4, from);
            const messages = (await heard(page)).slice(from);
            times.push(Math.max(...messages.map(({ time }) => time)) - start);
            await settle(page, 50);
        }
        const median = times.toSorted((a, b) => a - b)[2];
        console.log(`from change to message: ${times.map(Math.round).join(', ')} ms`);
        assert.ok(median < 100, `${median} ms`);
        await clean(view);
    });
});

test('in a sandbox with scripts alone the chart paints, and its frame fits', async () => {
    const view = await openHost(places, snippet(address, 'sandbox="allow-scripts"'), { scripts: ['/embed.js'] });
    await withEvidence('frame-sandbox', view, async () => {
        const { page } = view;
        const frame = await ready(page);
        assert.equal(await frame.evaluate(() => window.origin), 'null');
        await fits(page);
        assert.ok((await heard(page)).every(({ origin }) => origin === 'null'));
        await table(frame, true).click();
        await frame.locator('indicator-chart table').first().waitFor();
        await fits(page, 0, 'with the table');
        assert.deepEqual(await frame.evaluate(() => window.seen.violations), []);
        await clean(view);
    });
});

test('a strict host elsewhere needs no more than frame-src and script-src for us', async () => {
    const { url } = places.server;
    const csp = strict.replace("script-src 'self'", `script-src ${url}`).replace("frame-src 'self'", `frame-src ${url}`);
    const body = hostPage(snippet(url + address), [`${url}/embed.js`]).replace(/<link rel="stylesheet"[^>]*>/, '');
    // A real server: what a test slips in counts as the public net, which may not reach this machine.
    const host = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp }).end(body));
    await new Promise((listening) => host.listen(0, '127.0.0.1', listening));
    after(() => host.close());
    const server = { url: `http://127.0.0.1:${host.address().port}` };
    const view = await open({ browser: places.browser, server }, { path: '/', width: 376 });
    await withEvidence('frame-elsewhere', view, async () => {
        const { page } = view;
        const frame = await ready(page);
        assert.notEqual(await frame.evaluate(() => origin), server.url);
        await fits(page);
        await table(frame, true).click();
        await fits(page, 0, 'with the table');
        await clean(view);
    });
});
