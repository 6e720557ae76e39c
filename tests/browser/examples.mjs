// The examples of www/docs/embed.md, and what builds them.

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './paths.mjs';

const guide = await readFile(join(root, 'www/docs/embed.md'), 'utf8');

/** The first block of code in this language that contains `about`. */
export const example = (language, about) =>
    [...guide.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``, 'g'))].map(([, code]) => code).find((code) => code.includes(about));

/** Compiles the parts of Vue files as its plugins do. */
const vue = {
    name: 'vue',
    setup({ onLoad }) {
        const { compileScript, parse } = createRequire(import.meta.url)('vue/compiler-sfc');
        onLoad({ filter: /\.vue$/ }, async ({ path }) => {
            const { descriptor } = parse(await readFile(path, 'utf8'));
            const isCustomElement = (tag) => tag === 'indicator-chart';
            const { content } = compileScript(descriptor, { id: path, inlineTemplate: true, templateOptions: { compilerOptions: { isCustomElement } } });
            return { contents: content };
        });
    },
};

/** Bundles one script with `files` beside its entry, into a folder of its own in `project`. */
export async function bundle(project, name, entry, files) {
    for (const [file, text] of Object.entries(files)) await writeFile(join(project, file), text);
    await writeFile(join(project, `${name}.entry.jsx`), entry);
    const define = { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' };
    await build({
        absWorkingDir: project,
        entryPoints: [`${name}.entry.jsx`],
        outfile: join(project, name, 'app.js'),
        bundle: true,
        format: 'esm',
        target: 'es2022',
        jsx: 'automatic',
        nodePaths: [join(root, 'tests/browser/node_modules')],
        define,
        plugins: [vue],
        logLevel: 'error',
    });
}
