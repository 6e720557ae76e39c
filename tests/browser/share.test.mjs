// What a reader hands on, from the menu of the 引用 tool: the citation, the
// chart's address and its sentence's, to which a browser scrolls.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { frameAt, openHost, ready, snippet } from './embedding.mjs';
import { articlePath, open, paintAll, root, setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();
const clipboard = ['clipboard-read', 'clipboard-write'];
const article = JSON.parse(await readFile(join(root, 'www', articlePath, 'article.json'), 'utf8'));
const chartOf = (page, chart) => page.locator(`indicator-chart[chart="${chart}"]`);
async function items(chart) {
    await chart.getByRole('menu').waitFor();
    return chart.getByRole('menuitem').allTextContents();
}

/** Opens the menu of a chart; takes one of its entries, and gives what is copied then. */
async function take(page, chart, entry, said) {
    await chart.getByRole('button', { name: '引用' }).click();
    await chart.getByRole('menuitem', { name: entry }).click();
    await chart.getByText(said).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
}

test('citation, chart and sentence are copied; a browser scrolls to the sentence', async () => {
    const view = await open(places, { permissions: clipboard });
    await withEvidence('share-all', view, async () => {
        const { page } = view;
        await paintAll(page);
        const land = chartOf(page, 'land');
        await land.evaluate((element) => {
            Object.defineProperty(element, 'state', { value: { step: 1, hide: ['全市'] } });
        });
        await land.getByRole('button', { name: '引用' }).click();
        assert.deepEqual(await items(land), ['引用文字', '图表链接', '原句链接']);
        await page.keyboard.press('Escape');
        assert.match(await take(page, land, '引用文字', '已复制引用文字'), /^.*。图 \d+。来源：.*。http:.*jinan-2023\/$/);
        const home = places.server.url + articlePath;
        const address = await take(page, land, '图表链接', '已复制图表链接');
        assert.equal(decodeURI(address), `${home}#chart-land=step.1;hide.全市`);
        const growth = await take(page, chartOf(page, 'growth'), '图表链接', '已复制图表链接');
        assert.equal(growth, `${home}#chart-growth=`);
        const sentence = await take(page, land, '原句链接', '已复制原句链接');
        assert.ok(sentence.startsWith(`${address}:~:text=`), sentence);
        const { indicators: [first] } = article.charts.find(({ id }) => id === 'land');
        const key = first.ref ?? first;
        const { exact } = [article.indicators.find(({ id }) => key === id || key.startsWith(`${id}.`)).source].flat()[0];
        assert.deepEqual((await view.seen()).violations, []);
        await page.goto('about:blank');
        await page.goto(sentence);
        await settle(page, 400);
        const place = await page.evaluate((exact) => {
            const paragraph = [...document.querySelectorAll('#story > p')].find((p) => p.textContent.includes(exact));
            const { top, bottom } = paragraph.getBoundingClientRect();
            return { shown: top < innerHeight && bottom > 0, scrolled: scrollY, hash: location.hash };
        }, exact);
        assert.ok(place.shown && place.scrolled > 300, JSON.stringify(place));
        assert.equal(decodeURI(place.hash), '#chart-land=step.1;hide.全市', 'the chart has its part');
        assert.deepEqual(view.log.errors, []);
    });
});

test('every sentence of the article is one that a browser scrolls to', async () => {
    const view = await open(places, { path: '/test/empty.html', html: '<!doctype html><title>x</title>' });
    await withEvidence('share-scrolls', view, async () => {
        const { page } = view;
        const fragments = await page.evaluate(async (article) => {
            const [{ directive }, { sentenceOf }] = await Promise.all([import('/element/fragment.js'), import('/element/share.js')]);
            return article.charts.map(({ id }) => [id, sentenceOf(article, id)?.exact, directive(sentenceOf(article, id))]);
        }, article);
        assert.equal(fragments.length, article.charts.length);
        for (const [id, exact, fragment] of fragments) {
            await page.goto('about:blank');
            await page.goto(`${places.server.url}${articlePath}#${fragment}`);
            await page.waitForFunction((exact) => {
                const paragraph = [...document.querySelectorAll('#story > p')].find((p) => p.textContent.includes(exact));
                const { top, bottom } = paragraph.getBoundingClientRect();
                return top < innerHeight && bottom > 0 && scrollY > 0 || (top > 0 && bottom < innerHeight);
            }, exact).catch(() => assert.fail(`${id}: ${exact}`));
        }
    });
});

test('the selected datum gives its own sentence', async () => {
    const view = await open(places, { permissions: clipboard });
    await withEvidence('share-selected', view, async () => {
        const { page } = view;
        const chart = chartOf(page, 'innovation');
        await chart.evaluate((element) => element.scrollIntoView({ block: 'center' }));
        await chart.locator('canvas').waitFor();
        const key = article.charts.find(({ id }) => id === 'innovation').indicators.map((item) => item.ref ?? item).at(-1);
        await chart.evaluate((element, key) => Object.defineProperty(element, 'selected', { value: { key } }), key);
        const { exact } = [article.indicators.find(({ id }) => key === id || key.startsWith(`${id}.`)).source].flat()[0];
        const sentence = decodeURIComponent(await take(page, chart, '原句链接', '已复制原句链接'));
        assert.ok(sentence.includes(exact.slice(0, 6)), `${sentence} – ${exact}`);
    });
});

test('without a sentence, and without a clipboard', async () => {
    const { source: _, ...bare } = article.indicators.find(({ id }) => id === 'gdp');
    const document = { version: 1, lang: 'en', indicators: [bare], charts: [{ id: 'growth', kind: 'table', title: 'T', indicators: ['gdp'] }] };
    const html = '<!doctype html><html lang="en"><title>x</title><script type="module" src="/element.js"></script><indicator-chart chart="growth" src="/test/bare.json"></indicator-chart>';
    const view = await open(places, { path: '/test/share.html', html, files: { '/test/bare.json': { contentType: 'application/json', body: JSON.stringify(document) } } });
    await withEvidence('share-bare', view, async () => {
        const { page } = view;
        const chart = chartOf(page, 'growth');
        await page.evaluate(() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); });
        await chart.getByRole('button', { name: 'Cite' }).click();
        assert.deepEqual(await items(chart), ['Citation', 'Link to this chart']);
        await chart.getByRole('menuitem', { name: 'Link' }).focus();
        await page.keyboard.press('Enter');
        const said = chart.getByText('Copying is blocked; please copy this by hand: ');
        await said.waitFor();
        assert.match(await said.textContent(), /share\.html#chart-growth=$/);
        const box = await said.boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= 760, JSON.stringify(box));
        assert.deepEqual(view.log.errors, []);
    });
});

