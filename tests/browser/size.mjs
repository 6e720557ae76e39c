// Bytes of the published files that the reader of one chart downloads.
// BLESS=1 records them in size.json.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { published, shipped } from './published.mjs';
import { root } from './paths.mjs';

/** Brotli bytes of wasm, glue and element together. */
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
    console.log(`${name.padEnd(36)}${number(size.raw)}${number(size.gzip)}${number(size.brotli)}${change}`);
}

const before = await readFile(record, 'utf8').then(JSON.parse, () => ({ now: {}, later: {} }));
const { now, later } = await published();
const sizes = { now: {}, later: {} };
for (const path of now) sizes.now[path] = await measure(path);
for (const path of later) sizes.later[path] = await measure(path);
const total = sum(Object.values(sizes.now));

console.log(`${'What the reader of one chart downloads'.padEnd(36)}${'raw'.padStart(8)}${'gzip -9'.padStart(10)}${'Brotli 11'.padStart(10)}`);
for (const [path, size] of Object.entries(sizes.now)) line(`  ${path}`, size, before.now[path]);
line('  sum', total, before.sum);
if (later.length) console.log('Loaded later, or by other tools');
for (const [path, size] of Object.entries(sizes.later)) line(`  ${path}`, size, before.later[path]);
console.log(`Budget: ${BUDGET.toLocaleString('en')} bytes Brotli; in brackets, the change against size.json.`);

if (process.env.BLESS) await writeFile(record, `${JSON.stringify({ ...sizes, sum: total }, null, 2)}\n`);
if (total.brotli > BUDGET) {
    console.error(`Over the budget by ${(total.brotli - BUDGET).toLocaleString('en')} bytes.`);
    // Until the budget is met, no change may make it worse.
    const least = before.sum ? before.sum.brotli * 1.005 : BUDGET;
    if (total.brotli > least) {
        console.error('More than the recorded size: shrink it, or record it with a reason (BLESS=1 make size).');
        process.exitCode = 1;
    }
}
