// What a reader takes away: the picture and the citation.

import { csv as written } from './csv.js';
import { make } from './dom.js';
import { answers } from './words.js';
/** @typedef {import('../element.js').IndicatorChart} IndicatorChart */
/** @typedef {import('../pkg/indicator_charts.js').Chart} Chart */
/** @typedef {import('./words.js').Words} Words */

/** A picture for twice as many pixels as the page has. */
const RATIO = 2;

/**
 * The whole frame as a PNG.
 * @param {Chart} chart
 * @param {number} width
 * @param {any} colors
 * @returns {Promise<Blob>}
 */
export function png(chart, width, colors) {
  const canvas = make('canvas');
  if (!chart.paintFrame(canvas, width, colors, RATIO)) return Promise.reject(new Error('no canvas'));
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture')))));
}

/**
 * The whole frame as an SVG file.
 * @param {Chart} chart
 * @param {number} width
 * @param {any} colors
 */
export const svg = (chart, width, colors) => chart.toSvg(width, colors, true);

/**
 * Every figure as CSV.
 * @param {Chart} chart
 * @param {number} _width
 * @param {unknown} _colors
 * @param {string} lang
 */
export const csv = (chart, _width, _colors, lang) => written(chart.table(), lang);

/**
 * @param {IndicatorChart} chart
 * @param {Words} words
 */
export async function save(chart, words) {
  const href = URL.createObjectURL(await chart.toPng());
  make('a', { href, download: `${words.title || chart.getAttribute('chart') || 'chart'}.png` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
}

/**
 * Copies the citation, and says so below the figure.
 * @param {unknown} _chart
 * @param {Words} words
 * @param {HTMLElement} figure
 */
export async function cite(_chart, { lang, title, credit, updated }, figure) {
  const say = answers(lang);
  const written = (/** @type {string} */ part) => figure.querySelector(part)?.textContent;
  const parts = [title, written('.ic-number'), written('.ic-source'), credit, updated];
  const text = parts.filter(Boolean).join(say.stop) + say.stop + location.href;
  const said = make('p', { class: 'said', role: 'status' });
  figure.append(said);
  await navigator.clipboard.writeText(text).then(
    () => tell(said, say.cited, 2500),
    () => tell(said, say.uncited + text, 20000),
  );
}

/**
 * @param {HTMLElement} said
 * @param {string} text
 * @param {number} milliseconds
 */
function tell(said, text, milliseconds) {
  said.textContent = text;
  setTimeout(() => said.remove(), milliseconds);
}
