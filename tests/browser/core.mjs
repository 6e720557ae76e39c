// The core as a page reaches it: the glue that the element uses, too.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { articlePath, root } from './paths.mjs';

export async function document(path = join('www', articlePath, 'article.json')) {
    return JSON.parse(await readFile(join(root, path), 'utf8'));
}

/** Scenes of charts as text: `asked` is a list of `{ chart, width, part }`. */
export const scenes = (page, document, asked) =>
    page.evaluate(
        async ([json, list]) => {
            const core = await import('/pkg/indicator_charts.js');
            await core.default();
            const document = new core.Document(json);
            return list.map(({ chart, width, part }) => document.chart(chart).scene(width, part));
        },
        [document, asked],
    );

/** The plot of a chart as an SVG. */
export const svg = (page, document, { chart, width, theme, part }) =>
    page.evaluate(
        async ([json, id, ...options]) => {
            const core = await import('/pkg/indicator_charts.js');
            await core.default();
            return new core.Document(json).chart(id).toSvg(...options);
        },
        [document, chart, width, theme, part],
    );
