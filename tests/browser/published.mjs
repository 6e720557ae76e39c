// The files that the npm package ships and a page loads: each entry with the
// modules it imports in one minified file, the glue and the wasm, with short
// names between the two, and its parts. A module that is imported later is a
// file of its own.

import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import { build } from 'esbuild';
import { shorten } from './names.mjs';
import { root } from './paths.mjs';

export const www = join(root, 'www');
const wasm = 'pkg/indicator_charts_bg.wasm';
const glue = 'pkg/indicator_charts.js';
/** For tools: the glue as wasm-bindgen made it, and the core in one piece. */
const core = 'pkg/core.js';
const whole = 'pkg/core.wasm';
const parts = 'pkg/parts';
const partsOf = (names) => names.map((name) => `${parts}/${name}.wasm`);
/**
 * The parts that some charts need: for colours of their own, CSV files, derived indicators, forecasts in stacks,
 * traditional Chinese, series without rows, logarithms, more than 1,000 rows, panels of figures, remarks, corrections, sparklines.
 */
const wants = partsOf(['brand', 'corrected', 'csv', 'cut', 'derived', 'forecast', 'hant', 'indicators', 'log', 'outline', 'panels', 'remarks', 'revised', 'spark']);
/** What all charts of figures need beside their kind. */
const figures = partsOf(['figures', 'shapes']);
/** What each kind of series needs. */
const series = Object.fromEntries(
    Object.entries({
        area: ['series', 'curves', 'area'],
        bars: ['series', 'shapes', 'stands', 'bars'],
        columns: ['series', 'shapes', 'stands', 'columns'],
        line: ['series', 'curves', 'line'],
        rank: ['series', 'rank'],
        slope: ['series', 'slope'],
    }).map(([kind, names]) => [kind, partsOf(names)]),
);
/** What several panels need beside that. */
const facet = partsOf(['facet']);
/** The parts that no chart needs: for a reader's actions, for those who listen, for pictures to keep, and for what moves. */
const tools = partsOf(['answer', 'described', 'extremes', 'pictures', 'trends', 'tween']);

/** Scripts of www that a page or a tool may load; `embed.js` is a classic one, too. */
export const entries = ['element.js', 'article-text.js', 'element/flatten.js', 'embed.js', 'frame.js', 'link-frames.js'];
/** What the package ships as it is. */
export const plain = ['document.schema.json', 'figure.css', 'frame.html', 'react.d.ts', 'style.css'];

/** Leaves dynamic imports to the page, seen from the file that asks. */
const later = (entry) => ({
    name: 'later',
    setup({ onResolve }) {
        onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
            if (kind !== 'dynamic-import') return undefined;
            const file = posix.join(relative(www, resolveDir), path);
            return { path: `./${posix.relative(posix.dirname(entry), file)}`, external: true };
        });
    },
});

/** Style sheets in modules, without comments and line ends. */
const sheets = {
    name: 'sheets',
    setup({ onLoad }) {
        onLoad({ filter: /styles\.js$/ }, async ({ path }) => {
            const source = await readFile(path, 'utf8');
            return { contents: source.replace(/`\n[^`]*`/, (css) => css.replace(/\/\*.*?\*\/|\n/g, '')) };
        });
    },
};

/** The element hands a compiled module to its glue, so one way to start is enough. */
const starts = {
    name: 'starts',
    setup({ onLoad }) {
        onLoad({ filter: /indicator_charts\.js$/ }, async ({ path }) => {
            const source = await readFile(path, 'utf8');
            const ends = 'export { initSync, __wbg_init as default };';
            if (!source.includes(ends)) throw new Error('this wasm-bindgen ends its glue in another way');
            const start = 'async ({ module_or_path }) => __wbg_finalize_init(await WebAssembly.instantiate(module_or_path, __wbg_get_imports()))';
            return { contents: source.replace(ends, `export default ${start};`) };
        });
    },
};

/**
 * An entry as the package ships it: its `code`, the `modules` of www in it,
 * and the paths that it imports `later`.
 */
async function bundle(entry) {
    const { metafile, outputFiles } = await build({
        absWorkingDir: www,
        entryPoints: [entry === core ? glue : entry],
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        charset: 'utf8',
        legalComments: 'none',
        plugins: [later(entry), sheets, ...(entry === glue ? [starts] : [])],
        metafile: true,
        write: false,
        logLevel: 'error',
    });
    const [{ imports }] = Object.values(metafile.outputs);
    return {
        code: outputFiles[0].contents,
        modules: Object.keys(metafile.inputs),
        later: imports.filter(({ external }) => external).map(({ path }) => posix.join(posix.dirname(entry), path)),
    };
}

/**
 * `now`: what painting any chart downloads: the element, the glue that it
 * imports by an address made at run time, and the wasm. `figures`: what a
 * chart of figures needs beside that, and `kinds`: what its kind needs.
 * `series`: what each kind of series needs instead, `facet`: several panels of
 * them. `wants`: what some charts need beside that.
 * `later`: files that only a reader's action, or another tool, loads.
 * `modules`: the files of www that are in those of `now`; `linked`: those of
 * what a chart that names its article loads then.
 */
export async function published() {
    const bundles = { [glue]: await bundle(glue) };
    const queue = [...entries, core];
    for (const path of queue) {
        bundles[path] = await bundle(path);
        queue.push(...bundles[path].later.filter((file) => !queue.includes(file)));
    }
    const now = ['element.js', glue, wasm];
    const built = (await readdir(join(www, parts))).sort().map((name) => `${parts}/${name}`);
    const others = new Set([...wants, ...tools, ...figures, ...facet, ...Object.values(series).flat()]);
    const kinds = built.filter((path) => !others.has(path)).map((path) => [posix.basename(path, '.wasm'), path]);
    return {
        now,
        figures,
        kinds: Object.fromEntries(kinds),
        series,
        facet,
        wants,
        later: [...queue.filter((path) => !now.includes(path)), whole, ...tools].sort(),
        modules: [...bundles['element.js'].modules, ...bundles[glue].modules, wasm].sort(),
        linked: bundles['element/link.js'].modules,
    };
}

/** The bytes of `path` (relative to www) as the package ships them. */
export async function shipped(path) {
    if (path === whole || path.startsWith(parts)) return readFile(join(www, path));
    if (![wasm, glue].includes(path)) return (await bundle(path)).code;
    const { code } = await bundle(glue);
    const short = shorten(await readFile(join(www, wasm)), Buffer.from(code).toString());
    return Buffer.from(path === wasm ? short.wasm : short.glue);
}
