// What every browser test needs: the preview server, Chromium, and a page that
// writes down what went wrong on it.

import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { articlePath, out, program, root } from './paths.mjs';

export { articlePath, out, program, root };

/** The policy of the developers' guide; `serve` sends the same. */
export const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'";

/** Starts the command line's preview of `folder` on a free port. */
export async function serve(folder = join(root, 'www')) {
    const child = spawn(program, ['serve', folder, '--port', '0'], {
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    const url = await new Promise((found, failed) => {
        let said = '';
        const listen = (chunk) => {
            said += chunk;
            const address = said.match(/http:\/\/[\w.:[\]]+:\d+/);
            if (address) found(address[0]);
        };
        child.stdout.on('data', listen);
        child.stderr.on('data', listen);
        child.on('error', failed);
        child.on('exit', (code) => failed(new Error(`serve ended with ${code}: ${said}`)));
    });
    const stop = () => child.kill();
    return { url, stop };
}

export function launch(options = {}) {
    return chromium.launch({
        ...options,
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
        ],
    });
}

/** A server and a browser for one test file, ended after its last test. */
export async function setUp() {
    const server = await serve();
    const browser = await launch();
    after(async () => {
        await browser.close();
        server.stop();
    });
    return { server, browser };
}

/** Runs in every page before its own scripts. */
export function observe() {
    const seen = { events: [], codes: [], violations: [], shifts: [] };
    window.seen = seen;
    for (const type of ['chart-ready', 'chart-error', 'chart-hover', 'chart-select']) {
        document.addEventListener(
            type,
            (event) => seen.events.push({ type, chart: event.target.getAttribute('chart'), id: event.target.id }),
            true,
        );
    }
    document.addEventListener('chart-error', ({ detail }) => seen.codes.push(detail.code), true);
    document.addEventListener('securitypolicyviolation', (event) =>
        seen.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`),
    );
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
            const nodes = (entry.sources ?? []).map(({ node }) => node?.nodeName ?? '?');
            seen.shifts.push({ value: entry.value, time: entry.startTime, nodes });
        }
    }).observe({ type: 'layout-shift', buffered: true });
}

/**
 * Opens a page. `html` is served in place of `path`, with the guide's policy.
 * `files` maps a path to what is sent instead of the file: `{ status, body,
 * headers, contentType }`, a function of the real response, or `null` to break the connection.
 * `init` runs in every frame before its own scripts; `prepare` gets the page
 * before it has an address.
 */
export async function open({ browser, server }, options = {}) {
    const { path = articlePath, hash = '', html, files = {}, csp = policy, width = 760, height = 1000, ratio = 1, init, prepare, until = 'load', ...rest } = options;
    const context = await browser.newContext({
        viewport: { width, height },
        deviceScaleFactor: ratio,
        serviceWorkers: 'block',
        ...rest,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const log = { errors: [], requests: [] };
    page.on('console', (message) => {
        // The browser asks for an icon by itself.
        if (message.location().url.endsWith('/favicon.ico')) return;
        if (message.type() === 'error') log.errors.push(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => log.errors.push(`uncaught: ${error.stack ?? error}`));
    page.on('request', (request) => log.requests.push(request.url()));
    await page.addInitScript(observe);
    if (init) await page.addInitScript(init);
    // Routing switches the browser's cache off, so it is used only where needed.
    if (html) files[path] = { contentType: 'text/html; charset=utf-8', body: html, headers: { 'content-security-policy': csp } };
    for (const [file, answer] of Object.entries(files)) {
        await page.route(
            (url) => url.pathname === file,
            async (route) => {
                if (answer === null) return route.abort('connectionreset');
                if (typeof answer !== 'function') return route.fulfill(answer);
                const response = await route.fetch();
                return route.fulfill({ response, ...(await answer(response)) });
            },
        );
    }
    await prepare?.(page);
    // Where a script is stalled, there is no `load`.
    await page.goto(server.url + path + hash, { waitUntil: until });
    const close = () => context.close();
    return { page, log, close, seen: () => page.evaluate(() => window.seen) };
}

/** A page of charts of the demonstration article, each with fallback content. */
export function chartPage(charts, { before = '', after = '', lang = 'zh-Hans' } = {}) {
    const tags = charts.map((chart) => (typeof chart === 'string' ? chartTag({ chart }) : chartTag(chart)));
    return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>test</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">
<script type="module" src="/element.js"></script></head>
<body><main class="article"><article id="story">${before}${tags.join('\n')}${after}</article></main></body></html>`;
}

export function chartTag({ chart, src = `${articlePath}article.json`, id = chart, content = fallback(chart) }) {
    return `<indicator-chart id="${id}" src="${src}" chart="${chart}">${content}</indicator-chart>`;
}

export const fallback = (name) => `<figure><figcaption>static ${name}</figcaption><p>figures of ${name}</p></figure>`;

/** The number of charts that the page's document asks for. */
export const chartCount = (page) => page.locator('indicator-chart').count();

/** Scrolls through the page until every chart has come near and painted. */
export async function paintAll(page) {
    const count = await chartCount(page);
    for (let index = 0; index < count; index++) {
        const chart = page.locator('indicator-chart').nth(index);
        // Not scrollIntoViewIfNeeded: it waits for the element to hold still.
        await chart.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
        await page.waitForFunction(
            (place) => {
                const element = document.querySelectorAll('indicator-chart')[place];
                const name = element.getAttribute('chart');
                return window.seen.events.some(({ type, chart }) => chart === name && /ready|error/.test(type));
            },
            index,
        );
    }
    return count;
}

/** What `look` finds as soon as it is `right`, else what it found last: after ten seconds. */
export async function inTime(look, right) {
    const end = performance.now() + 10_000;
    for (;;) {
        const found = await look();
        if (right(found) || performance.now() > end) return found;
        await new Promise((done) => setTimeout(done, 50));
    }
}

/** Waits for two frames, so that what was asked for is painted. */
export const settle = (page, wait = 50) =>
    page.evaluate(
        (ms) => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), ms)),
        wait,
    );

/** Keeps evidence of a failure under `out`. */
export async function keep(name, data) {
    const file = join(out, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, data);
    return file;
}

/** Runs `body`; if it throws, keeps a picture and the page's HTML. */
export async function withEvidence(name, view, body) {
    try {
        await body();
    } catch (error) {
        const safe = name.replace(/[^\w-]+/g, '-');
        await keep(`${safe}.png`, await view.page.screenshot({ fullPage: true }).catch(() => ''));
        await keep(`${safe}.html`, await view.page.content().catch(() => ''));
        await keep(`${safe}.json`, JSON.stringify({ log: view.log, seen: await view.seen().catch(() => null) }, null, 1));
        throw error;
    } finally {
        await view.close();
    }
}
