// embed.js on the host's page: whose height it believes and how far, when it
// comes late or twice, and what it reserves before a frame has spoken.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fits, frameAt, heard, openHost, ready, snippet, strict } from './embedding.mjs';
import { setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();
const chart = snippet(frameAt('growth'));
const style = (page, place = 0) => page.locator('iframe').nth(place).evaluate((frame) => frame.style.height);
const clean = async (view) => {
    assert.deepEqual(view.log.errors, []);
    assert.deepEqual((await view.seen()).violations, []);
};
const load = (page, type = '') =>
    page.evaluate((type) => new Promise((done) => document.head.append(Object.assign(document.createElement('script'), { src: '/embed.js', onload: done, type }))), type);

/** Another's frame, which sends what it is asked to, to its host or to a frame beside it. */
const sender = {
    '/test/sender.html': { contentType: 'text/html', body: '<!doctype html><title>sender</title><script src="/test/sender.js"></script>' },
    '/test/sender.js': { contentType: 'text/javascript', body: 'window.send = (message, to = parent) => to.postMessage(message, "*");' },
};
const own = (height) => ({ type: 'indicator-chart', v: 1, id: 'growth', height });

test('what is forged, misshapen or out of all measure does no harm', async () => {
    const view = await openHost(places, chart + snippet('/test/sender.html'), { scripts: ['/embed.js'], files: sender });
    await withEvidence('embed-hostile', view, async () => {
        const { page } = view;
        await ready(page);
        const height = await fits(page);
        const frame = page.frames().find((frame) => frame.url().endsWith('sender.html'));
        await frame.evaluate((own) => {
            const bad = [NaN, Infinity, -Infinity, -50, 0, '500', '500px', null, undefined, true, 500n, [500], { height: 500 }, new Date(500)];
            const shapes = [null, 1, 'indicator-chart', '{"type":"indicator-chart","v":1,"height":500}', [], { ...own, v: 2 }, { ...own, v: '1' }, { ...own, type: 'other' }, { height: 500 }];
            for (const message of [...bad.map((height) => ({ ...own, height })), ...shapes]) window.send(message);
        }, own(500));
        await settle(page, 100);
        assert.equal(await style(page, 1), '', 'nothing of that is a height');
        for (const [said, set] of [[1e9, '10000px'], [5, '40px'], [333, '333px']]) {
            await frame.evaluate((message) => window.send(message), own(said));
            await page.waitForFunction((height) => document.querySelectorAll('iframe')[1].style.height === height, set);
        }
        assert.equal(await fits(page), height, 'the chart beside it is as tall as before');
        // What others send to the chart does not disturb it; a well-formed question is answered to who asked.
        await frame.evaluate(() => {
            addEventListener('message', ({ data }) => { window.answer = data; });
            const ask = { type: 'indicator-chart', v: 1, ask: 'height' };
            for (const message of [null, 'x', {}, { ...ask, v: 2 }, { ...ask, ask: 'all' }, ask]) window.send(message, parent.frames[0]);
        });
        await frame.waitForFunction(() => window.answer);
        assert.deepEqual(await frame.evaluate(() => window.answer), own(height));
        await clean(view);
    });
});

test('loaded late it asks; loaded twice, and as a module, it does the same', async () => {
    const view = await openHost(places, chart);
    await withEvidence('embed-late', view, async () => {
        const { page } = view;
        await ready(page);
        await settle(page, 200);
        assert.equal(await style(page), '');
        await load(page);
        const height = await fits(page);
        assert.equal((await heard(page)).length, 5, 'four of its own and one answer');
        await load(page);
        await load(page, 'module');
        await settle(page, 100);
        assert.equal(await fits(page), height);
        await page.setViewportSize({ width: 680, height: 1000 });
        await settle(page, 100);
        assert.notEqual(await fits(page), height);
        await clean(view);
    });
});

test('many frames, put in later, moved and taken out, each fit', async () => {
    const view = await openHost(places, '', { scripts: ['/embed.js'] });
    await withEvidence('embed-many', view, async () => {
        const { page } = view;
        const names = ['growth', 'shares', 'overview', 'growth'];
        await page.evaluate((sources) => {
            for (const src of sources) document.body.append(Object.assign(document.createElement('iframe'), { src, frameBorder: '0', width: '100%', height: '100' }));
        }, names.map((name) => frameAt(name)));
        for (const place of names.keys()) {
            await page.locator('iframe').nth(place).scrollIntoViewIfNeeded();
            await ready(page, place);
            await fits(page, place, names[place]);
        }
        // A frame that moves is loaded anew.
        await page.evaluate(() => document.body.append(document.querySelector('iframe')));
        await page.evaluate(() => document.querySelector('iframe').remove());
        await page.locator('iframe').nth(2).scrollIntoViewIfNeeded();
        await ready(page, 2);
        await page.setViewportSize({ width: 600, height: 3000 });
        await settle(page, 200);
        for (const place of [0, 1, 2]) await fits(page, place, 'at 600 px');
        await clean(view);
    });
});

for (const [place, width] of [360, 560, 720].entries()) {
    test(`at ${width} px nothing moves where data-heights reserves the room`, async () => {
        const first = await openHost(places, chart, { scripts: ['/embed.js'], width });
        await ready(first.page);
        const height = await fits(first.page);
        await first.close();
        const heights = Object.assign([100, 100, 100], { [place]: height }).join(' ');
        // In the head and not deferred, it is there before the frame is.
        const body = `<script src="/embed.js"></script>${snippet(frameAt('growth'), `data-heights="${heights}"`)}<p>below</p>`;
        const view = await openHost(places, body, { width, csp: strict });
        await withEvidence(`embed-reserved-${width}`, view, async () => {
            assert.equal(await style(view.page), `${height}px`);
            await ready(view.page);
            await fits(view.page);
            await settle(view.page, 200);
            assert.deepEqual((await view.seen()).shifts, []);
            await clean(view);
        });
    });
}

test('what is reserved follows the width until the frame has spoken', async () => {
    const view = await openHost(places, snippet('/test/sender.html', 'data-heights="301 302 303"') + snippet('/test/sender.html', 'data-heights="x"'), { scripts: ['/embed.js'], files: sender });
    await withEvidence('embed-width', view, async () => {
        const { page } = view;
        for (const [width, height] of [[360, '301px'], [480, '302px'], [679, '302px'], [680, '303px']]) {
            await page.setViewportSize({ width, height: 900 });
            await page.waitForFunction((height) => document.querySelector('iframe').style.height === height, height);
        }
        await page.frames().find((frame) => frame.url().endsWith('sender.html')).evaluate((message) => window.send(message), own(444));
        await page.waitForFunction(() => document.querySelector('iframe').style.height === '444px');
        await page.setViewportSize({ width: 360, height: 900 });
        await settle(page, 100);
        assert.equal(await style(page), '444px');
        assert.equal(await style(page, 1), '', 'a list without numbers reserves nothing');
        await clean(view);
    });
});
