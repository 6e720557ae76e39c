// The page inside a frame, by itself: its query, its figure without script,
// its links, and what it does when the chart fails.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filled, fits, frameAt, heard, heights, inside, openHost, ready, snippet } from './embedding.mjs';
import { articlePath, open, policy, setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();
const path = `${articlePath}growth.html`;
const body = await filled('growth');
const page = { [path]: { contentType: 'text/html; charset=utf-8', body, headers: { 'content-security-policy': policy, 'access-control-allow-origin': '*' } } };
const tag = (frame) => frame.locator('indicator-chart');
const paper = (frame) => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('without a parent it is a plain page', async () => {
    const view = await open(places, { path: frameAt('growth'), width: 360, init: () => addEventListener('message', () => { window.talks = true; }) });
    await withEvidence('frame-plain', view, async () => {
        await view.page.locator('indicator-chart canvas').waitFor();
        await settle(view.page, 200);
        assert.equal(await view.page.evaluate(() => window.talks), undefined);
        assert.equal(await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, 'no horizontal scroll');
        assert.deepEqual((await view.seen()).violations, []);
        assert.deepEqual(view.log.errors, []);
    });
});

test('the query names document, chart, language, theme and id; a filled page takes the last three', async () => {
    const view = await openHost(places, [frameAt('growth', '&lang=en&theme=dark&id=seven'), `${path}?lang=en&theme=dark&id=seven&chart=shares&src=none.json`].map((src) => snippet(src)).join(''), { files: page });
    await withEvidence('frame-query', view, async () => {
        for (const place of [0, 1]) {
            const frame = await ready(view.page, place);
            assert.equal(await tag(frame).getAttribute('chart'), 'growth');
            assert.match(await frame.locator('.ic-number').last().textContent(), /^Figure/);
            assert.equal(await paper(frame), 'rgb(20, 24, 26)');
            const own = (await heard(view.page)).filter((message) => message.frame === place && message.data.type).at(-1);
            assert.equal(own.data.id ?? 'seven', 'seven');
        }
        const ids = (await heard(view.page)).map(({ data }) => Object.keys(data['datawrapper-height'] ?? {})[0]).filter(Boolean);
        assert.deepEqual([...new Set(ids)], ['seven']);
    });
});

test('a document from elsewhere is not shown', async () => {
    const sources = ['https://example.org/a.json', '//example.org/a.json', 'data:application/json,{}', 'javascript:alert(1)', 'blob:x'];
    for (const source of sources) {
        const view = await open(places, { path: `/frame.html?chart=growth&src=${encodeURIComponent(source)}`, width: 360 });
        await withEvidence('frame-elsewhere', view, async () => {
            await settle(view.page, 200);
            assert.equal(await tag(view.page).getAttribute('src'), null, source);
            assert.deepEqual(view.log.errors, []);
        });
    }
});

test('a filled page tells one height: that of its picture is that of the chart', async () => {
    const view = await openHost(places, snippet(path), { files: page, scripts: ['/embed.js'] });
    await withEvidence('frame-filled', view, async () => {
        await ready(view.page);
        await fits(view.page);
        await settle(view.page, 200);
        const told = new Set((await heard(view.page)).map(({ data }) => data.height).filter(Boolean));
        assert.equal(told.size, 1, [...told].join());
    });
});

test('without script the figure is whole in the height of the code', async () => {
    const live = await openHost(places, snippet(path), { files: page, scripts: ['/embed.js'] });
    await ready(live.page);
    const height = await fits(live.page);
    await live.close();
    const view = await openHost(places, snippet(path).replace('height="200"', `height="${height}"`), { files: page, javaScriptEnabled: false });
    await withEvidence('frame-no-script', view, async () => {
        const frame = await inside(view.page);
        await frame.locator('figure img').waitFor();
        const { content, box } = await heights(view.page);
        assert.ok(box >= content && box - content <= 1, `${content} in ${box}`);
        for (const part of ['.ic-title', 'img', '.ic-source', 'summary']) assert.ok(await frame.locator(part).isVisible(), part);
        assert.match(await frame.locator('img').getAttribute('alt'), /^领先幅度图：高新区7\.9%/);
    });
});

test('where the core fails, the figure stays, and its table opens and closes', async () => {
    const files = { ...page, '/pkg/indicator_charts_bg.wasm': { status: 404, body: '' } };
    const view = await openHost(places, snippet(path), { files, scripts: ['/embed.js'] });
    await withEvidence('frame-fails', view, async () => {
        const frame = await inside(view.page);
        await frame.locator('.err').waitFor();
        const closed = await fits(view.page);
        await frame.locator('summary').click();
        assert.ok((await fits(view.page, 0, 'open')) > closed + 50);
        await frame.locator('summary').click();
        await settle(view.page, 100);
        assert.equal(await fits(view.page, 0, 'closed'), closed);
    });
});

for (const javaScriptEnabled of [true, false]) {
    test(`in a frame that stays too low the page scrolls, with script ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
        const view = await openHost(places, `${snippet(path)}<p>below</p>`, { files: page, javaScriptEnabled, height: 400 });
        await withEvidence('frame-low', view, async () => {
            const frame = await inside(view.page);
            const table = javaScriptEnabled ? (await ready(view.page)).locator('.tools button').nth(1) : frame.locator('summary');
            await view.page.mouse.move(100, 100);
            // Down to the tools, then down the table.
            await view.page.mouse.wheel(0, 2000);
            await table.click();
            await view.page.mouse.wheel(0, 2000);
            const end = async () => frame.evaluate(() => document.querySelector('main').getBoundingClientRect().bottom - innerHeight);
            for (let turn = 0; turn < 40 && (await end()) > 1; turn++) await view.page.waitForTimeout(50);
            assert.ok((await end()) <= 1, `${await end()} px out of reach`);
        });
    });
}

const follow = async (view, frame, link) => {
    const [opened] = await Promise.all([view.page.context().waitForEvent('page'), frame.locator(link).click()]);
    await opened.waitForLoadState();
    assert.match(opened.url(), /\/docs\/$/);
};

test('the link of the figure opens beside the host', async () => {
    const linked = { ...page[path], body: body.replace('</figure>', '<a id="out" href="/docs/">source</a></figure>') };
    const view = await openHost(places, snippet(path), { files: { [path]: linked }, javaScriptEnabled: false });
    await withEvidence('frame-link', view, async () => {
        const frame = await inside(view.page);
        await follow(view, frame, '#out');
        assert.match(frame.url(), /growth\.html$/);
    });
});

test('so does the link of the chart, in a sandbox that allows it', async () => {
    const document = `${articlePath}article.json`;
    const sourced = async (response) => {
        const json = await response.json();
        json.charts.find(({ id }) => id === 'growth').source = { label: 'source', url: `${places.server.url}/docs/` };
        return { body: JSON.stringify(json) };
    };
    const view = await openHost(places, snippet(frameAt('growth'), 'sandbox="allow-scripts allow-popups"'), { files: { [document]: sourced } });
    await withEvidence('frame-sandbox-link', view, async () => {
        await follow(view, await ready(view.page), '.ic-source a');
    });
});
