// Bytes of the published files that the reader of one chart downloads: one sum
// with the largest kind of chart, another one with the largest of series.
// BLESS=1 records them in size.json.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { published, shipped } from './published.mjs';
import { root } from './paths.mjs';

/** Brotli bytes of wasm, its parts for the kind, glue and element together. */
const BUDGET = 60 * 1024;
/** The same of a chart of series; the aim is 75 KiB. */
const SERIES_BUDGET = 90 * 1024;

const record = join(root, 'tests/browser/size.json');
const readme = join(root, 'README.md');

async function measure(path) {
    const bytes = await shipped(path);
    const brotli = brotliCompressSync(bytes, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_LGWIN]: 22,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
    });
    return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
}

const sum = (sizes) =>
    sizes.reduce((a, b) => ({ raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }), { raw: 0, gzip: 0, brotli: 0 });

const number = (value) => value.toLocaleString('en').padStart(10);

function line(name, size, was) {
    const change = was && size.brotli !== was.brotli ? ` (${size.brotli > was.brotli ? '+' : '−'}${Math.abs(size.brotli - was.brotli)})` : '';
    console.log(`${name.padEnd(38)}${number(size.raw)}${number(size.gzip)}${number(size.brotli)}${change}`);
}

const before = await readFile(record, 'utf8').then(JSON.parse, () => ({ now: {}, kinds: {}, series: {}, wants: {}, later: {} }));
const lists = await published();
lists.kinds = Object.values(lists.kinds);
const sizes = {};
for (const list of ['now', 'kinds', 'series', 'wants', 'later']) {
    sizes[list] = {};
    for (const path of lists[list]) sizes[list][path] = await measure(path);
}
const largestOf = (list) => list.reduce((a, b) => (b[1].brotli > a[1].brotli ? b : a));
const largest = largestOf(Object.entries(sizes.kinds));
const total = sum([...Object.values(sizes.now), largest[1]]);
/** What all charts of series have, and the largest of their kinds. */
const drawn = ({ series }) => {
    const [base, ...kinds] = Object.entries(series);
    return [base, largestOf(kinds)];
};
const ofSeries = sum([...Object.values(sizes.now), ...drawn(sizes).map(([, size]) => size)]);
const every = sum([sizes.now, sizes.kinds, sizes.series].flatMap((list) => Object.values(list)));

const lines = (list) => Object.entries(sizes[list]).forEach(([path, size]) => line(`  ${path}`, size, before[list]?.[path]));
console.log(`${'What the reader of any chart downloads'.padEnd(38)}${'raw'.padStart(8)}${'gzip -9'.padStart(10)}${'Brotli 11'.padStart(10)}`);
lines('now');
console.log('and for a chart of its kind');
lines('kinds');
line('sum, with the largest kind', total, before.sum);
console.log('or, for a chart of series, the first of these and a kind');
lines('series');
line('sum, with the largest kind of series', ofSeries, before.ofSeries);
line('with every kind', every, before.every);
console.log('and for a chart with colours of its own, derived figures, remarks, a CSV file, or series without rows');
lines('wants');
console.log('Loaded later, or by other tools');
lines('later');
console.log(`Budgets of the sums: ${BUDGET.toLocaleString('en')} and ${SERIES_BUDGET.toLocaleString('en')} bytes Brotli; in brackets, the change against size.json.`);

/** The table of the README, from figures as they are recorded. */
function table(recorded) {
    const { now, kinds, wants, later, sum: one, ofSeries, every } = recorded;
    const largest = largestOf(Object.entries(kinds));
    const [base, kind] = drawn(recorded);
    const rows = [
        ['core, `indicator_charts_bg.wasm`', now['pkg/indicator_charts_bg.wasm']],
        [`largest kind of chart, \`${largest[0].replace('pkg/', '')}\``, largest[1]],
        ['glue', now['pkg/indicator_charts.js']],
        ['element', now['element.js']],
        ['**sum**', one],
        ['or, for a chart of series, `parts/series.wasm`', base[1]],
        [`and the largest kind of those, \`${kind[0].replace('pkg/', '')}\``, kind[1]],
        ['**sum of a chart of series**', ofSeries],
        ['the same with every kind', every],
        ['with lines, bands and remarks, `parts/remarks.wasm`', wants['pkg/parts/remarks.wasm']],
        ['with a CSV file, `parts/csv.wasm`', wants['pkg/parts/csv.wasm']],
        ['with series of indicators, `parts/indicators.wasm`', wants['pkg/parts/indicators.wasm']],
        ['with derived figures, `parts/derived.wasm`', wants['pkg/parts/derived.wasm']],
        ['with colours of its own, `parts/brand.wasm`', wants['pkg/parts/brand.wasm']],
        ['with the first action, `element/answer.js` and `parts/answer.wasm`', sum([later['element/answer.js'], later['pkg/parts/answer.wasm']])],
        ['with the first picture saved, `parts/pictures.wasm`', later['pkg/parts/pictures.wasm']],
    ];
    const lines = rows.map(([name, size]) => `| ${[name, ...[size.raw, size.gzip, size.brotli].map((value) => value.toLocaleString('en'))].join(' | ')} |`);
    return ['| | raw | gzip | Brotli |', '|---|---:|---:|---:|', ...lines].join('\n');
}

const written = { ...sizes, sum: total, ofSeries, every };
const text = await readFile(readme, 'utf8');
const block = /(<!-- sizes -->\n)[^]*(\n<!-- \/sizes -->)/;
if (process.env.BLESS) {
    await writeFile(record, `${JSON.stringify(written, null, 2)}\n`);
    await writeFile(readme, text.replace(block, (_, start, end) => start + table(written) + end));
} else if (!before.ofSeries || !text.includes(table(before))) {
    console.error('The sizes in the README are not those of size.json: BLESS=1 make size.');
    process.exitCode = 1;
}
for (const [{ brotli }, budget, words] of [[total, BUDGET, 'budget'], [ofSeries, SERIES_BUDGET, 'budget of series']]) {
    if (brotli <= budget) continue;
    console.error(`Over the ${words} by ${(brotli - budget).toLocaleString('en')} bytes.`);
    process.exitCode = 1;
}
