// Prints what the core's benchmarks measured natively (criterion leaves it in
// target/criterion), and measures the article's charts in Chromium, beside
// the figures recorded last. BLESS=1 records these. Nothing fails: machines
// differ, so compare with a run of the same machine.

import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { document as article } from './core.mjs';
import { chartPage, launch, open, serve } from './harness.mjs';
import { articlePath, fonts, program, released, root } from './paths.mjs';
import { articleText } from './studio.mjs';

const record = join(root, 'tests/bench/record.json');
const criterion = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'criterion');

/** Median milliseconds of each native benchmark. */
async function native() {
    const found = {};
    // Those of a group lie one folder deeper.
    const folders = (await readdir(criterion, { recursive: true }).catch(() => [])).filter((name) => /(^|[\\/])new$/.test(name)).toSorted();
    for (const name of folders) {
        const path = (file) => join(criterion, name, file);
        const [estimates, benchmark] = await Promise.all(['estimates.json', 'benchmark.json'].map((file) => readFile(path(file), 'utf8').catch(() => null)));
        if (estimates) found[`native: ${JSON.parse(benchmark).title}`] = JSON.parse(estimates).median.point_estimate / 1e6;
    }
    return found;
}

/** Median milliseconds in Chromium, for all charts of the article together. */
async function chromium() {
    const [server, browser] = [await serve(), await launch()];
    const view = await open({ server, browser }, { path: articlePath, width: 760, ratio: 2 });
    try {
        return await view.page.evaluate(async (json) => {
            const RUNS = 40;
            const { core, part } = await import('/element/core.js');
            const { flatten } = await import('/element/flatten.js');
            const glue = await core();
            const median = (/** @type {number[]} */ times) => times.sort((a, b) => a - b)[times.length >> 1];
            const times = (run) => median(Array.from({ length: RUNS }, () => {
                const start = performance.now();
                run();
                return performance.now() - start;
            }));
            const read = () => new glue.Document(flatten(json));
            const charts = [];
            for (const { id } of json.charts) {
                const document = read();
                for (const name of document.parts(id)) await part(glue, name);
                charts.push(document.chart(id));
            }
            const canvases = charts.map(() => document.createElement('canvas'));
            const lay = (width) => charts.forEach((chart) => chart.layout(width, 'light'));
            const paint = () => charts.forEach((chart, i) => {
                chart.paint(canvases[i], 2);
                // Drawing is only finished when its pixels are asked for.
                canvases[i].getContext('2d').getImageData(0, 0, 1, 1);
            });
            const out = { 'Chromium: read the document': times(() => read().free()) };
            for (const width of [328, 680]) {
                out[`Chromium: lay out every chart at ${width} px`] = times(() => lay(width));
                lay(width);
                paint();
                out[`Chromium: paint every chart at ${width} px, ratio 2`] = times(paint);
            }
            return out;
        }, await article());
    } finally {
        await browser.close();
        server.stop();
    }
}

/** A walk that never leaves its range, as in tests/bench/core.rs. */
function walk(rows) {
    const lines = ['x,y'];
    for (let x = 0, seed = 2023, level = 500; x < rows; x++) {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        level = Math.min(999, Math.max(0, level + (seed >>> 27) - 16));
        lines.push(`${x},${level}.${seed % 10}`);
    }
    return `${lines.join('\n')}\n`;
}

/** Long lines in Chromium: milliseconds, and what the core's memory grew to. */
async function lines() {
    const [server, browser] = [await serve(), await launch()];
    const found = {};
    try {
        for (const [rows, name] of [[10_000, '10 k'], [100_000, '100 k'], [1_000_000, '1 M']]) {
            const files = { '/test/walk.csv': { contentType: 'text/csv', body: walk(rows) } };
            const view = await open({ server, browser }, { path: articlePath, width: 760, ratio: 2, files });
            Object.assign(found, await view.page.evaluate(async (name) => {
                const column = (/** @type {string} */ name) => ({ name, type: 'number' });
                const json = { version: 1, charts: [{ id: 'c', kind: 'line', data: { csv: 'walk.csv', columns: [column('x'), column('y')] } }] };
                const { core, part } = await import('/element/core.js');
                const { flatten } = await import('/element/flatten.js');
                const glue = await core();
                const text = await (await fetch('/test/walk.csv')).text();
                const once = (run) => {
                    const start = performance.now();
                    const value = run();
                    return [performance.now() - start, value];
                };
                const median = (run, runs = 15) => Array.from({ length: runs }, () => once(run)[0]).sort((a, b) => a - b)[runs >> 1];
                const read = new glue.Document(flatten(json));
                for (const wanted of read.parts('c')) await part(glue, wanted);
                const [resolved, chart] = once(() => {
                    read.table('c', text);
                    return read.chart('c');
                });
                const canvas = document.createElement('canvas');
                const memory = (await glue.default()).memory.buffer.byteLength;
                return {
                    [`Chromium: read and resolve a line of ${name} points`]: resolved,
                    [`Chromium: lay it out at 680 px, ${name}`]: median(() => chart.layout(680, 'light')),
                    [`Chromium: paint it, ratio 2, ${name}`]: median(() => {
                        chart.paint(canvas, 2);
                        canvas.getContext('2d').getImageData(0, 0, 1, 1);
                    }),
                    [`Chromium: peak of the core's memory, MB, ${name}`]: memory / 1e6,
                };
            }, name));
            await view.close();
        }
    } finally {
        await browser.close();
        server.stop();
    }
    return found;
}

