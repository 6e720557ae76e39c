// What a reader takes away: the picture and the figures.

import { csv as written } from './csv.js';
import { make } from './dom.js';
import { menu } from './menu.js';
import { tell, voice } from './said.js';
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

/** A title as a file's name on any system. @param {string} title */
const named = (title) => title.replace(/[\\/:*?"<>|\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 80);

/** What can be kept, in the order of the menu. @type {[form: string, type: string, make: (chart: IndicatorChart) => Promise<BlobPart>][]} */
const FORMS = [
  ['png', 'image/png', (chart) => chart.toPng()],
  ['svg', 'image/svg+xml', (chart) => chart.toSvg()],
  ['csv', 'text/csv;charset=utf-8', (chart) => chart.toCsv()],
];

/**
 * Asks for the form of what is kept, and keeps it.
 * @param {IndicatorChart} chart
 * @param {Words} words
 * @param {HTMLElement} figure
 */
export function save(chart, { lang, title }, figure) {
  const say = answers(lang);
  const opener = figure.querySelector('.tools')?.children[2];
  if (!(opener instanceof HTMLElement)) return;
  voice(figure);
  menu(opener, say.forms, async (at) => {
    const form = FORMS[at];
    if (!form) return;
    const [suffix, type, make] = form;
    try {
      download(new Blob([await make(chart)], { type }), `${named(title || chart.getAttribute('chart') || '') || 'chart'}.${suffix}`);
    } catch {
      tell(figure, say.unsaved, 5000);
    }
  });
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function download(blob, name) {
  const href = URL.createObjectURL(blob);
  make('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
}
