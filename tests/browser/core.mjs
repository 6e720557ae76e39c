// The core as a page reaches it: the glue that the element uses, too.

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
            const core = await import('/pkg/indicator_charts.js');
            await core.default();
            const { flatten } = await import('/element/flatten.js');
            const document = new core.Document(flatten(json));
            return list.map(({ chart: id, width }) => {
                const chart = document.chart(id);
                chart.layout(width, 'light');
                return chart.scene();
            });
        },
        [document, asked],
    );

/** A chart as an SVG: the plot alone, or the whole frame. */
export const svg = (page, document, { chart, width, theme = 'light', frame = false }) =>
    page.evaluate(
        async ([json, id, ...options]) => {
            const core = await import('/pkg/indicator_charts.js');
            await core.default();
            const { flatten } = await import('/element/flatten.js');
            return new core.Document(flatten(json)).chart(id).toSvg(...options);
        },
        [document, chart, width, theme, frame],
    );
