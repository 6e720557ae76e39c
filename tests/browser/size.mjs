// Bytes of the published files that the reader of one chart downloads: one sum
// with the largest kind of figures, others with the largest kind of series,
// alone and in several panels.
// BLESS=1 records them in size.json.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { published, shipped } from './published.mjs';
import { root } from './paths.mjs';

/** Brotli bytes of wasm, its parts for the kind, glue and element together. */
const BUDGET = 64 * 1024;
/** The same of a chart of series, in several panels. */
const SERIES_BUDGET = 80 * 1024;
/** The same with what those who listen hear, where no figure of the publisher’s says it. */
const MOST_BUDGET = 91 * 1024;
/** What an iframe adds: inside it, and to the page around it. */
const FRAME_BUDGETS = { 'frame.js': 1024, 'embed.js': 1536, 'link-frames.js': 3072, 'element/frame-link.js': 2048 };

/** What an editor's studio downloads to read an article, gzip. */
const EXTRACTOR_BUDGET = 116 * 1024;

const record = join(root, 'tests/browser/size.json');
const readme = join(root, 'README.md');

async function measure(path) {
    const file = await shipped(path);
    const brotli = brotliCompressSync(file, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_LGWIN]: 22,
            [constants.BROTLI_PARAM_SIZE_HINT]: file.length,
        },
    });
    return { raw: file.length, gzip: gzipSync(file, { level: 9 }).length, brotli: brotli.length };
}

const sum = (sizes) =>
    sizes.reduce((a, b) => ({ raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }), { raw: 0, gzip: 0, brotli: 0 });

const number = (value) => value.toLocaleString('en').padStart(10);

function line(name, size, was) {
    const change = was && size.brotli !== was.brotli ? ` (${size.brotli > was.brotli ? '+' : '−'}${Math.abs(size.brotli - was.brotli)})` : '';
    console.log(`${name.padEnd(38)}${number(size.raw)}${number(size.gzip)}${number(size.brotli)}${change}`);
}

const LISTS = ['now', 'figures', 'kinds', 'series', 'wants', 'later'];
const before = await readFile(record, 'utf8').then(JSON.parse, () => ({}));
const found = await published();
const lists = { ...found, kinds: Object.values(found.kinds), series: [...new Set([...Object.values(found.series).flat(), ...found.facet])] };
const sizes = {};
for (const list of LISTS) {
    sizes[list] = {};
    for (const path of lists[list]) sizes[list][path] = await measure(path);
}
const all = Object.assign({}, ...Object.values(sizes));
/** Of several lists of paths, the one with most bytes: its name and their sum. */
const largestOf = (named) =>
    Object.entries(named)
        .map(([name, paths]) => [name, sum(paths.map((path) => all[path]))])
        .reduce((a, b) => (b[1].brotli > a[1].brotli ? b : a));
const bytes = (...paths) => sum([...lists.now, ...paths].map((path) => all[path]));
const kind = largestOf(Object.fromEntries(lists.kinds.map((path) => [path, [path]])))[0];
const plot = largestOf(found.series)[0];
const total = bytes(...lists.figures, kind);
const ofSeries = bytes(...found.series[plot]);
const panels = bytes(...found.series[plot], ...lists.facet);
/** With what describes it, for those who listen. */
const most = bytes(...found.series[plot], ...lists.facet, 'pkg/parts/described.wasm', 'pkg/parts/trends.wasm');
const every = bytes(...new Set([...lists.figures, ...lists.kinds, ...lists.series]));

const lines = (list) => Object.entries(sizes[list]).forEach(([path, size]) => line(`  ${path}`, size, before[list]?.[path]));
console.log(`${'What the reader of any chart downloads'.padEnd(38)}${'raw'.padStart(8)}${'gzip -9'.padStart(10)}${'Brotli 11'.padStart(10)}`);
lines('now');
console.log('and for a chart of figures');
lines('figures');
console.log('and of its kind');
lines('kinds');
line('sum, with the largest kind', total, before.sum);
console.log('or, for a chart of series, of these');
lines('series');
for (const [name, paths] of Object.entries(found.series)) line(`sum, ${name}`, bytes(...paths));
line('sum, with the largest kind of series', ofSeries, before.ofSeries);
line('the same in several panels', panels, before.panels);
line('the same, described', most, before.most);
line('with every kind', every, before.every);
console.log('and for a chart with colours of its own, a CSV file, derived figures, series without rows, a logarithmic axis, remarks, sparklines');
lines('wants');
console.log('Loaded later, or by other tools');
lines('later');
console.log(`Budgets of the sums: ${[BUDGET, SERIES_BUDGET, MOST_BUDGET].map((budget) => budget.toLocaleString('en')).join(', ')} bytes Brotli; in brackets, the change against size.json.`);

