// The studio from beginning to end: an article is pasted, its charts are
// chosen, and what is taken away shows the same charts on another host.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { open, paintAll, root, serve, setUp, withEvidence } from './harness.mjs';
import { article, articleText, go, openStudio, paste } from './studio.mjs';

const places = await setUp();
const text = await articleText(places);

/** The files of an archive that is not compressed. */
function stored(bytes) {
    const files = new Map();
    for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
        const [size, name, extra] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
        const from = at + 30 + name + extra;
        files.set(bytes.subarray(at + 30, at + 30 + name).toString('utf8'), bytes.subarray(from, from + size));
        at = from + size;
    }
    return files;
}

async function sound({ page, log }) {
    const { violations, events } = await page.evaluate(() => window.seen);
    assert.deepEqual([log.errors, violations], [[], []]);
    assert.deepEqual(events.filter(({ type }) => type === 'chart-error'), []);
}

/** Charts of the article, pasted and all taken. */
async function chosen(options) {
    const view = await openStudio(places, options);
    const { page } = view;
    await paste(page, text);
    await page.waitForFunction((count) => document.querySelector('.row.end .quiet').textContent.includes(String(count)), article.indicators.length);
    await go(page, 'choose');
    await page.click('.offers .all');
    await page.waitForFunction((count) => document.querySelectorAll('.order li').length === count, article.charts.length);
    return view;
}

/** What a button downloads. */
async function downloaded(page, selector) {
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.click(selector)]);
    const parts = [];
    for await (const part of await download.createReadStream()) parts.push(part);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

/** The titles that a page shows: of live charts, or those written into it. */
const shown = (page, live = true) =>
    page.evaluate((live) => [...document.querySelectorAll('indicator-chart')].map((chart) =>
        (live ? chart.shadowRoot.querySelector('figure:not([hidden])') : chart).querySelector('.ic-title').textContent), live);

test('from a pasted article to a pack that another host serves', { timeout: 120_000 }, async () => {
    const view = await chosen();
    let files;
    await withEvidence('studio-pack', view, async () => {
        const { page } = view;
        await go(page, 'take');
        await page.waitForSelector('.taken[data-done]');
        assert.equal(await page.locator('.taken .copy-element').count(), article.charts.length);
        const { name, bytes } = await downloaded(page, '#pack');
        assert.match(name, /\.zip$/);
        files = stored(bytes);
        await sound(view);
    });
    const folder = await mkdtemp(join(tmpdir(), 'studio-pack-'));
    for (const [path, content] of files) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
    }
    const titles = article.charts.map(({ title }) => title);
    const server = await serve(folder);
    try {
        const live = await open({ ...places, server }, { path: '/' });
        await withEvidence('studio-pack-live', live, async () => {
            await paintAll(live.page);
            assert.deepEqual(await shown(live.page), titles);
            await sound(live);
        });
        const still = await open({ ...places, server }, { path: '/', javaScriptEnabled: false });
        await withEvidence('studio-pack-still', still, async () => {
            assert.deepEqual(await shown(still.page, false), titles);
            const broken = await still.page.evaluate(() =>
                [...document.querySelectorAll('.ic-plot img')].filter(({ complete, naturalWidth, alt }) => !complete || !naturalWidth || !alt).length);
            assert.equal(broken, 0);
            assert.equal(await still.page.locator('.ic-data table').count(), titles.length);
        });
        const frame = await open({ ...places, server }, { path: `/charts/${article.charts[1].id}/index.html` });
        await withEvidence('studio-pack-frame', frame, async () => {
            await paintAll(frame.page);
            assert.deepEqual(await shown(frame.page), [titles[1]]);
            await sound(frame);
        });
    } finally {
        server.stop();
    }
});

test('the pack has every file of the widget', async () => {
    const view = await openStudio(places);
    await withEvidence('studio-assets', view, async () => {
        const paths = await view.page.evaluate(async () => [...(await (await import('/studio/assets.js')).assets()).keys()]);
        const own = async (folder, suffix) => (await readdir(join(root, 'www', folder))).filter((name) => name.endsWith(suffix)).map((name) => `${folder}/${name}`);
        const wanted = [...(await own('pkg/parts', '.wasm')), ...(await own('element', '.js')), 'element.js', 'files.js', 'frame.js', 'embed.js', 'link-frames.js', 'figure.css', 'style.css', 'pkg/indicator_charts.js', 'pkg/indicator_charts_bg.wasm'];
        assert.deepEqual(wanted.filter((path) => !paths.includes(path)), []);
    });
});

test('codes to paste name the address that the editor gives, and copying says so', async () => {
    const view = await chosen({ permissions: ['clipboard-read', 'clipboard-write'] });
    await withEvidence('studio-codes', view, async () => {
        const { page } = view;
        await go(page, 'take');
        await page.waitForSelector('.taken[data-done]');
        await page.fill('input[type=url]', 'https://news.example/charts');
        await page.press('input[type=url]', 'Tab');
        await page.waitForFunction(() => document.querySelector('.taken textarea')?.value.includes('news.example'));
        await page.click('.taken .copy-element >> nth=0');
        await page.waitForFunction(() => /已复制网页代码/.test(document.querySelector('.said').textContent));
        const code = await page.evaluate(() => navigator.clipboard.readText());
        assert.match(code, /<script type="module" src="https:\/\/news\.example\/charts\/assets\/element\.js">/);
        assert.match(code, /<indicator-chart src="https:\/\/news\.example\/charts\/document\.json" chart="overview"/);
        assert.match(code, /<table>/);
        await sound(view);
    });
});

test('the WeChat pack has a picture of 1080 px for each chart', async () => {
    const view = await chosen();
    await withEvidence('studio-wechat', view, async () => {
        const { page } = view;
        await go(page, 'take');
        const files = stored((await downloaded(page, '#wechat')).bytes);
        for (const { id } of article.charts) assert.equal(files.get(`${id}.png`).readUInt32BE(16), 1080, id);
        const body = files.get('body.html').toString();
        assert.doesNotMatch(body, /<script|class=|id=/);
        assert.equal(body.match(/<img /g).length, article.charts.length);
        await sound(view);
    });
});