/** Milliseconds of the processor between marks `in` and `out`, in sum for each `move`: nothing that ran beside is in them. */
function processor(trace) {
    const names = ['in', 'out', 'move'];
    const marks = JSON.parse(trace.toString()).traceEvents.filter(({ cat, name }) => cat.includes('user_timing') && names.includes(name));
    const sums = [];
    let start = 0;
    for (const { name, tts } of marks.toSorted((a, b) => a.ts - b.ts)) {
        if (name === 'move') sums.push(0);
        else if (name === 'in') start = tts;
        else sums[sums.length - 1] += (tts - start) / 1000;
    }
    return sums;
}

/** A pointer over a line of 100,000 points: milliseconds of script for each move, 95 of 100 of them, and what the browser does beside. */
async function hover() {
    const [server, browser] = [await serve(), await launch()];
    try {
        const column = (name) => ({ name, type: 'number' });
        const json = { version: 1, charts: [{ id: 'c', kind: 'line', data: { csv: 'walk.csv', columns: [column('x'), column('y')] } }] };
        const files = {
            '/test/walk.csv': { contentType: 'text/csv', body: walk(100_000) },
            '/test/walk.json': { contentType: 'application/json', body: JSON.stringify(json) },
        };
        const html = chartPage([{ chart: 'c', src: '/test/walk.json', id: 'c' }]);
        const view = await open({ server, browser }, { path: '/test/walk.html', html, width: 760, files });
        const { page } = view;
        await page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'));
        const box = await page.locator('#c canvas').boundingBox();
        await page.mouse.move(box.x + 100, box.y + 100);
        await page.locator('#c .tip').waitFor();
        const cdp = await page.context().newCDPSession(page);
        await cdp.send('Performance.enable');
        const layouts = async () => {
            const { metrics } = await cdp.send('Performance.getMetrics');
            return metrics.find(({ name }) => name === 'LayoutDuration').value * 1000;
        };
        const before = await layouts();
        await browser.startTracing(page, { categories: ['blink.user_timing'] });
        const { times, long } = await page.evaluate(async ([left, top, width, height]) => {
            const frame = window.requestAnimationFrame.bind(window);
            let spent = 0;
            const timed = (run) => {
                performance.mark('in');
                const start = performance.now();
                run();
                spent += performance.now() - start;
                performance.mark('out');
            };
            window.requestAnimationFrame = (run) => frame((now) => timed(() => run(now)));
            let long = 0;
            new PerformanceObserver((list) => { long += list.getEntries().length; }).observe({ type: 'longtask' });
            const plot = document.querySelector('#c').shadowRoot.querySelector('.ic-plot');
            const times = [];
            for (let i = 0; i < 400; i++) {
                spent = 0;
                performance.mark('move');
                const at = { clientX: left + 80 + ((i * 37) % (width - 160)), clientY: top + height * 0.4, bubbles: true, composed: true, pointerType: 'mouse' };
                timed(() => plot.dispatchEvent(new PointerEvent('pointermove', at)));
                await new Promise(frame);
                await new Promise(frame);
                if (i >= 20) times.push(spent);
            }
            return { times: times.sort((a, b) => a - b), long };
        }, [box.x, box.y, box.width, box.height]);
        const worked = processor(await browser.stopTracing()).slice(20).sort((a, b) => a - b);
        return {
            'Chromium: hover on a line of 100 k points, median': worked[worked.length >> 1],
            'Chromium: hover on a line of 100 k points, 95 %': worked[Math.floor(worked.length * 0.95)],
            'Chromium: the same on the clock, with what ran beside, median': times[times.length >> 1],
            'Chromium: the same on the clock, with what ran beside, 95 %': times[Math.floor(times.length * 0.95)],
            'Chromium: layout for each move': ((await layouts()) - before) / 400,
            'Chromium: long tasks in 400 moves': long,
        };
    } finally {
        await browser.close();
        server.stop();
    }
}

