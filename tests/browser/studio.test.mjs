// What is taken away from the studio: codes, and the packs.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, setUp, withEvidence } from './harness.mjs';
import { article, articleText, downloaded, go, openStudio, paste, sound, stored } from './studio.mjs';

const places = await setUp();
const text = await articleText(places);

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
