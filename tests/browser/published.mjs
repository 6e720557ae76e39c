// The files that the npm package ships and a page loads: our modules minified
// one by one, the glue and the wasm.

import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { build, transform } from 'esbuild';
import { root } from './paths.mjs';

export const www = join(root, 'www');
const wasm = 'pkg/indicator_charts_bg.wasm';
const glue = 'pkg/indicator_charts.js';

/** Modules of www that a page or a tool may load. */
export const entries = ['element.js', 'article-text.js'];

/** Imports between the modules of www: path → [{ path, dynamic }]. */
async function imports(entry) {
    const { metafile } = await build({
        absWorkingDir: www,
        entryPoints: [entry],
        bundle: true,
        format: 'esm',
        metafile: true,
        write: false,
        logLevel: 'error',
    });
    return Object.fromEntries(
        Object.entries(metafile.inputs).map(([path, input]) => [
            path,
            input.imports.filter(({ external }) => !external).map(({ path, kind }) => ({ path, dynamic: kind === 'dynamic-import' })),
        ]),
    );
}

/**
 * `now`: what painting one chart downloads. That is the element with what it
 * imports, the glue with what it imports, and the wasm. `later`: modules that
 * only a reader's action, or another tool, loads.
 */
export async function published() {
    const graphs = await Promise.all([...entries, glue].map(imports));
    const graph = Object.assign({}, ...graphs);
    const now = new Set([wasm]);
    const walk = (path) => {
        if (now.has(path)) return;
        now.add(path);
        graph[path].filter(({ dynamic }) => !dynamic).forEach(({ path }) => walk(path));
    };
    // The element imports the glue by an address made at run time.
    ['element.js', glue].forEach(walk);
    return { now: [...now].sort(), later: Object.keys(graph).filter((path) => !now.has(path)).sort() };
}

/** The bytes of `path` (relative to www) as the package ships them. */
export async function shipped(path) {
    const bytes = await readFile(join(www, path));
    if (posix.extname(path) !== '.js') return bytes;
    const { code } = await transform(bytes.toString(), { minify: true, format: 'esm', target: 'es2022', legalComments: 'none' });
    return Buffer.from(code);
}
