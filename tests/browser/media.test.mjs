// What readers are told, on paper and without motion: names that are no two
// charts', one quiet live region a chart, no tools in print.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartPage, chartTag, open, paintAll, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();

const twice = (all) => all.filter((one, at) => all.indexOf(one) !== at);

test('each chart of the article has a name, a heading and words of its own', async () => {
    const view = await open(places, { height: 20000 });
    await withEvidence('media-names', view, async () => {
        await paintAll(view.page);
        const charts = await view.page.$$eval('indicator-chart', (all) => all.map(({ shadowRoot }) => {
            const name = (selector) => shadowRoot.querySelector(selector).getAttribute('aria-label');
            const text = (selector) => shadowRoot.querySelector(selector).textContent;
            return {
                figure: name('figure'), plot: name('.ic-plot'), heading: text('[role=heading]'), table: text('caption'), lang: shadowRoot.querySelector('figure').lang,
                scopes: [...shadowRoot.querySelectorAll('th')].every((head) => head.scope), live: shadowRoot.querySelectorAll('[aria-live]').length,
            };
        }));
        for (const part of ['figure', 'plot', 'heading', 'table']) {
            const names = charts.map((chart) => chart[part]);
            assert.deepEqual(twice(names), [], part);
            // A kind alone, or a number alone, says nothing.
            assert.ok(names.every((name) => name.replace(/^图 \d+|^\p{Script=Han}{2,6}图：/gu, '').trim().length > 5), `${part}: ${names}`);
        }
        assert.ok(charts.every(({ scopes, lang }) => scopes && lang === 'zh-Hans'));
    });
});

test('a chart has one polite live region once it is read by keyboard, and it says the figure in words', async () => {
    const view = await open(places);
    await withEvidence('media-live', view, async () => {
        const { page } = view;
        await paintAll(page);
        const growth = page.locator('indicator-chart[chart=growth]');
        await growth.locator('.ic-plot[role=group]').focus();
        await page.keyboard.press('ArrowRight');
        const live = growth.locator('[aria-live]');
        await live.filter({ hasText: /7\.9/ }).waitFor({ state: 'attached' });
        assert.equal(await live.count(), 1);
        assert.equal(await live.getAttribute('aria-live'), 'polite');
        assert.match(await live.textContent(), /高新区.*7\.9%/);
    });
});

test('nothing moves for readers who want no motion', async () => {
    const view = await open(places, { reducedMotion: 'reduce' });
    await withEvidence('media-motion', view, async () => {
        const { page } = view;
        await paintAll(page);
        await page.evaluate(() => {
            window.moving = [];
            const look = () => {
                for (const root of [document, ...[...document.querySelectorAll('indicator-chart')].map(({ shadowRoot }) => shadowRoot)]) window.moving.push(...root.getAnimations().map((one) => `${one.animationName ?? one.transitionProperty}`));
                requestAnimationFrame(look);
            };
            look();
        });
        const growth = page.locator('indicator-chart[chart=growth]');
        const plot = growth.locator('.ic-plot[role=group]');
        await plot.hover();
        await plot.focus();
        await page.keyboard.press('ArrowRight');
        await growth.locator('.tip').waitFor();
        const pixels = () => growth.evaluate(({ shadowRoot }) => shadowRoot.querySelector('canvas').toDataURL());
        await settle(page, 60);
        const soon = await pixels();
        await settle(page, 400);
        assert.equal(await pixels(), soon, 'the mark is lit at once');
        await growth.locator('.tools button').nth(1).click();
        await settle(page, 300);
        assert.deepEqual(await page.evaluate(() => window.moving), []);
    });
});

const sheet = {
    version: 1,
    article: { title: '公报', publisher: '局', url: 'https://example.com/a' },
    indicators: ['甲', '乙'].map((label, i) => ({ id: `i${i}`, label, value: `${12 + i}`, unit: '亿元' })),
    charts: [{ id: 'growth', kind: 'bar', title: '柱', indicators: ['i0', 'i1'] }],
};

test('on paper there are no tools and nothing that stands open, but the address and the open table', async () => {
    const files = { '/test/media.json': { contentType: 'application/json', body: JSON.stringify(sheet) } };
    const html = chartPage([], { after: chartTag({ chart: 'growth', src: '/test/media.json' }) });
    const view = await open(places, { path: '/test/media.html', html, files });
    await withEvidence('media-print', view, async () => {
        const { page } = view;
        const growth = page.locator('#growth');
        const plot = growth.locator('.ic-plot[role=group]');
        await plot.focus();
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
        await growth.locator('.tip.pinned').waitFor();
        await page.emulateMedia({ media: 'print' });
        await settle(page, 100);
        for (const part of ['.tools', '.tip', '.strip']) assert.equal(await growth.locator(part).isVisible(), false, part);
        assert.match(await growth.locator('.ic-source a').evaluate((link) => getComputedStyle(link, '::after').content), /（" "https:\/\/example\.com\/a" "）|https:\/\/example\.com\/a/);
        assert.equal(await growth.locator('.ic-figure').evaluate((figure) => getComputedStyle(figure).breakInside), 'avoid');
        assert.equal(await growth.evaluate((chart) => chart.selected), undefined, 'nothing is chosen on paper');
        await page.emulateMedia({ media: 'screen' });
        await growth.locator('.tip.pinned').waitFor();
        await page.keyboard.press('Escape');
        await growth.locator('.tools button').nth(1).click();
        await growth.locator('thead button').first().waitFor();
        await page.emulateMedia({ media: 'print' });
        assert.ok(await growth.locator('table').isVisible());
        assert.match(await growth.locator('table').innerText(), /甲\s*12亿元/);
        const pdf = await page.pdf();
        assert.ok(pdf.length > 5000);
    });
});
