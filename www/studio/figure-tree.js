// What is seen of a chart without script: its words, pictures of its plot,
// its table. The same as the command line writes into pages.
import { directive } from '../element/fragment.js';
import { sourceOf } from './draft.js';
import { safe } from './tree.js';
/** @typedef {import('./tree.js').Tree} Tree */
/** @typedef {import('./ask.js').Described} Described */
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {{address: string, width: number, height: number, media?: string}} Plot the last one fits always */

/** The author's sentence, or what was found in the data. @param {Described} chart */
export const takeaway = ({ words, levels }) => words.takeaway || levels.slice(1).join('') || levels[0] || '';

/** All that is said to those who do not see it. @param {Described} chart */
export const alt = ({ levels }) => levels.join('');

/** The same where the takeaway stands beside it. @param {Described} chart */
export const altBeside = (chart) => (chart.words.takeaway ? alt(chart) : chart.levels[0] ?? '');

const zh = (/** @type {Described} */ { words }) => !/^en/i.test(words.lang);

/** Sizes of an SVG file of ours. @param {string} svg */
export function sizeOf(svg) {
  const [, width, height] = svg.match(/<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"/) ?? [];
  return { width: Math.round(Number(width)), height: Math.round(Number(height)) };
}

/** @param {Described} chart @returns {Tree} */
export function tableTree({ table: { columns, rows } }) {
  /** @type {Tree[][]} */
  const bodies = [[]];
  let group = '';
  for (const row of rows) {
    if (row.group !== group) {
      group = row.group;
      if (bodies[bodies.length - 1].length) bodies.push([]);
      bodies[bodies.length - 1].push(['tr', {}, ['th', { scope: 'rowgroup', colspan: String(columns.length) }, group]]);
    }
    bodies[bodies.length - 1].push(['tr', {}, ...row.cells.map((cell, i) => (i ? ['td', {}, cell] : ['th', { scope: 'row' }, cell]))]);
  }
  return ['table', {}, ['thead', {}, ['tr', {}, ...columns.map((name) => ['th', { scope: 'col' }, name])]], ...bodies.map((body) => ['tbody', {}, ...body])];
}

/**
 * The sentences of the article that figures stand in, each once.
 * @param {Indicator[]} indicators
 * @param {string} [article] the address that links to them begin with; empty on its own page
 * @returns {Tree[]}
 */
function quotes(indicators, article) {
  /** @type {Map<string, import('./draft.js').Source>} */
  const found = new Map();
  for (const one of indicators) {
    const source = sourceOf(one);
    if (source?.exact !== undefined && !found.has(source.exact)) found.set(source.exact, source);
  }
  const page = article?.split('#')[0];
  return [...found].map(([exact, { prefix }]) => ['li', {}, page === undefined ? ['q', {}, exact] : ['a', { href: `${page}#${directive({ exact, prefix })}` }, exact]]);
}

/**
 * @param {Described} chart
 * @param {Plot[]} plots
 * @param {{indicators?: Indicator[], article?: string, steps?: {text?: string}[]}} [more] whose sentences are quoted,
 *   the address of the article that has them, and the story's steps
 * @returns {Tree}
 */
export function figureTree(chart, plots, { indicators = [], article, steps = [] } = {}) {
  const { words } = chart;
  const chinese = zh(chart);
  const last = plots[plots.length - 1];
  const size = (/** @type {Plot} */ { width, height }) => ({ width: String(width), height: String(height) });
  const sentences = quotes(indicators, article);
  const source = words.sourceUrl && safe(words.sourceUrl) ? ['a', { href: words.sourceUrl, rel: 'noopener' }, words.source] : words.source;
  return ['figure', { class: 'ic-figure' },
    ['figcaption', {},
      ['span', { class: 'ic-number' }, `${chinese ? '图' : 'Figure'} ${words.number}`],
      ...(words.title ? [['span', { class: 'ic-title', role: 'heading', 'aria-level': '3' }, words.title]] : []),
      ...(words.subtitle ? [['span', { class: 'ic-subtitle' }, words.subtitle]] : [])],
    ['picture', { class: 'ic-plot' },
      ...plots.slice(0, -1).map((plot) => ['source', { ...(plot.media ? { media: plot.media } : {}), srcset: plot.address, ...size(plot) }]),
      ['img', { src: last.address, ...size(last), alt: altBeside(chart) }]],
    ...(steps.length ? [['ol', { class: 'ic-steps' }, ...steps.map(({ text = '' }) => ['li', {}, text])]] : []),
    ...words.notes.map((note) => ['p', { class: 'ic-note' }, note]),
    ['p', { class: 'ic-foot' }, ['span', { class: 'ic-source' }, ...(words.source ? [chinese ? '来源：' : 'Source: ', source] : [])]],
    ['details', { class: 'ic-data' },
      ['summary', {}, chinese ? '数据表' : 'Data table'],
      ['p', { class: 'ic-takeaway' }, takeaway(chart)],
      tableTree(chart),
      ...(sentences.length ? [['p', { class: 'ic-quoted' }, chinese ? '原文' : 'In the article'], ['ul', { class: 'ic-quotes' }, ...sentences]] : [])]];
}
