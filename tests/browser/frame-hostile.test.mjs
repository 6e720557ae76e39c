// What pages in frames may not do to the article around them, nor a frame
// beside to the chart in another.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { linkOf, linkWords } from '../../www/element/frame-talk.js';
import { articlePath, root, settle, withEvidence } from './harness.mjs';
import { frameOf, highlighted, highlights, inFrame, markAt, openArticle, pixels, servers, tied, wordsAt } from './linked-frames.mjs';

const places = await servers();
const { indicators: [gdp] } = JSON.parse(await readFile(join(root, 'www', articlePath, 'article.json'), 'utf8'));
const [quote] = [gdp.source].flat();

/** A page of anyone's that sends what it is asked to. */
const files = {
    '/test/sender.html': { contentType: 'text/html', body: '<!doctype html><title>sender</title><script src="/test/sender.js"></script>' },
    '/test/sender.js': { contentType: 'text/javascript', body: 'window.heard = []; addEventListener("message", ({ data }) => heard.push(data));' },
};
const sender = (attributes = '') => `<iframe title="sender" src="/test/sender.html" width="200" height="60" ${attributes}></iframe>`;
const senderOf = (page) => page.frames().find((frame) => frame.url().endsWith('sender.html'));
const ours = (words) => ({ type: 'indicator-chart', v: 1, ...words });
const figure = (exact, start, from, to, more = {}) => ({
    quote: { exact, prefix: '', suffix: '', start, end: start + [...exact].length },
    figure: { start: from, end: to },
    data: [0],
    shown: true,
    ...more,
});
const link = (...figures) => ours({ link: { lang: 'zh', number: 9, figures } });

test('only what has the right shape and measure is taken', () => {
    const good = figure('同比增长7.9%。', 10, 14, 18);
    const taken = (value) => linkOf({ lang: 'zh', number: 1, figures: [value] });
    assert.deepEqual(taken(good)?.shown, [good]);
    assert.deepEqual(taken({ ...good, html: '<b>' })?.shown, [good], 'nothing else comes along');
    for (const [part, values] of Object.entries({
        quote: [null, 1, {}, { ...good.quote, exact: '' }, { ...good.quote, exact: 5 }, { ...good.quote, exact: '字'.repeat(2001) }, { ...good.quote, end: 9 }, { ...good.quote, end: 1e6 }, { ...good.quote, start: undefined }, { ...good.quote, prefix: '字'.repeat(129) }, { ...good.quote, suffix: {} }],
        figure: [null, {}, { start: 9, end: 12 }, { start: 14, end: 14 }, { start: 18, end: 14 }, { start: 14, end: 99 }, { start: '14', end: '18' }, { start: 14.5, end: 18 }, { start: NaN, end: Infinity }],
        data: [null, 0, '0', [], [-1], [0.5], ['0'], [1e9], Array(1001).fill(0), { length: 1, 0: 0 }],
        shown: [undefined, 'true', 1],
    })) for (const value of values) assert.equal(taken({ ...good, [part]: value }), undefined, `${part}: ${JSON.stringify(value)?.slice(0, 60)}`);
    for (const all of [null, [], 'x', { lang: 'zh' }, { lang: '<zh>', number: 1, figures: [] }, { lang: 'zh', number: '1', figures: [] }, { lang: 'zh', number: 1, figures: Array(201).fill(good) }, { lang: 'zh', number: 1, figures: { length: 0 } }]) {
        assert.equal(linkOf(all), undefined, JSON.stringify(all)?.slice(0, 60));
    }
    const long = figure('字'.repeat(200), 0, 0, 100);
    assert.equal(taken(long), undefined, 'no figure is that long');
});

test('what is said is taken, whatever the document has', () => {
    const pair = '𠮷'.repeat(300);
    const quote = { exact: '同比增长7.9%。', prefix: pair, suffix: pair, start: 10, end: 19, html: 1 };
    const shown = [{ quote, figure: { start: 14, end: 18 }, data: [0], shown: true }, { quote: { exact: '无' }, figure: { start: 1, end: 2 }, data: [1], shown: true }];
    const { link } = linkWords('zh', 2, shown);
    assert.equal(linkOf(link)?.shown.length, 1);
    assert.equal([...link.figures[0].quote.prefix].length, 64);
});

test('a frame that was not asked says what it likes, and beside it a chart is not disturbed', async () => {
    const view = await openArticle(places, { growth: frameOf(places, 'growth', 'data-article="#story"') }, { script: '', files, before: sender() });
    await withEvidence('frame-hostile-sibling', view, async () => {
        const { page } = view;
        const frame = await inFrame(page, 'growth');
        await tied(page);
        await settle(page, 300);
        const before = [await highlighted(page, 'figure'), await pixels(frame), await page.evaluate(() => scrollY)];
        await senderOf(page).evaluate(([said, asked]) => {
            for (const message of said) parent.postMessage(message, '*');
            for (let i = 0; i < parent.frames.length; i++) for (const message of asked) if (parent.frames[i] !== window) parent.frames[i].postMessage(message, '*');
        }, [
            [link(figure(quote.exact, quote.start, quote.start, quote.start + 4)), ours({ hover: 0 }), ours({ select: 0 }), ours({ go: 0 })],
            [ours({ ask: 'link' }), ours({ light: [1] }), ours({ select: 1 }), ours({ go: [0, 1, 2], stale: [0, 1, 2] })],
        ]);
        await settle(page, 300);
        assert.deepEqual([await highlighted(page, 'figure'), await pixels(frame), await page.evaluate(() => scrollY)], before);
        assert.deepEqual(await highlighted(page, 'lit'), []);
        assert.deepEqual(await senderOf(page).evaluate(() => window.heard), [], 'neither is told anything');
        assert.deepEqual(view.log.errors, []);
    });
});

