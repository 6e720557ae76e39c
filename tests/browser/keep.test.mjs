// What a reader takes away: picture, vectors, figures and the citation, from a
// menu for mouse, finger and keys.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { chartPage, open, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();
const path = '/test/keep.html';

async function painted(options = {}) {
    const view = await open(places, { path, html: chartPage(['growth']), ...options });
    await view.page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'));
    return view;
}

const opener = (page) => page.locator('#growth').getByRole('button', { name: '下载' });
const list = (page) => page.locator('#growth [role=menu]');
const focused = (page) => page.evaluate(() => document.querySelector('#growth').shadowRoot.activeElement?.textContent);

async function sound(view) {
    const { violations, events } = await view.seen();
    assert.deepEqual(view.log.errors, []);
    assert.deepEqual(violations, []);
    assert.deepEqual(events.filter(({ type }) => type === 'chart-error'), []);
}

/** The file that the menu gives for `form`. */
async function kept(page, form) {
    await opener(page).click();
    const [download] = await Promise.all([page.waitForEvent('download'), list(page).getByRole('menuitem', { name: form }).click()]);
    assert.equal(await list(page).count(), 0);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('picture, vectors, figures and citation can be taken away', async () => {
    const view = await painted({ permissions: ['clipboard-read', 'clipboard-write'] });
    await withEvidence('keep-all', view, async () => {
        const { page } = view;
        const png = await kept(page, 'PNG');
        assert.equal(png.name, '增速高过全市，也高过全省.png');
        assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
        const frame = await page.locator('#growth .ic-figure').boundingBox();
        assert.equal(png.bytes.readUInt32BE(16), 2 * Math.round(frame.width), 'twice as wide as the frame');
        const svg = await kept(page, 'SVG');
        assert.equal(svg.name, '增速高过全市，也高过全省.svg');
        assert.match(svg.bytes.toString(), /^<svg[^]*增速高过全市[^]*来源[^]*<\/svg>\s*$/);
        const csv = await kept(page, 'CSV');
        assert.equal(csv.name, '增速高过全市，也高过全省.csv');
        assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
        assert.match(csv.bytes.toString(), /^\ufeff项目,数值,.*\r\n高新区,7\.9%,/);
        assert.equal(csv.bytes.toString(), await page.evaluate(() => document.querySelector('#growth').toCsv()));
        await page.getByRole('button', { name: '引用' }).click();
        await page.getByRole('menuitem', { name: '引用文字' }).click();
        await page.getByText('已复制引用文字').waitFor();
        const citation = await page.evaluate(() => navigator.clipboard.readText());
        assert.match(citation, /^增速.*。图 \d+。来源：.*。http:.*keep\.html$/);
        await sound(view);
    });
});

test('keys open the menu, move in it and close it; the focus returns', async () => {
    const view = await painted();
    await withEvidence('keep-keys', view, async () => {
        const { page } = view;
        await opener(page).focus();
        await page.keyboard.press('Enter');
        await list(page).waitFor();
        assert.equal(await opener(page).getAttribute('aria-expanded'), 'true');
        const seen = [];
        for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
            await page.keyboard.press(key);
            seen.push((await focused(page)).slice(0, 3));
        }
        assert.deepEqual(seen, ['SVG', 'CSV', 'PNG', 'CSV', 'PNG', 'CSV']);
        await page.keyboard.press('Escape');
        assert.equal(await list(page).count(), 0);
        assert.equal(await focused(page), '下载');
        assert.equal(await opener(page).getAttribute('aria-expanded'), 'false');
        await page.keyboard.press(' ');
        await list(page).waitFor();
        await page.keyboard.press('Tab');
        assert.equal(await list(page).count(), 0);
        assert.equal(await focused(page), undefined, 'Tab goes on, past the tools');
        await opener(page).focus();
        await page.keyboard.press('Enter');
        await page.keyboard.press('End');
        const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
        assert.match(download.suggestedFilename(), /\.csv$/);
        assert.equal(await focused(page), '下载');
        await sound(view);
    });
});

test('both tools with a menu say so', async () => {
    const view = await painted();
    await withEvidence('keep-popup', view, async () => {
        const tools = view.page.locator('#growth .tools>button');
        assert.deepEqual(await tools.evaluateAll((all) => all.map((tool) => tool.getAttribute('aria-haspopup'))), [null, null, 'menu', 'menu']);
    });
});

test('a press elsewhere, or again, closes the menu', async () => {
    const view = await painted();
    await withEvidence('keep-elsewhere', view, async () => {
        const { page } = view;
        await opener(page).click();
        await list(page).waitFor();
        await page.mouse.click(5, 5);
        assert.equal(await list(page).count(), 0);
        await opener(page).click();
        await list(page).waitFor();
        await opener(page).click();
        await settle(page);
        assert.equal(await list(page).count(), 0);
        await opener(page).click();
        assert.equal(await list(page).count(), 1);
        await sound(view);
    });
});

for (const [width, colorScheme] of [[360, 'light'], [320, 'dark']]) {
    test(`a finger finds the menu at ${width} px, ${colorScheme}`, async () => {
        const view = await painted({ width, height: 740, hasTouch: true, isMobile: true, colorScheme });
        await withEvidence(`keep-touch-${width}`, view, async () => {
            const { page } = view;
            await opener(page).tap();
            await list(page).waitFor();
            for (const item of await list(page).getByRole('menuitem').all()) {
                const { x, width: wide, height } = await item.boundingBox();
                assert.ok(height >= 44 && wide >= 44, `${wide} × ${height}`);
                assert.ok(x >= 0 && x + wide <= width, `from ${x} to ${x + wide}`);
            }
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
            const paper = await list(page).evaluate((node) => getComputedStyle(node).backgroundColor);
            assert.equal(paper, colorScheme === 'dark' ? 'rgb(20, 24, 26)' : 'rgb(252, 251, 248)');
            await sound(view);
        });
    });
}

test('what cannot be saved is said', async () => {
    const files = { '/pkg/parts/pictures.wasm': { status: 404, body: 'no' } };
    const view = await painted({ files });
    await withEvidence('keep-fails', view, async () => {
        const { page } = view;
        await opener(page).click();
        await list(page).getByRole('menuitem', { name: 'SVG' }).click();
        await page.getByText('没有存成，请再试一次。').waitFor();
        assert.deepEqual((await view.seen()).events.map(({ type }) => type), ['chart-ready'], 'the chart lives on');
        await page.unrouteAll();
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            opener(page).click().then(() => list(page).getByRole('menuitem', { name: 'SVG' }).click()),
        ]);
        assert.match(download.suggestedFilename(), /\.svg$/);
    });
});

test('a title becomes a name that every system takes', async () => {
    const document = {
        version: 1,
        indicators: [{ id: 'a', label: '=1+1', value: '5', unit: '亿元' }],
        charts: [{ id: 'growth', kind: 'bar', title: 'A/B: 甲\\乙 "丙"? <丁>|*', indicators: ['a'] }],
    };
    const files = { '/articles/jinan-2023/article.json': { contentType: 'application/json', body: JSON.stringify(document) } };
    const view = await painted({ files });
    await withEvidence('keep-name', view, async () => {
        const { name, bytes } = await kept(view.page, 'CSV');
        assert.match(name, /^A B 甲 乙 丙 丁\.csv$/);
        assert.match(bytes.toString(), /\r\n'=1\+1,5/, 'and no text is a formula');
        await sound(view);
    });
});
