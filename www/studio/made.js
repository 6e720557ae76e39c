// Everything that a chart is taken away as.
import { described } from './ask.js';
import { element, iframe, stem } from './codes.js';
import { documentOf, named } from './draft.js';
import { alt, figureTree, sizeOf, tableTree, takeaway } from './figure-tree.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./tree.js').Tree} Tree */
/**
 * @typedef {object} Made
 * @property {string} id
 * @property {string} name of its files
 * @property {string} title
 * @property {string} lang
 * @property {number} number
 * @property {string} alt
 * @property {string} takeaway
 * @property {Tree} table
 * @property {Map<string, string>} plots SVG by file name
 * @property {string} svg the whole frame
 * @property {(width: number, ratio: number) => Promise<Blob>} png
 * @property {(up: string) => Tree} figure with addresses that begin with `up`
 * @property {string} element to paste
 * @property {string} iframe to paste
 */

/** Plots of a figure: the last one fits always. @type {[width: number, theme: 'light' | 'dark', media: string][]} */
const PLOTS = [
  [680, 'dark', '(min-width: 728px) and (prefers-color-scheme: dark)'], [680, 'light', '(min-width: 728px)'], [328, 'dark', '(prefers-color-scheme: dark)'], [328, 'light', ''],
];
/** In CSS pixels: what a frame has beside its plot and words. */
const AROUND = 24;

/**
 * @param {Draft} draft
 * @param {string} id
 * @param {number} at its place
 * @returns {Promise<Made>}
 */
export function made(draft, id, at) {
  const document = documentOf(draft);
  const name = stem(id, at);
  return described(document, id, (own) => {
    const { words } = own;
    const files = PLOTS.map(([width, theme, media]) => {
      const svg = own.svg(width, theme, false);
      return { file: `${name}-plot-${width}${theme === 'dark' ? '-dark' : ''}.svg`, svg, media, ...sizeOf(svg) };
    });
    const wanted = new Set(draft.charts[at].indicators?.map(named));
    const indicators = draft.indicators.filter((one) => wanted.has(one.id));
    const figure = (/** @type {string} */ up) => figureTree(own, files.map(({ file, width, height, media }) => ({ address: `${up}files/${file}`, width, height, media })), indicators);
    const heights = /** @type {[number, number, number]} */ ([328, 520, 680].map((width) => sizeOf(own.svg(width, 'light', true)).height + AROUND));
    const base = draft.base && !draft.base.endsWith('/') ? `${draft.base}/` : draft.base;
    return {
      id, name, title: words.title, lang: words.lang, number: words.number, alt: alt(own), takeaway: takeaway(own), table: tableTree(own),
      plots: new Map(files.map(({ file, svg }) => [file, svg])),
      svg: own.svg(680, 'light', true),
      png: (width, ratio) => described(document, id, (again) => again.png(width, ratio)),
      figure,
      element: element(draft.base, { id, lang: words.lang }, figure(base)),
      iframe: iframe(draft.base, name, own, heights),
    };
  });
}

/** All charts, in their order. @param {Draft} draft */
export async function all(draft) {
  const list = [];
  for (const [at, { id }] of draft.charts.entries()) list.push(await made(draft, id, at));
  return list;
}
