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

const before = await readFile(record, 'utf8').then(JSON.parse, () => ({ now: {}, kinds: {}, later: {} }));
const lists = await published();
lists.kinds = Object.values(lists.kinds);
const sizes = {};
for (const list of ['now', 'kinds', 'later']) {
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
console.log('Loaded later, or by other tools');
lines('later');
console.log(`Budget of the sum: ${BUDGET.toLocaleString('en')} bytes Brotli; in brackets, the change against size.json.`);

if (process.env.BLESS) await writeFile(record, `${JSON.stringify({ ...sizes, sum: total, every }, null, 2)}\n`);
if (total.brotli > BUDGET) {
    console.error(`Over the budget by ${(total.brotli - BUDGET).toLocaleString('en')} bytes.`);
    process.exitCode = 1;
}
