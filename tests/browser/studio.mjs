// The studio in a browser: opened with a module in the place of the
// extractor's build, so that what is tested is the page around it.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { articlePath, open, root } from './harness.mjs';

export const STUDIO = '/studio/';

/** The demonstration article's document. */
export const article = JSON.parse(await readFile(join(root, 'www', articlePath, 'article.json'), 'utf8'));

/** The text that its offsets count. */
export async function articleText(places) {
    const view = await open(places, { path: '/test/text.html', html: '<!doctype html><title>text</title>' });
    const text = await view.page.evaluate(async (path) => {
        const { articleText } = await import('/article-text.js');
        const markup = await (await fetch(path)).text();
        return articleText(new DOMParser().parseFromString(markup, 'text/html').querySelector('#story'));
    }, articlePath);
    await view.close();
    return text;
}

/**
 * Stands where the extractor's build will: finds those indicators of
 * `document` whose sentences are in the text, where they are.
 */
const standIn = (document) => `
const document = ${JSON.stringify(document)};
export default async () => {};
export function extract(text) {
    const points = [...text];
    const stated = document.indicators.filter(({ source }) => source && points.slice(source.start, source.end).join('') === source.exact);
    const sure = (ref) => stated.some(({ id }) => id === ref.split('.')[0]);
    const indicators = document.indicators.filter((one) => stated.includes(one) || one.derived?.args.every(sure)).map((one, i) => ({ ...one, explain: { confidence: i % 9 === 4 ? '0.62' : '0.96', rules: [] } }));
    const known = new Set(indicators.map(({ id }) => id));
    const charts = document.charts.filter((chart) => chart.indicators.every((ref) => known.has((ref.ref ?? ref).split('.')[0])));
    return JSON.stringify({ version: 1, indicators, charts });
}`;

export const extractor = (document = article) => ({ '/pkg-extract/indicator_charts.js': { contentType: 'text/javascript', body: standIn(document) } });

/** As where its build was not published. */
const MISSING = { '/pkg-extract/indicator_charts.js': { status: 404, body: '' } };

/** The studio, ready. `document`: what its extractor finds; `null`: it has none. */
export async function openStudio(places, { document = article, files = {}, ...options } = {}) {
    // Many small files without a cache: on a busy machine that takes its time.
    const prepare = (page) => page.setDefaultTimeout(60_000);
    const view = await open(places, { path: STUDIO, width: 1280, height: 800, prepare, files: { ...(document ? extractor(document) : MISSING), ...files }, ...options });
    await view.page.waitForSelector('html[data-ready]');
    return view;
}

/** Puts text, or another form of it, on the page as a paste does. */
export const paste = (page, data) =>
    page.evaluate((forms) => {
        const transfer = new DataTransfer();
        for (const [type, content] of Object.entries(forms)) transfer.setData(type, content);
        document.querySelector('#text').focus();
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    }, typeof data === 'string' ? { 'text/plain': data } : data);

/** Goes to a step by its link in the bar. */
export async function go(page, step) {
    await page.click(`.bar a[href="#${step}"]`);
    await page.waitForSelector(`main.${step}`);
}
