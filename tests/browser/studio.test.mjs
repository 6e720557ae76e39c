// What is taken away from the studio: codes, and the packs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { articlePath, program, root, setUp, withEvidence } from './harness.mjs';
import { article, articleText, downloaded, go, openStudio, paste, sound, stored } from './studio.mjs';

const places = await setUp();
const text = await articleText(places);

/** One page for all: what is taken away changes nothing. */
let taking;
const view = async () => {
    taking ??= await chosen({ permissions: ['clipboard-read', 'clipboard-write'] });
    return { ...taking, close: async () => {} };
};

/** Charts of the article, pasted and all taken. */
async function chosen(options) {
    const view = await openStudio(places, options);
    const { page } = view;
    await paste(page, text);
    await page.waitForFunction((count) => document.querySelector('.found').textContent.includes(String(count)), article.indicators.length);
    await go(page, 'choose');
    await page.click('.offers .all');
    await page.waitForFunction((count) => document.querySelectorAll('.order li').length === count, article.charts.length);
    await go(page, 'take');
    await page.waitForSelector('.taken[data-done]');
    return view;
}

/** Paths by their sort, without the versions of pictures that browsers draw each in their way. */
const listed = (files) => Object.keys(files).map((path) => path.replace(/\.[0-9a-f]{10}\.png$/, '.png')).filter((path) => !['alt.txt', 'index.html'].includes(path)).toSorted();

test('the pack is what the command line writes of the same document', { timeout: 120_000 }, async (t) => {
    const own = await view();
    await withEvidence('studio-pack', own, async () => {
        const { page } = own;
        await page.fill('input[type=url]', 'https://news.example/charts');
        await page.press('input[type=url]', 'Tab');
        const files = stored((await downloaded(page, '#pack')).bytes);
        // Figures without script lead to their sentences, as in the article's own page.
        const links = (page) => [...new Set([...page.matchAll(/<li><a href="(#:~:text=[^"]*)"/g)].map(([, address]) => decodeURIComponent(address)))].toSorted();
        const published = await readFile(join(root, 'www', articlePath, 'index.html'), 'utf8');
        assert.ok(links(published).length > 15);
        assert.deepEqual(links(files.get('index.html').toString()), links(published));
        const manifest = JSON.parse(files.get('manifest.json'));
        const folder = await mkdtemp(join(tmpdir(), 'studio-pack-'));
        t.after(() => rm(folder, { recursive: true }));
        await writeFile(join(folder, 'document.json'), files.get(manifest.document));
        const fonts = ['Regular', 'Bold'].flatMap((weight) => ['--font', join(root, `tests/fonts/NotoSansSC-${weight}.otf`)]);
        execFileSync(program, ['embed', join(folder, 'document.json'), '--target', 'web', '--base-url', 'https://news.example/charts/', '--assets', join(root, 'www'), '--out', join(folder, 'pack'), ...fonts]);
        const theirs = async (path) => JSON.parse(await readFile(join(folder, 'pack', path), 'utf8'));
        const wanted = await theirs('manifest.json');
        // The same files of the element and of the document, by their versions, and the same plots.
        assert.deepEqual([manifest.assets, manifest.document], [wanted.assets, wanted.document]);
        assert.deepEqual(listed(manifest.files), listed(wanted.files));
        for (const [path, { integrity, bytes }] of Object.entries(manifest.files)) {
            const content = files.get(path);
            assert.deepEqual([bytes, integrity], [content.length, `sha256-${createHash('sha256').update(content).digest('base64')}`], path);
            if (/^(assets|data)\/|plot.*\.svg$|^_headers$/.test(path)) assert.equal(integrity, wanted.files[path].integrity, path);
        }
        for (const [at, chart] of manifest.charts.entries()) {
            const { heights, pictures, ...more } = wanted.charts[at];
            const { heights: found, pictures: drawn, ...same } = chart;
            assert.deepEqual(same, more);
            heights.forEach((height, i) => assert.ok(Math.abs(height - found[i]) <= 40, `${chart.id}: ${found}, ${heights}`));
            assert.deepEqual(drawn.map(({ width, svg }) => [width, svg]), pictures.map(({ width, svg }) => [width, svg]));
            const [oembed, told] = [JSON.parse(files.get(chart.pages.oembed)), await theirs(chart.pages.oembed)];
            assert.deepEqual(Object.keys(oembed).toSorted(), Object.keys(told).toSorted());
            for (const key of ['title', 'provider_name', 'provider_url', 'width', 'thumbnail_width']) assert.equal(oembed[key], told[key], key);
        }
        await sound(own);
    });
});

test('codes to paste name the address that the editor gives, and copying says so', async () => {
    const own = await view();
    await withEvidence('studio-codes', own, async () => {
        const { page } = own;
        await page.fill('input[type=url]', 'https://news.example/charts');
        await page.press('input[type=url]', 'Tab');
        await page.waitForFunction(() => document.querySelector('.taken textarea')?.value.includes('news.example'));
        await page.click('.taken .copy-element >> nth=0');
        await page.waitForFunction(() => /已复制网页代码/.test(document.querySelector('.said').textContent));
        const code = await page.evaluate(() => navigator.clipboard.readText());
        assert.match(code, /<script type="module" crossorigin="" src="https:\/\/news\.example\/charts\/assets\/[0-9a-f]{10}\/element\.js" integrity="sha256-[\w+/]{43}=">/);
        assert.match(code, /<indicator-chart src="https:\/\/news\.example\/charts\/data\/[0-9a-f]{10}\/document\.json" chart="overview"/);
        assert.match(code, /<table>/);
        await sound(own);
    });
});

test('the WeChat pack has a picture of 1080 px for each chart', async () => {
    const own = await view();
    await withEvidence('studio-wechat', own, async () => {
        const { page } = own;
        const files = stored((await downloaded(page, '#wechat')).bytes);
        for (const { id } of article.charts) assert.equal(files.get(`${id}.png`).readUInt32BE(16), 1080, id);
        const body = files.get('body.html').toString();
        assert.doesNotMatch(body, /<script|class=|id=/);
        assert.equal(body.match(/<img /g).length, article.charts.length);
        assert.equal(body.match(/<table /g).length, article.charts.length);
        assert.ok([...body].length < 20_000 && body.includes(text.split('\n')[1]), 'the text stands around the charts');
        await sound(own);
    });
});
