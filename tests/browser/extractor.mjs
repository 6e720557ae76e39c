// Makes WebAssembly of the studio's small, pkg-extract or pkg-check: wasm-pack
// has only linked it.

import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linked } from './objects.mjs';
import { root } from './paths.mjs';
import { OPTIMISE } from './optimise.mjs';

const folder = join(root, 'www', process.argv[2]);
const file = join(folder, 'indicator_charts_bg.wasm');
// Without what the linker told of it.
await writeFile(file, linked(await readFile(file)));
execFileSync(join(root, 'tests/browser/node_modules/.bin/wasm-opt'), [...OPTIMISE, file, '-o', file], { stdio: 'inherit' });
// It is no package.
for (const name of ['package.json', 'README.md', 'LICENSE', '.gitignore']) await rm(join(folder, name), { force: true });
