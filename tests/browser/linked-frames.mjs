// An article with charts in frames of another server beside charts of its own.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after } from 'node:test';
import { articlePath, launch, open, policy, root, serve, settle } from './harness.mjs';

/** Two servers of different sites: whose article it is, and whose charts. */
export async function servers() {
    const [server, other, browser] = await Promise.all([serve(), serve(), launch()]);
    after(async () => {
        await browser.close();
        for (const { stop } of [server, other]) stop();
    });
    return { server, browser, charts: other.url.replace('127.0.0.1', 'localhost') };
}

/**
 * A server of its own for a page, with everything else as `server` has it: what
 * a test slips in counts as the public net, which may not reach this machine.
 */
async function around({ server, charts }, html, files) {
    const csp = policy.replace("script-src 'self'", `script-src 'self' ${charts}`).replace("frame-src 'self'", `frame-src 'self' ${charts}`);
    const host = createServer(async ({ url }, answer) => {
        if (url === articlePath) return answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp }).end(html);
        if (files[url]) return answer.writeHead(200, { 'content-type': files[url].contentType }).end(files[url].body);
        const found = await fetch(server.url + url);
        return answer.writeHead(found.status, { 'content-type': found.headers.get('content-type') ?? '' }).end(Buffer.from(await found.arrayBuffer()));
    });
    await new Promise((listening) => host.listen(0, '127.0.0.1', listening));
    after(() => host.close());
    return `http://127.0.0.1:${host.address().port}`;
}

export const frameOf = (places, chart, attributes = '', more = '') =>
    `<iframe class="indicator-chart-frame" title="${chart}" src="${places.charts}/frame.html?src=${articlePath.slice(1)}article.json&chart=${chart}${more}" width="100%" height="420" frameborder="0" ${attributes}></iframe>`;

/**
 * The demonstration article, some of whose charts stand in frames: `frames` has the
 * markup by the chart's id. All other charts are left out, but those in `own`.
 */
export async function openArticle(places, frames, { own = [], script = 'data-article="#story"', loader = '/link-frames.js', edit = (text) => text, before = '', files = {}, ...options } = {}) {
    const written = await readFile(join(root, 'www', articlePath, 'index.html'), 'utf8');
    const text = written.replace(/<indicator-chart [^>]*chart="(\w+)"[^]*?<\/indicator-chart>/g, (tag, chart) => frames[chart] ?? (own.includes(chart) ? tag : ''));
    const html = edit(text).replace('</head>', `<script type="module" src="${loader}" ${script}></script></head>`).replace('<article', `${before}<article`);
    const url = await around(places, html, files);
    return open({ browser: places.browser, server: { url } }, { width: 760, reducedMotion: 'reduce', ...options });
}

/** The page in the frame of a chart, once its chart is painted. */
export async function inFrame(page, chart) {
    const element = page.locator(`iframe[title="${chart}"]`);
    await element.evaluate((frame) => frame.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const frame = await (await element.elementHandle()).contentFrame();
    await frame.locator('indicator-chart canvas').waitFor();
    return frame;
}

/** What is highlighted in the text, by name. */
export const highlighted = (page, name) => page.evaluate((name) => [...(CSS.highlights.get(`indicator-${name}`) ?? [])].map(String), name);

/** Waits until something is highlighted as it should be. */
export async function highlights(page, name, words) {
    const end = Date.now() + 5000;
    for (;;) {
        const now = await highlighted(page, name);
        if (now.join() === words.join()) return;
        if (Date.now() > end) assert.deepEqual(now, words);
        await page.waitForTimeout(20);
    }
}

/** Waits until the article's figures are tied. */
export const tied = (page, least = 3) => page.waitForFunction((least) => (CSS.highlights.get('indicator-figure')?.size ?? 0) >= least, least);

/** The middle of some words of the article, which are scrolled to. */
export async function wordsAt(page, words) {
    const at = await page.evaluate(placeOf, words);
    await settle(page, 100);
    return at;
}

function placeOf(words) {
    const walker = document.createTreeWalker(document.querySelector('#story'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.data.indexOf(words);
        if (start < 0 || node.parentElement.closest('indicator-chart')) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + words.length);
        node.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = [...range.getClientRects()][0];
        return [left + width / 2, top + height / 2];
    }
    return null;
}

/** The first mark of a chart in a frame, in the viewport of the page around it. */
export async function markAt(page, frame) {
    // Input finds its frame where the last picture had it.
    await settle(page, 100);
    const box = await frame.locator('indicator-chart canvas').boundingBox();
    return [box.x + box.width * 0.4, box.y + 35];
}

/** The pixels of a chart's canvas, in short. */
export const pixels = (frame) => frame.locator('indicator-chart').evaluate((host) => {
    const canvas = host.shadowRoot.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let i = 0; i < data.length; i += 1) sum = (Math.imul(sum, 31) + data[i]) | 0;
    return sum;
});
