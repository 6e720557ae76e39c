// Makes WebAssembly of the studio's small, pkg-extract or pkg-check: wasm-pack
// has only linked it.

import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linked } from './objects.mjs';
import { root } from './paths.mjs';
import { optimised } from './optimise.mjs';

const folder = join(root, 'www', process.argv[2]);
const file = join(folder, 'indicator_charts_bg.wasm');
// Without what the linker told of it.
const [small] = await optimised([linked(await readFile(file))]);
await writeFile(file, small);
// It is no package.
for (const name of ['package.json', 'README.md', 'LICENSE', '.gitignore']) await rm(join(folder, name), { force: true });