/** Passages of the corpus, one after the other, until there are so many characters. */
async function prose(characters) {
    const folder = join(root, 'tests/corpus/dev');
    const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
    const texts = await Promise.all(files.map(async (name) => [JSON.parse(await readFile(join(folder, name), 'utf8')).text].flat().join('\n')));
    let text = '';
    for (let i = 0; text.length < characters; i++) text += `${texts[i % texts.length]}\n`;
    return text.slice(0, characters);
}

/** Figures of a text: milliseconds in Chromium, and for longer texts by the command line as it is released; MB a second of an archive. */
async function extraction() {
    const found = {};
    const [server, browser] = [await serve(), await launch()];
    try {
        const view = await open({ server, browser }, { path: '/test/text.html', html: '<!doctype html><title>text</title>' });
        // The passages have more than twice as many figures as the article.
        const story = `${await articleText({ server, browser })}\n`;
        const texts = { 'the article': story.repeat(Math.ceil(10_000 / story.length)).slice(0, 10_000), 'the passages': await prose(10_000) };
        for (const [name, text] of Object.entries(texts)) {
            for (const charts of [false, true]) {
                found[`Chromium: figures of 10,000 characters of ${name}${charts ? ', with charts' : ''}`] = await view.page.evaluate(async ([text, charts]) => {
                    const glue = await import('/pkg-extract/indicator_charts.js');
                    await glue.default();
                    const times = Array.from({ length: 25 }, () => {
                        const start = performance.now();
                        glue.extract(text, charts);
                        return performance.now() - start;
                    });
                    return times.sort((a, b) => a - b)[12];
                }, [text, charts]);
            }
        }
    } finally {
        await browser.close();
        server.stop();
    }
    const folder = await mkdtemp(join(tmpdir(), 'indicator-charts-bench-'));
    const timed = (...command) => {
        const start = performance.now();
        execFileSync(released, command, { maxBuffer: 2 ** 30 });
        return performance.now() - start;
    };
    try {
        for (const kilobytes of [1, 10, 100, 1000, 4900]) {
            const file = join(folder, 'text.txt');
            await writeFile(file, await prose(Math.floor((kilobytes * 1000) / 3)));
            found[`Command line: figures of about ${kilobytes} KB`] = timed('extract', file);
        }
        const text = await prose(2000);
        const lines = Array.from({ length: 2000 }, (_, i) => JSON.stringify({ id: `${i}`, text }));
        const archive = join(folder, 'archive.ndjson');
        await writeFile(archive, lines.join('\n'));
        found['Command line: MB of an archive a second'] = (await stat(archive)).size / 1000 / timed('extract', archive, '--ndjson');
    } finally {
        await rm(folder, { recursive: true });
    }
    return found;
}

/** Kilobytes of the PNG files of the article's charts, as the native bench draws them. */
async function pictures() {
    const folder = await mkdtemp(join(tmpdir(), 'indicator-charts-bench-'));
    try {
        const file = join(root, 'www', articlePath, 'article.json');
        execFileSync(program, ['render', file, '--format', 'png', '--width', '640', '--out', folder, ...fonts]);
        const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
        return { 'PNG of every chart at 640 px, 2×, kB': sizes.reduce((sum, size) => sum + size, 0) / 1000 };
    } finally {
        await rm(folder, { recursive: true });
    }
}

const before = await readFile(record, 'utf8').then(JSON.parse, () => ({}));
const now = { ...(await native()), ...(await pictures()), ...(await chromium()), ...(await lines()), ...(await hover()), ...(await extraction()) };
const digits = (value) => (value === undefined ? '–' : value.toFixed(3)).padStart(10);
console.log(`${'milliseconds, median'.padEnd(56)}${'now'.padStart(10)}${'recorded'.padStart(10)}`);
for (const [name, value] of Object.entries(now)) console.log(`${name.padEnd(56)}${digits(value)}${digits(before[name])}`);
if (process.env.BLESS) await writeFile(record, `${JSON.stringify({ ...before, ...now }, (_, value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value), 2)}\n`);
