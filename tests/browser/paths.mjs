// Where things are in the repository.

import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const out = join(root, 'tests/browser/out');
/** The command line, as `make cli` builds it. */
export const program = join(resolve(root, process.env.CARGO_TARGET_DIR ?? 'target'), 'debug/indicator-charts');
/** The same as it is released; `make bench` builds it. */
export const released = join(resolve(root, process.env.CARGO_TARGET_DIR ?? 'target'), 'release/indicator-charts');
export const articlePath = '/articles/jinan-2023/';
/** The vendored fonts, for the command line: the same pictures on every machine. */
export const fonts = ['Regular', 'Bold'].flatMap((weight) => ['--font', join(root, `tests/fonts/NotoSansSC-${weight}.otf`)]);
