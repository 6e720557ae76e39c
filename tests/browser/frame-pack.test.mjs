// The pages inside frames as the command line publishes them: the room their
// codes reserve, without script, in a frame too low, and when the core fails.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fits, follow, heard, heights, inside, obeys, openHost, ready, snippet } from './embedding.mjs';
import { launch, policy, serve, settle, withEvidence } from './harness.mjs';
import { publish } from './pack.mjs';

const { out, manifest } = await publish();
const [server, browser] = await Promise.all([serve(out), launch()]);
after(async () => {
    await browser.close();
    server.stop();
});
const pack = { server, browser };
const [version] = await readdir(join(out, 'assets'));
const assets = `/assets/${version}/`;
const scripts = [`${assets}embed.js`];
const path = '/charts/growth/index.html';
const noCore = { [`${assets}pkg/indicator_charts_bg.wasm`]: { status: 404, body: '' } };

test('the query changes language, theme and id of a published page, not its chart', async () => {
    const view = await openHost(pack, snippet(`${path}?chart=shares&src=none.json&lang=en&theme=dark&id=seven`));
    await withEvidence('frame-query-pack', view, () => obeys(view));
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
            // The heads to press make it taller, and come when they are asked for.
            if (javaScriptEnabled) await frame.locator('.data thead button').first().waitFor();
            await view.page.mouse.wheel(0, 2000);
            const end = async () => frame.evaluate(() => document.querySelector('main').getBoundingClientRect().bottom - innerHeight);
            for (let turn = 0; turn < 40 && (await end()) > 1; turn++) await view.page.waitForTimeout(50);
            assert.ok((await end()) <= 1, `${await end()} px out of reach`);
        });
    });
}

test('the link of the figure opens beside the host', async () => {
    const body = (await readFile(join(out, path), 'utf8')).replace('</figure>', '<a id="out" href="/index.html">source</a></figure>');
    const linked = { contentType: 'text/html; charset=utf-8', body, headers: { 'content-security-policy': policy } };
    const view = await openHost(pack, snippet(path), { files: { [path]: linked }, javaScriptEnabled: false });
    await withEvidence('frame-link', view, async () => {
        const frame = await inside(view.page);
        await follow(view, frame, '#out', /\/index\.html$/);
        assert.match(frame.url(), /growth\/index\.html$/);
    });
});
