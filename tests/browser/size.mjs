// Bytes of the published files that the reader of one chart downloads: the sum
// takes the largest kind of chart.
// BLESS=1 records them in size.json.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { published, shipped } from './published.mjs';
import { root } from './paths.mjs';

/** Brotli bytes of wasm, its part for the kind, glue and element together. */
const BUDGET = 60 * 1024;

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

const before = await readFile(record, 'utf8').then(JSON.parse, () => ({ now: {}, kinds: {}, wants: {}, later: {} }));
const lists = await published();
lists.kinds = Object.values(lists.kinds);
const sizes = {};
for (const list of ['now', 'kinds', 'wants', 'later']) {
    sizes[list] = {};
    for (const path of lists[list]) sizes[list][path] = await measure(path);
}
const largest = Object.values(sizes.kinds).reduce((a, b) => (b.brotli > a.brotli ? b : a));
const total = sum([...Object.values(sizes.now), largest]);
const every = sum([...Object.values(sizes.now), ...Object.values(sizes.kinds)]);

const lines = (list) => Object.entries(sizes[list]).forEach(([path, size]) => line(`  ${path}`, size, before[list]?.[path]));
console.log(`${'What the reader of any chart downloads'.padEnd(38)}${'raw'.padStart(8)}${'gzip -9'.padStart(10)}${'Brotli 11'.padStart(10)}`);
lines('now');
console.log('and for a chart of its kind');
lines('kinds');
line('sum, with the largest kind', total, before.sum);
line('with every kind', every, before.every);
console.log('and for a chart with colours of its own, or derived figures');
lines('wants');
console.log('Loaded later, or by other tools');
lines('later');
console.log(`Budget of the sum: ${BUDGET.toLocaleString('en')} bytes Brotli; in brackets, the change against size.json.`);

/** The table of the README, from figures as they are recorded. */
function table({ now, kinds, wants, later, sum: one, every }) {
    const [largest] = Object.entries(kinds).sort(([, a], [, b]) => b.brotli - a.brotli);
    const rows = [
        ['core, `indicator_charts_bg.wasm`', now['pkg/indicator_charts_bg.wasm']],
        [`largest kind of chart, \`${largest[0].replace('pkg/', '')}\``, largest[1]],
        ['glue', now['pkg/indicator_charts.js']],
        ['element', now['element.js']],
        ['**sum**', one],
        ['the same with every kind', every],
        ['with derived figures, `parts/derived.wasm`', wants['pkg/parts/derived.wasm']],
        ['with colours of its own, `parts/brand.wasm`', wants['pkg/parts/brand.wasm']],
        ['with the first action, `element/answer.js` and `parts/answer.wasm`', sum([later['element/answer.js'], later['pkg/parts/answer.wasm']])],
        ['with the first picture saved, `parts/pictures.wasm`', later['pkg/parts/pictures.wasm']],
    ];
    const lines = rows.map(([name, size]) => `| ${[name, ...[size.raw, size.gzip, size.brotli].map((value) => value.toLocaleString('en'))].join(' | ')} |`);
    return ['| | raw | gzip | Brotli |', '|---|---:|---:|---:|', ...lines].join('\n');
}

const written = { ...sizes, sum: total, every };
const text = await readFile(readme, 'utf8');
const block = /(<!-- sizes -->\n)[^]*(\n<!-- \/sizes -->)/;
if (process.env.BLESS) {
    await writeFile(record, `${JSON.stringify(written, null, 2)}\n`);
    await writeFile(readme, text.replace(block, (_, start, end) => start + table(written) + end));
} else if (!text.includes(table(before))) {
    console.error('The sizes in the README are not those of size.json: BLESS=1 make size.');
    process.exitCode = 1;
}
if (total.brotli > BUDGET) {
    console.error(`Over the budget by ${(total.brotli - BUDGET).toLocaleString('en')} bytes.`);
    process.exitCode = 1;
}
