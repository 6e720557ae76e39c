// The studio in a browser. Where a test is about the page, a module that finds
// the demonstration article's indicators stands in for the extractor's build.

import assert from 'node:assert/strict';
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

/** The studio, ready. `document`: what its extractor finds; `null`: it has none; `built`: the extractor itself. */
export async function openStudio(places, { document = article, built = false, files = {}, ...options } = {}) {
    // Many small files without a cache: on a busy machine that takes its time.
    const prepare = (page) => page.setDefaultTimeout(60_000);
    const view = await open(places, { path: STUDIO, width: 1280, height: 800, prepare, files: { ...(built ? {} : document ? extractor(document) : MISSING), ...files }, ...options });
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

/** Waits until figures were found. */
export const read = (page) => page.waitForFunction(() => /找到 [1-9]\d* 个数/.test(document.querySelector('.found').textContent));

/** The draft as it is kept, once all of it is. */
export async function kept(page) {
    await page.waitForFunction(() => /已存|Saved/.test(document.querySelector('.bar .status').textContent));
    return page.evaluate(async () => (await (await import('/studio/shelf.js')).all())[0].draft);
}

/** What a button downloads. */
export async function downloaded(page, selector) {
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.click(selector)]);
    const parts = [];
    for await (const part of await download.createReadStream()) parts.push(part);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

/** The files of an archive that is not compressed. */
export function stored(bytes) {
    const files = new Map();
    for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
        const [size, name, extra] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
        const from = at + 30 + name + extra;
        files.set(bytes.subarray(at + 30, at + 30 + name).toString('utf8'), bytes.subarray(from, from + size));
        at = from + size;
    }
    return files;
}

/** Nothing went wrong on a page. */
export async function sound({ page, log }) {
    const { violations, events } = await page.evaluate(() => window.seen);
    assert.deepEqual([log.errors, violations], [[], []]);
    assert.deepEqual(events.filter(({ type }) => type === 'chart-error'), []);
}

/** A company's results, for what an editor does with them. */
export const RESULTS = `海岳重工去年收入增长
2025年，公司实现营业收入512.8亿元，同比增长11.7%。
2025年，挖掘机械收入198.3亿元，混凝土机械收入121.5亿元，起重机械收入96.7亿元。
2025年末，员工2.71万人。`;

/** The words and values of a chart's figures. */
export const figuresOf = ({ charts: [chart], indicators }) => chart.indicators.map((ref) => indicators.find(({ id }) => id === (ref.ref ?? ref))).map((one) => `${one?.label} ${one?.value}`);

/** The results with a chart of two of them; at the text again. */
export async function withChart(page) {
    await paste(page, RESULTS);
    await read(page);
    await go(page, 'choose');
    await page.click('button:text("用指标画一张")');
    for (const name of ['挖掘机械收入', '混凝土机械收入']) await page.check(`dialog .check:has-text("${name}") input`);
    await page.click('dialog button.primary');
    await page.waitForSelector('.order .name');
    const title = page.getByLabel('标题（一句发现）');
    await title.fill('挖掘机械收入198.3亿元');
    await title.press('Tab');
    await go(page, 'paste');
}