test('a hostile frame that is tied lights what it quotes, and takes nothing from others', async () => {
    const view = await openArticle(places, { growth: frameOf(places, 'growth') }, { files, before: sender(), own: ['overview'] });
    await withEvidence('frame-hostile-tied', view, async () => {
        const { page } = view;
        const growth = await inFrame(page, 'growth');
        await page.locator('indicator-chart').evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
        const group = page.getByRole('group', { name: /文中的数字/ });
        const shownIn = (charts) => group.getByRole('button', { name: `7.9%，见${charts}` }).waitFor({ state: 'attached' });
        await shownIn('图 1、图 2');
        const before = await highlighted(page, 'figure');
        const top = () => page.evaluate(() => scrollY);
        // The places of the article's own figures with other words, and the same words elsewhere.
        const send = (...messages) => senderOf(page).evaluate((all) => all.forEach((message) => parent.postMessage(message, '*')), messages);
        const at = gdp.change.figure;
        await send(
            link(figure('没有这一句话呀', at.start, at.start, at.end), figure(quote.exact, quote.start + 500, at.start + 500, at.end + 500)),
        );
        await shownIn('图 9、图 1、图 2');
        assert.deepEqual(await highlighted(page, 'figure'), before);
        const scrolled = await top();
        const bad = [ours({ go: 0 }), ours({ select: 0 }), ours({ hover: '0' }), ours({ hover: -1 }), ours({ go: {} }), ours({ link: '<b>' })];
        // A script of the test counts as the reader's action, for five seconds.
        await senderOf(page).evaluate((bad) => { setTimeout(() => bad.forEach((message) => parent.postMessage(message, '*')), 5500); }, bad);
        await page.waitForTimeout(6000);
        assert.equal(await top(), scrolled, 'without the reader, no jump');
        assert.deepEqual(await highlighted(page, 'lit'), []);
        // Another's mark is not put out.
        const words = await wordsAt(page, '7.9%');
        await page.mouse.move(...words);
        await highlights(page, 'lit', ['7.9%']);
        await send(ours({ hover: null }), ours({ select: null }));
        await settle(page, 100);
        assert.deepEqual(await highlighted(page, 'lit'), ['7.9%']);
        await page.mouse.move(2, 2);
        await inFrame(page, 'growth');
        await page.mouse.move(...(await markAt(page, growth)));
        await highlights(page, 'lit', ['7.9%']);
        assert.deepEqual(view.log.errors, []);
        assert.deepEqual((await view.seen()).violations, []);
    });
});

test('a flood keeps the page going', async () => {
    const view = await openArticle(places, {}, { files, before: sender(), own: ['overview'] });
    await withEvidence('frame-hostile-flood', view, async () => {
        const { page } = view;
        await page.locator('indicator-chart').evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
        await tied(page, 2);
        const before = await highlighted(page, 'figure');
        await page.evaluate(() => {
            window.gaps = [];
            let last = performance.now();
            const frame = () => {
                const now = performance.now();
                window.gaps.push(now - last);
                last = now;
                requestAnimationFrame(frame);
            };
            frame();
        });
        // Words that stand everywhere, with next to nothing around them: the most that a search can cost.
        const dear = Array.from({ length: 200 }, (_, i) => {
            const one = figure(`的${'，'.repeat(i % 7)}`, i * 10, i * 10, i * 10 + 1, { data: [i] });
            return { ...one, quote: { ...one.quote, prefix: '的'.repeat(64), suffix: '的'.repeat(64) } };
        });
        await senderOf(page).evaluate(async ([first, hover]) => {
            const end = performance.now() + 4000;
            for (let i = 0; performance.now() < end; i++) {
                parent.postMessage({ ...first, link: { ...first.link, number: i } }, '*');
                for (let k = 0; k < 50; k++) parent.postMessage({ ...hover, hover: k % 3 }, '*');
                await new Promise((done) => setTimeout(done, 5));
            }
        }, [link(...dear), ours({})]);
        await settle(page, 300);
        const gaps = await page.evaluate(() => window.gaps.toSorted((a, b) => b - a).slice(0, 5));
        console.log(`longest frames under a flood: ${gaps.map(Math.round).join(', ')} ms`);
        // Who floods has processors of its own to keep busy, too: on two of them the page shares.
        assert.ok(gaps[0] < 1500, `${gaps[0]} ms`);
        const after = await highlighted(page, 'figure');
        assert.ok(before.every((text) => after.includes(text)), 'the article\'s own are still tied');
        assert.deepEqual(view.log.errors, []);
    });
});