/** The budgets and the table of the README, from figures as they are recorded. */
function table({ now, figures, wants, later, largest, sum: one, ofSeries, panels, every, most }) {
    const listening = (name) => sum([later['pkg/parts/described.wasm'], later[`pkg/parts/${name}.wasm`]]);
    const part = (name) => wants[`pkg/parts/${name}.wasm`];
    const rows = [
        ['core, `indicator_charts_bg.wasm`', now['pkg/indicator_charts_bg.wasm']],
        ['glue', now['pkg/indicator_charts.js']],
        ['element', now['element.js']],
        ['for a chart of figures, `parts/figures.wasm` and `parts/shapes.wasm`', sum(Object.values(figures))],
        [`and its kind, the largest being \`${largest.kind.replace('pkg/', '')}\``, largest.ofKind],
        ['**sum of a chart of figures**', one],
        [`or, for a chart of series, the most of which has the kind \`${largest.plot}\``, largest.ofPlot],
        ['**sum of a chart of series**', ofSeries],
        ['the same in several panels, with `parts/facet.wasm`', panels],
        ['every kind', every],
        ['with lines, bands and remarks, `parts/remarks.wasm`', part('remarks')],
        ['with a logarithmic axis, `parts/log.wasm`', part('log')],
        ['with a CSV file, `element/series.js` and `parts/csv.wasm`', sum([later['element/series.js'], part('csv')])],
        ['with series of indicators, `parts/indicators.wasm`', part('indicators')],
        ['with sparklines, `parts/spark.wasm`', part('spark')],
        ['with derived figures, `parts/derived.wasm`', part('derived')],
        ['with colours of its own, `parts/brand.wasm`', part('brand')],
        ['with the first action, `element/answer.js` and `parts/answer.wasm`', sum([later['element/answer.js'], later['pkg/parts/answer.wasm']])],
        ['with corrected figures, `parts/revised.wasm`', part('revised')],
        ['for those who listen, once a chart without a figure of the publisher’s is seen, `parts/described.wasm` and `parts/extremes.wasm`', listening('extremes')],
        ['or, for a chart of series, `parts/described.wasm` and `parts/trends.wasm`', listening('trends')],
        ['**the most that is downloaded before any action**', most],
        ['with the first picture saved, `parts/pictures.wasm`', later['pkg/parts/pictures.wasm']],
        ['with `article`, `element/link.js`', later['element/link.js']],
        ['in an iframe, `frame.js`', later['frame.js']],
        ['and the page around it, `embed.js`', later['embed.js']],
        ['that page with an article, `link-frames.js`', later['link-frames.js']],
        ['and then in the iframe, `element/frame-link.js`', later['element/frame-link.js']],
    ];
    const lines = rows.map(([name, size]) => `| ${[name, ...[size.raw, size.gzip, size.brotli].map((value) => value.toLocaleString('en'))].join(' | ')} |`);
    const [figuresMost, seriesMost, allMost] = [BUDGET, SERIES_BUDGET, MOST_BUDGET].map((budget) => budget.toLocaleString('en'));
    const budgets = [
        `It fails where a chart of figures has over ${figuresMost} bytes of Brotli, one of series in several panels over ${seriesMost}, or all that`,
        `is downloaded before any action over ${allMost}.`,
        '',
    ];
    return [...budgets, '| | raw | gzip | Brotli |', '|---|---:|---:|---:|', ...lines].join('\n');
}

const largest = { kind, ofKind: all[kind], plot, ofPlot: sum(found.series[plot].map((path) => all[path])) };
const written = { ...sizes, largest, sum: total, ofSeries, panels, every, most };
const text = await readFile(readme, 'utf8');
const block = /(<!-- sizes -->\n)[^]*(\n<!-- \/sizes -->)/;
if (process.env.BLESS) {
    await writeFile(record, `${JSON.stringify(written, null, 2)}\n`);
    await writeFile(readme, text.replace(block, (_, start, end) => start + table(written) + end));
} else if (!before.panels || !text.includes(table(before))) {
    console.error('The sizes in the README are not those of size.json: BLESS=1 make size.');
    process.exitCode = 1;
}
const frames = Object.entries(FRAME_BUDGETS).map(([path, budget]) => [all[path], budget, `budget of ${path}`]);
for (const [{ brotli }, budget, words] of [[total, BUDGET, 'budget'], [panels, SERIES_BUDGET, 'budget of series'], [most, MOST_BUDGET, 'budget of all'], ...frames]) {
    if (brotli <= budget) continue;
    console.error(`Over the ${words} by ${(brotli - budget).toLocaleString('en')} bytes.`);
    process.exitCode = 1;
}
const extractor = await readFile(join(root, 'www/pkg-extract/indicator_charts_bg.wasm'));
const packed = gzipSync(extractor, { level: 9 }).length;
console.log(`The extractor, for editors: ${extractor.length.toLocaleString('en')} bytes, gzip ${packed.toLocaleString('en')} of ${EXTRACTOR_BUDGET.toLocaleString('en')}.`);
if (packed > EXTRACTOR_BUDGET) {
    console.error(`The extractor is over its budget by ${(packed - EXTRACTOR_BUDGET).toLocaleString('en')} bytes.`);
    process.exitCode = 1;
}
