// Everything that a chart is taken away as.
import { described } from './ask.js';
import { assets } from './assets.js';
import { based, element, framed, head, linking } from './codes.js';
import { documentOf, named } from './draft.js';
import { alt, altBeside, figureTree, sizeOf, tableTree, takeaway } from './figure-tree.js';
import { heightsOf } from './frame-height.js';
import { bytes, stems, version } from './pack-files.js';
import { safe } from './tree.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./tree.js').Tree} Tree */
/** @typedef {import('./codes.js').Links} Links */
/** @typedef {import('./figure-tree.js').Plot} Plot */
/** @typedef {import('./ask.js').Described} Described */
/**
 * @typedef {object} Made
 * @property {string} id
 * @property {string} name of its files
 * @property {string} title what it is called where that stands alone
 * @property {string} label what is read aloud first
 * @property {string} lang
 * @property {number} number
 * @property {string} alt
 * @property {string} altBeside
 * @property {string} takeaway
 * @property {Tree} table
 * @property {Map<string, string>} plots SVG by path
 * @property {[number, number, number]} heights of its frame
 * @property {Map<number, string>} frames SVG of the whole frame by width
 * @property {(width: number, ratio: number) => Promise<Blob>} png
 * @property {(up: string, place: Place, linked?: boolean) => Tree} figure with addresses that begin with `up`;
 *   `linked`: on the article's own page
 * @property {string} element to paste
 * @property {string} iframe to paste
 * @property {string} linking to paste beside an article with iframes
 */

/**
 * The plots of a place: how wide, and from which width of the viewport on; in
 * CSS pixels. A column of our own page, one of a page that nobody knows, and a
 * page that has nothing but the chart.
 * @typedef {'column' | 'host' | 'frame'} Place
 * @type {Record<Place, [width: number, from: number][]>}
 */
const PLACES = { column: [[680, 728], [328, 0]], host: [[680, 728], [520, 528], [328, 0]], frame: [[680, 680], [520, 480], [328, 0]] };
const WIDTHS = [680, 520, 328];
/** @type {('dark' | 'light')[]} */
const THEMES = ['dark', 'light'];
/** Widths of whole frames. */
export const FRAMES = [360, 680];
/** In CSS pixels, below a figure in a frame: room for what a tap opens. */
const BELOW = 24;

/** The document as the pack has it. @param {Draft} draft */
export const written = (draft) => bytes(JSON.stringify(documentOf(draft), null, 1));

/** Where the pack of a draft has its files. @param {Draft} draft @returns {Promise<Links>} */
export async function links(draft) {
  const name = 'document.json';
  return { assets: await assets(), document: `data/${version([bytes(name), written(draft)])}/${name}` };
}

/** Plots by path, and those of a place with addresses below `up`. @param {Described} own @param {string} name */
function drawn(own, name) {
  const all = WIDTHS.flatMap((width) => THEMES.map((theme) => {
    const svg = own.svg(width, theme, false);
    const path = `files/${name}-plot-${width}${theme === 'dark' ? '-dark' : ''}.${version([bytes(svg)])}.svg`;
    return { width, theme, svg, path, height: sizeOf(svg).height };
  }));
  const at = (/** @type {string} */ up, /** @type {Place} */ place) => PLACES[place].flatMap(([width, from]) => all.filter((one) => one.width === width).map(({ theme, path, height }) => {
    const media = [from ? `(min-width: ${from}px)` : '', theme === 'dark' ? '(prefers-color-scheme: dark)' : ''].filter(Boolean).join(' and ');
    return { address: up + path, width, height, media };
  }));
  return { plots: new Map(all.map(({ path, svg }) => [path, svg])), at };
}

/**
 * @param {Draft} draft
 * @param {string} id
 * @param {number} at its place
 * @returns {Promise<Made>}
 */
export async function made(draft, id, at) {
  const document = documentOf(draft);
  const places = await links(draft);
  const name = stems(draft.charts.map((chart) => chart.id))[at];
  const base = based(draft.base);
  return described(document, id, (own) => {
    const { words } = own;
    const { plots, at: plotsAt } = drawn(own, name);
    const chart = draft.charts[at];
    const wanted = new Set(chart.indicators?.map(named));
    const indicators = draft.indicators.filter((one) => wanted.has(one.id));
    const address = document.article?.url && safe(document.article.url) ? document.article.url : undefined;
    const figure = (/** @type {string} */ up, /** @type {Place} */ place, linked = false) =>
      figureTree(own, plotsAt(up, place), { indicators, article: linked ? '' : address, steps: chart.steps });
    const heights = /** @type {[number, number, number]} */ (heightsOf(own, WIDTHS.toReversed()).map((height) => height + BELOW));
    const frame = { name, title: words.title || `${/^en/i.test(words.lang) ? 'Figure ' : '图'}${words.number}`, label: own.levels[0] ?? '', heights };
    return {
      id, ...frame, lang: words.lang, number: words.number, alt: alt(own), altBeside: altBeside(own), takeaway: takeaway(own), table: tableTree(own), plots, figure,
      frames: new Map(FRAMES.map((width) => [width, own.svg(width, 'light', true)])),
      png: (width, ratio) => described(document, id, (again) => again.png(width, ratio)),
      element: head(places, base) + element(places, base, { id, lang: words.lang }, figure(base, 'host')),
      iframe: framed(places, base, frame),
      linking: document.article?.title || document.article?.url ? linking(places, base) : '',
    };
  });
}

/** All charts, in their order. @param {Draft} draft */
export async function all(draft) {
  const list = [];
  for (const [at, { id }] of draft.charts.entries()) list.push(await made(draft, id, at));
  return list;
}
