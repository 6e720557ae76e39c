// The page inside a frame, by itself: its query, its figure without script,
// its links, and what it does when the chart fails.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fits, frameAt, heard, heights, inside, openHost, ready, snippet } from './embedding.mjs';
import { articlePath, open, policy, serve, setUp, settle, withEvidence } from './harness.mjs';
import { publish } from './pack.mjs';

const places = await setUp();
/** The same browser, and a folder as the command line publishes it. */
const { out, manifest } = await publish();
const pack = { ...places, server: await serve(out) };
after(() => pack.server.stop());
const [version] = await readdir(join(out, 'assets'));
const assets = `/assets/${version}/`;
const scripts = [`${assets}embed.js`];
const path = '/charts/growth/index.html';
const noCore = { [`${assets}pkg/indicator_charts_bg.wasm`]: { status: 404, body: '' } };
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

const flags = '&lang=en&theme=dark&id=seven';
for (const [what, where, address] of [
    ['names document, chart, language, theme and id', places, frameAt('growth', flags)],
    ['changes language, theme and id of a published page', pack, `${path}?chart=shares&src=none.json${flags}`],
]) {
    test(`the query ${what}`, async () => {
        const view = await openHost(where, snippet(address));
        await withEvidence('frame-query', view, async () => {
            const frame = await ready(view.page);
            await settle(view.page, 100);
            assert.equal(await tag(frame).getAttribute('chart'), 'growth');
            assert.match(await frame.locator('.ic-number').last().textContent(), /^Figure/);
            assert.equal(await paper(frame), 'rgb(20, 24, 26)');
            const ids = (await heard(view.page)).map(({ data }) => data.id ?? Object.keys(data['datawrapper-height'] ?? {})[0]).filter(Boolean);
            assert.deepEqual([...new Set(ids)], ['seven']);
        });
    });
}

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

for (const [bucket, width] of [328, 520, 680].entries()) {
    test(`the code of a published chart reserves what its page takes at ${width} px, without script and with it`, async () => {
        let exact = 0;
        for (const { id, pages, heights: reserved } of manifest.charts.slice(0, 4)) {
            const [written] = (await readFile(join(out, pages.iframe), 'utf8')).match(/<iframe.*<\/iframe>/);
            // Its addresses are those of the folder; this page stands elsewhere.
            const code = written.replace('src="charts/', 'src="/charts/').replace('loading="lazy"', '').replace(/ height="\d+"/, ` height="${reserved[bucket]}"`);
            const still = await openHost(pack, code, { width, javaScriptEnabled: false });
            let spare = 0;
            await withEvidence(`frame-still-${id}-${width}`, still, async () => {
                const frame = await inside(still.page);
                for (const part of ['.ic-title', 'img', '.ic-source', 'summary']) assert.ok(await frame.locator(part).first().isVisible(), part);
                const { content, box } = await heights(still.page);
                spare = box - content;
                // A browser may fit in one line what our table of widths breaks into two.
                assert.ok(spare > -0.02 && spare <= 28, `${id}: ${content} in ${box}`);
            });
            if (spare > 1) continue;
            exact += 1;
            const view = await openHost(pack, `<script src="${scripts[0]}"></script>${code}<p>below</p>`, { width });
            await withEvidence(`frame-live-${id}-${width}`, view, async () => {
                await ready(view.page);
                await settle(view.page, 100);
                await fits(view.page);
                const told = new Set((await heard(view.page)).map(({ data }) => data.height).filter(Boolean));
                assert.deepEqual([...told], [reserved[bucket]], id);
                assert.deepEqual((await view.seen()).shifts, []);
            });
        }
        assert.ok(exact >= 3, `${exact} of 4`);
    });
}

test('where the core fails, the figure stays, and its table opens and closes', async () => {
    const view = await openHost(pack, snippet(path), { files: noCore, scripts });
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
        const view = await openHost(pack, `${snippet(path)}<p>below</p>`, { javaScriptEnabled, height: 400 });
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
    assert.match(opened.url(), /\/index\.html$/);
};

test('the link of the figure opens beside the host', async () => {
    const body = (await readFile(join(out, path), 'utf8')).replace('</figure>', '<a id="out" href="/index.html">source</a></figure>');
    const linked = { contentType: 'text/html; charset=utf-8', body, headers: { 'content-security-policy': policy } };
    const view = await openHost(pack, snippet(path), { files: { [path]: linked }, javaScriptEnabled: false });
    await withEvidence('frame-link', view, async () => {
        const frame = await inside(view.page);
        await follow(view, frame, '#out');
        assert.match(frame.url(), /growth\/index\.html$/);
    });
});

test('so does the link of the chart, in a sandbox that allows it', async () => {
    const document = `${articlePath}article.json`;
    const sourced = async (response) => {
        const json = await response.json();
        json.charts.find(({ id }) => id === 'growth').source = { label: 'source', url: `${places.server.url}/index.html` };
        return { body: JSON.stringify(json) };
    };
    const view = await openHost(places, snippet(frameAt('growth'), 'sandbox="allow-scripts allow-popups"'), { files: { [document]: sourced } });
    await withEvidence('frame-sandbox-link', view, async () => {
        await follow(view, await ready(view.page), '.ic-source a');
    });
});
