// The core as a page reaches it: as the element loads it.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { articlePath, root } from './paths.mjs';

export async function document(path = join('www', articlePath, 'article.json')) {
    return JSON.parse(await readFile(join(root, path), 'utf8'));
}

/** Plots of charts as text: `asked` is a list of `{ chart, width }`. */
export const scenes = (page, document, asked) =>
    page.evaluate(
        async ([json, list]) => {
            const [{ core, part }, { flatten }] = await Promise.all([import('/element/core.js'), import('/element/flatten.js')]);
            const glue = await core();
            for (const name of ['pictures', 'described', 'extremes', 'trends']) await part(glue, name);
            const document = new glue.Document(flatten(json));
            const dumps = [];
            for (const { chart: id, width } of list) {
                for (const name of document.parts(id)) await part(glue, name);
                const chart = document.chart(id);
                chart.layout(width, 'light');
                dumps.push(chart.scene());
            }
            return dumps;
        },
        [document, asked],
    );

/** A chart as an SVG: the plot alone, or the whole frame. */
export const svg = (page, document, { chart, width, theme = 'light', frame = false }) =>
    page.evaluate(
        async ([json, id, ...options]) => {
            const [{ core, part }, { flatten }] = await Promise.all([import('/element/core.js'), import('/element/flatten.js')]);
            const glue = await core();
            const document = new glue.Document(flatten(json));
            for (const name of ['pictures', 'described', 'extremes', 'trends', ...document.parts(id)]) await part(glue, name);
            return document.chart(id).toSvg(...options);
        },
        [document, chart, width, theme, frame],
    );
