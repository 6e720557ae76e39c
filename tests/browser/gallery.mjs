// Writes www/gallery/cases.json: every case of tests/cases with what `check`
// says of it. The file is not committed: it would be a second copy of each
// case, and whoever publishes www/ has to build www/pkg anyway.

import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { program, root } from './paths.mjs';

const run = promisify(execFile);
const folder = join(root, 'tests/cases');
const target = join(root, 'www/gallery/cases.json');

/** Errors and warnings; a status of 1 only says that there are errors. */
async function problems(file) {
    const { stdout } = await run(program, ['check', file, '--json']).catch((error) => {
        if (error.code === 1) return error;
        throw error;
    });
    const { errors, warnings } = JSON.parse(stdout);
    return { errors, warnings };
}

async function one(name) {
    const file = join(folder, name);
    const text = await readFile(file, 'utf8');
    return { name: name.replace(/\.json$/, ''), document: JSON.parse(text), ...(await problems(file)) };
}

const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
const cases = [];
for (const name of names) cases.push(await one(name));
await mkdir(dirname(target), { recursive: true });
await writeFile(target, `${JSON.stringify(cases)}\n`);
console.log(`${target}: ${cases.length} cases`);