test('in a frame the addresses are those of the article, where the document says it', async () => {
    for (const url of ['https://news.example/story?id=1', undefined]) {
        const path = `${articlePath}article.json`;
        const body = JSON.stringify({ ...article, article: { ...article.article, url } });
        const view = await openHost(places, snippet(frameAt('growth'), 'allow="clipboard-write"'), { files: { [path]: { contentType: 'application/json', body } }, scripts: ['/embed.js'] });
        await withEvidence('share-frame', view, async () => {
            const frame = await ready(view.page);
            const chart = frame.locator('indicator-chart');
            await chart.getByRole('button', { name: '引用' }).click();
            assert.deepEqual(await items(chart), ['引用文字', '图表链接', ...(url ? ['原句链接'] : [])]);
            await chart.getByRole('menuitem', { name: '图表链接' }).focus();
            await frame.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
            await view.page.keyboard.press('Enter');
            const said = chart.getByText('请手动抄录');
            await said.waitFor();
            const home = url ?? places.server.url + frameAt('growth');
            assert.ok((await said.textContent()).endsWith(`${home}#chart-growth=`), await said.textContent());
            assert.deepEqual(view.log.errors, []);
        });
    }
});

test('what is said is heard: its place was there before, and what is to be copied by hand stays', async () => {
    const view = await open(places, { permissions: clipboard });
    await withEvidence('share-heard', view, async () => {
        const { page } = view;
        await paintAll(page);
        const land = chartOf(page, 'land');
        await land.evaluate((element) => {
            window.heard = [];
            new MutationObserver((changes) => {
                for (const { target, addedNodes } of changes) {
                    const born = [...addedNodes].filter((node) => node.matches?.('[role=status]'));
                    for (const { textContent } of born) window.heard.push(`born ${textContent}`);
                    if (target.matches?.('[role=status]') && target.checkVisibility() && addedNodes.length) window.heard.push(target.textContent);
                }
            }).observe(element.shadowRoot, { childList: true, subtree: true });
        });
        for (let turn = 0; turn < 2; turn += 1) await take(page, land, '引用文字', '已复制引用文字');
        await page.waitForFunction(() => window.heard.length > 2);
        assert.deepEqual(await page.evaluate(() => window.heard), ['born ', '已复制引用文字', '已复制引用文字'], 'the same words twice, too');
        await page.clock.install();
        await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
        const said = land.getByText('请手动抄录');
        for (const away of [() => page.keyboard.press('Escape'), () => page.mouse.click(3, 300)]) {
            await land.getByRole('button', { name: '引用' }).click();
            await land.getByRole('menuitem', { name: '图表链接' }).click();
            await said.waitFor();
            await page.clock.fastForward(120_000);
            await said.click();
            assert.ok(await said.isVisible());
            await away();
            await said.waitFor({ state: 'detached' });
        }
        assert.deepEqual(view.log.errors, []);
    });
});
