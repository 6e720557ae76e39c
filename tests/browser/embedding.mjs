// Pages around frames: what they contain, what they hear, and how their
// frames fit what is inside.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { articlePath, open, root } from './harness.mjs';

/** A chart of the demonstration article in frame.html as it is. */
export const frameAt = (chart, more = '') => `/frame.html?src=${articlePath.slice(1)}article.json&chart=${chart}${more}`;

/** The code that is pasted, without the script. */
export const snippet = (src, attributes = '') =>
    `<iframe class="indicator-chart-frame" title="chart" src="${src}" width="100%" height="200" scrolling="no" frameborder="0" data-external="1" ${attributes}></iframe>`;

/** A page around frames. `scripts` are addresses. */
export const hostPage = (body, scripts = []) => `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>host</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/test/host.css">
${scripts.map((address) => `<script defer src="${address}"></script>`).join('\n')}</head>
<body>${body}</body></html>`;

const css = 'body{margin:0}iframe{display:block}amp-iframe{display:block;position:relative;height:200px}amp-iframe iframe{position:absolute;inset:0;width:100%;height:100%}';

/** Runs before the page's scripts: what it hears, and when. */
function listen() {
    if (window !== top) return;
    window.heard = [];
    addEventListener('message', ({ data, source, origin }) => {
        const frame = [...document.querySelectorAll('iframe')].findIndex(({ contentWindow }) => contentWindow === source);
        window.heard.push({ frame, data, origin, time: performance.timeOrigin + performance.now() });
    });
}

/** The fixtures, by the address under which a page finds them. */
async function listeners() {
    const names = ['datawrapper', 'datawrapper-2019', 'amp', 'medium'];
    const entries = names.map(async (name) => {
        const body = await readFile(join(root, 'tests/browser/fixtures', `${name}.js`), 'utf8');
        return [`/test/${name}.js`, { contentType: 'text/javascript', body }];
    });
    return Object.fromEntries(await Promise.all(entries));
}

/** The policy of a strict host: no inline script or style. */
export const strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'";

/** Opens a page around frames. */
export async function openHost(places, body, { scripts = [], files = {}, width = 360, csp = strict, ...rest } = {}) {
    const given = { ...(await listeners()), '/test/host.css': { contentType: 'text/css', body: css }, ...files };
    return open(places, { path: '/test/host.html', html: hostPage(body, scripts), files: given, init: listen, width, csp, ...rest });
}

/** The page inside the frame at this place. */
export async function inside(page, place = 0) {
    const handle = await page.locator('iframe').nth(place).elementHandle();
    return handle.contentFrame();
}

/** Waits until the chart inside is painted. Not for its event, which may come before a frame is watched. */
export async function ready(page, place = 0) {
    const frame = await inside(page, place);
    await frame.locator('indicator-chart canvas').waitFor();
    return frame;
}

export const heard = (page) => page.evaluate(() => window.heard);

/** The height of what is inside, and of the frame around it. */
export async function heights(page, place = 0) {
    const frame = await inside(page, place);
    const content = await frame.evaluate(() => document.querySelector('main').getBoundingClientRect().height);
    const box = await page.locator('iframe').nth(place).evaluate(({ clientHeight }) => clientHeight);
    return { content, box };
}

/** Waits until the frame fits, within a pixel and never too low. */
export async function fits(page, place = 0, what = '') {
    const end = Date.now() + 5000;
    for (;;) {
        const { content, box } = await heights(page, place);
        if (box >= content - 0.02 && box - content <= 1) return box;
        if (Date.now() > end) assert.fail(`${what}: content of ${content} px in a frame of ${box} px`);
        await page.waitForTimeout(20);
    }
}

/** Clicks a link, which opens a page of its own. */
export async function follow(view, frame, link, address) {
    const [opened] = await Promise.all([view.page.context().waitForEvent('page'), frame.locator(link).click()]);
    await opened.waitForLoadState();
    assert.match(opened.url(), address);
}

/** The frame shows growth as lang=en&theme=dark&id=seven say. */
export async function obeys({ page }) {
    const frame = await ready(page);
    await page.waitForFunction(() => window.heard.length > 3);
    assert.equal(await frame.locator('indicator-chart').getAttribute('chart'), 'growth');
    assert.match(await frame.locator('.ic-number').last().textContent(), /^Figure/);
    assert.equal(await frame.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(20, 24, 26)');
    const ids = (await heard(page)).map(({ data }) => data.id ?? Object.keys(data['datawrapper-height'] ?? {})[0]).filter(Boolean);
    assert.deepEqual([...new Set(ids)], ['seven']);
}
