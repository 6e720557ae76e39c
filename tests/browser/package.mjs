// Assembles the npm package in dist/npm and packs it.

import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { plain, published, shipped, www } from './published.mjs';
import { root } from './paths.mjs';

const dist = join(root, 'dist');
const folder = join(dist, 'npm');
const here = join(root, 'tests/browser');
const core = 'pkg/indicator_charts';
// What tools import, with the core in one piece; the glue beside it can only
// do what the element needs.
const tools = 'pkg/core.js';

const method = (name, returns, description, parameters = []) => ({ kind: 'method', name, description, parameters, return: { type: { text: returns } } });
const event = (name, description) => ({ name, description, type: { text: 'CustomEvent' } });

const manifest = {
    schemaVersion: '1.0.0',
    modules: [
        {
            kind: 'javascript-module',
            path: 'element.js',
            declarations: [
                {
                    kind: 'class',
                    customElement: true,
                    tagName: 'indicator-chart',
                    name: 'IndicatorChart',
                    description: 'A chart of an indicator document. Its content shows until the chart is painted, and again when it cannot be.',
                    attributes: [
                        { name: 'src', description: 'address of the indicator document', type: { text: 'string' } },
                        { name: 'chart', description: 'id of the chart in the document', type: { text: 'string' } },
                        { name: 'article', description: 'selector of the text to link with', type: { text: 'string' } },
                        { name: 'theme', default: '"auto"', type: { text: '"auto" | "light" | "dark"' } },
                        { name: 'lang', description: "language of the chart's own words", type: { text: 'string' } },
                    ],
                    members: [
                        { kind: 'field', name: 'document', type: { text: 'unknown' }, description: 'the document itself, instead of `src`' },
                        method('update', 'void', 'replaces the document', [{ name: 'document', type: { text: 'unknown' } }]),
                        method('toPng', 'Promise<Blob>', 'the whole frame, at twice its size'),
                        method('toSvg', 'Promise<string>', 'the whole frame as an SVG file'),
                        method('toCsv', 'Promise<string>', 'every figure, for a spreadsheet'),
                        method('show', 'Promise<void>', 'shows the chart in a state', [{ name: 'state', type: { text: 'State' } }]),
                        { kind: 'field', name: 'state', readonly: true, type: { text: 'State' }, description: 'what the reader made of the chart: `view`, `sort`, `hide`, `x`, `datum`, `step`' },
                        { kind: 'field', name: 'selected', readonly: true, type: { text: 'Datum | undefined' }, description: 'the datum that the reader chose' },
                        method('destroy', 'void', 'gives everything back; the content is seen again'),
                    ],
                    events: [
                        event('chart-ready', 'painted; `toPng` and the others work from now on'),
                        event('chart-hover', 'a datum is under the pointer; `detail.datum` is `null` when it ends'),
                        event('chart-select', 'a datum is selected; `detail.datum` is `null` when it ends'),
                        event('chart-state', 'the reader made something else of the chart; `detail.state`'),
                        event('chart-error', 'not drawn; `detail` has `code`, `path` and `message`'),
                    ],
                    slots: [{ name: '', description: 'the figure that is seen until the chart is painted, without script, and when it fails' }],
                },
            ],
            exports: [
                {
                    kind: 'custom-element-definition',
                    name: 'indicator-chart',
                    declaration: { name: 'IndicatorChart', module: 'element.js' },
                },
            ],
        },
    ],
};

async function packageJson() {
    const cargo = await readFile(join(root, 'Cargo.toml'), 'utf8');
    const field = (name) => cargo.match(new RegExp(`^${name} = "(.*)"`, 'm'))[1];
    return {
        name: field('name'),
        version: field('version'),
        description: field('description'),
        license: field('license'),
        keywords: ['chart', 'news', 'indicator', 'web-component', 'wasm'],
        type: 'module',
        main: './element.js',
        types: './element.d.ts',
        exports: {
            '.': { types: './element.d.ts', default: './element.js' },
            './article-text': { types: './article-text.d.ts', default: './article-text.js' },
            './core': { types: `./${core}.d.ts`, default: `./${tools}` },
            './wasm': './pkg/core.wasm',
            './flatten': { types: './element/flatten.d.ts', default: './element/flatten.js' },
            './schema': './document.schema.json',
            './embed': { types: './embed.d.ts', default: './embed.js' },
            './frame': { types: './frame.d.ts', default: './frame.js' },
            './frame.html': './frame.html',
            './link-frames': { types: './link-frames.d.ts', default: './link-frames.js' },
            './figure.css': './figure.css',
            './style.css': './style.css',
            './react': { types: './react.d.ts' },
            './package.json': './package.json',
        },
        // Importing the first defines the element.
        sideEffects: ['./element.js', './embed.js', './frame.js', './link-frames.js', './figure.css', './style.css'],
        customElements: 'custom-elements.json',
        files: ['*.js', '*.d.ts', 'element', 'pkg', 'custom-elements.json', 'document.schema.json', 'frame.html', 'figure.css', 'style.css', 'CHANGELOG.md'],
    };
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

await rm(dist, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const { now, figures, kinds, series, facet, wants, later } = await published();
const parts = [...figures, ...Object.values(kinds), ...Object.values(series).flat(), ...facet, ...wants];
for (const path of new Set([...now, ...parts, ...later])) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), await shipped(path));
}
execFileSync(
    join(here, 'node_modules/.bin/tsc'),
    ['--project', here, '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', www, '--outDir', folder],
    { stdio: 'inherit', cwd: here },
);
// For projects whose `lib` is older than Symbol.dispose, which the glue names.
const types = await readFile(join(www, `${core}.d.ts`), 'utf8');
await writeFile(join(folder, `${core}.d.ts`), `/// <reference lib="esnext.disposable" />\n${types}`);
await writeFile(join(folder, 'package.json'), json(await packageJson()));
await writeFile(join(folder, 'custom-elements.json'), json(manifest));
for (const file of plain) await cp(join(www, file), join(folder, file));
for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md']) await cp(join(root, file), join(folder, file));

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const packed = execFileSync(npm, ['pack', '--json', '--pack-destination', dist], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
const [{ filename, size, files }] = JSON.parse(packed);
console.log(`dist/${filename}: ${size.toLocaleString('en')} bytes`);
for (const { path, size } of files) console.log(`  ${path.padEnd(40)}${size.toLocaleString('en').padStart(10)}`);
