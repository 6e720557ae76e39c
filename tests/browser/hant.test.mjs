// Traditional Chinese: a part of the core and a module of the element, which
// only its readers load; our own words change, the author's never.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { articlePath, chartPage, open, root, setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();
const own = '/test/own.json';
const cases = Object.fromEntries(await Promise.all(
    ['tiles', 'bar', 'line'].map(async (name) => [name, await readFile(join(root, `tests/cases/hant-${name}.json`), 'utf8')]),
));
const asked = (view) => view.log.requests.flatMap((url) => url.match(/\/(?:parts|element)\/(hant)\.(?:wasm|js)/)?.[1] ?? []);

async function shown(body, { lang, attributes = '' } = {}) {
    const html = chartPage([{ chart: 'chart', src: own }], { lang }).replace('<indicator-chart ', `<indicator-chart ${attributes} `);
    const view = await open(places, { path: '/test/hant.html', html, files: { [own]: { contentType: 'application/json', body } } });
    await view.page.waitForFunction(() => window.seen.events.some(({ type }) => /ready|error/.test(type)));
    return view;
}

for (const [name, body] of Object.entries(cases)) {
    test(`a document in traditional Chinese asks for its words: ${name}`, async () => {
        const view = await shown(body);
        await withEvidence(`hant-${name}`, view, async () => {
            const { page } = view;
            assert.deepEqual((await view.seen()).events.map(({ type }) => type), ['chart-ready']);
            assert.deepEqual(asked(view), ['hant', 'hant']);
            const chart = page.locator('indicator-chart');
            const text = await chart.locator('figure.ic-figure').innerText();
            assert.match(text, /^圖 1/);
            assert.equal(await chart.locator('figure.ic-figure').getAttribute('lang'), 'zh-Hant');
            const heads = await chart.locator('th[scope="col"]').allTextContents();
            assert.ok(heads.join().includes('項目,數值'), heads.join());
            const canvas = page.locator('indicator-chart canvas');
            const box = await canvas.boundingBox();
            await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.4);
            await page.mouse.move(box.x + box.width * 0.32, box.y + box.height * 0.42);
            const tip = chart.locator('.tip').filter({ visible: true });
            await tip.waitFor();
            const said = await tip.innerText();
            assert.doesNotMatch(said, /[时数变线单亿万个项]/u);
            if (name === 'tiles') assert.match(said, /同比增長6\.2%/);
            assert.deepEqual(view.log.errors, []);
        });
    });
}

test('a wish for it changes our words and not the author’s', async () => {
    const body = await readFile(join(root, 'www', articlePath, 'article.json'), 'utf8');
    const { charts: [{ id, title }] } = JSON.parse(body);
    const view = await shown(body, { attributes: 'lang="zh-HK"' });
    await withEvidence('hant-wish', view, async () => {
        const { page } = view;
        await page.locator('indicator-chart').evaluate((element, chart) => element.setAttribute('chart', chart), id);
        await page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'));
        const text = await page.locator('figure.ic-figure').first().innerText();
        assert.ok(text.includes(title) && text.includes('來源：'), text);
        assert.ok(asked(view).includes('hant'));
    });
});

test('other readers do not load it, and an error is said in the page’s characters', async () => {
    const plain = await shown(cases.bar.replace('zh-TW', 'zh-Hans').replaceAll(/[億萬]/gu, (one) => ({ 億: '亿', 萬: '万' })[one]));
    await withEvidence('hant-not', plain, async () => {
        assert.deepEqual((await plain.seen()).events.map(({ type }) => type), ['chart-ready']);
        assert.deepEqual(asked(plain), []);
    });
    const wrong = await shown(cases.bar.replaceAll('億元', '亿园图'), { lang: 'zh-Hant' });
    await withEvidence('hant-error', wrong, async () => {
        await settle(wrong.page);
        assert.match(await wrong.page.locator('indicator-chart .err').innerText(), /不認識單位“亿园图”/);
    });
});
