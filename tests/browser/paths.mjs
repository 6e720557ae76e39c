// Where things are in the repository.

import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const out = join(root, 'tests/browser/out');
export const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');
export const articlePath = '/articles/jinan-2023/';
