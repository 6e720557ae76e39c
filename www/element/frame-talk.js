// What a page in a frame and the page around it say to each other about an
// article: shapes and bounds. Whoever listens believes no more than this.
/** @typedef {import('./figures.js').Shown} Shown */

const TYPE = 'indicator-chart';

/** Figures of one frame, in one message. */
const FIGURES = 200;
/** Data that one figure or one light is about. */
const DATA = 1000;
/** Characters of a sentence, of what is around it, and of a figure. */
const SENTENCE = 2000;
const AROUND = 64;
const FIGURE = 64;
/** Beyond any offset, datum or number of a chart. */
const MOST = 1e7;

/** @param {object} words */
export const said = (words) => ({ type: TYPE, v: 1, ...words });

/** Whether a message is one of ours. @param {any} data */
export const ours = (data) => data?.type === TYPE && data.v === 1;

/** @param {any} value @returns {value is number} */
export const isPlace = (value) => Number.isInteger(value) && value >= 0 && value < MOST;

/** @param {any} value @returns {number[] | undefined} */
export const dataOf = (value) => (Array.isArray(value) && value.length <= DATA && value.every(isPlace) ? [...value] : undefined);

/** @param {any} value @param {number} most */
const text = (value, most) => (typeof value === 'string' && value.length <= most ? value : undefined);

/** Code points of it. @param {string} value */
const length = (value) => [...value].length;

/**
 * A figure as it is sent, without what nobody needs; `undefined` where the
 * article could not be searched for it.
 * @param {Shown} shown
 */
function worded({ quote: { exact, prefix = '', suffix = '', start, end }, figure, data, shown }) {
  if (start === undefined) return undefined;
  const quote = { exact, prefix: [...prefix].slice(-AROUND).join(''), suffix: [...suffix].slice(0, AROUND).join(''), start, end };
  return { quote, figure: { start: figure.start, end: figure.end }, data, shown };
}

/** @param {any} value @returns {Shown | undefined} */
function figureOf(value) {
  const { quote, figure, shown } = value ?? {};
  const exact = text(quote?.exact, SENTENCE);
  // A character may be two units.
  const [prefix, suffix] = [text(quote?.prefix, 2 * AROUND), text(quote?.suffix, 2 * AROUND)];
  const data = dataOf(value?.data);
  if (!exact || prefix === undefined || suffix === undefined || !data?.length || typeof shown !== 'boolean') return undefined;
  const [from, start, end] = [quote.start, figure?.start, figure?.end];
  const to = from + length(exact);
  if (![from, start, end].every(isPlace) || quote.end !== to) return undefined;
  if (start < from || end > to || start >= end || end - start > FIGURE) return undefined;
  return { quote: { exact, prefix, suffix, start: from, end: to }, figure: { start, end }, data, shown };
}

/** @param {any} value as `link` in a message @returns {{lang: string, number: number, shown: Shown[]} | undefined} */
export function linkOf(value) {
  const lang = text(value?.lang, 35);
  const { number, figures } = value ?? {};
  if (!lang || !/^[A-Za-z0-9-]+$/.test(lang) || !isPlace(number) || !Array.isArray(figures) || figures.length > FIGURES) return undefined;
  const shown = figures.map(figureOf);
  return shown.every((one) => one !== undefined) ? { lang, number, shown } : undefined;
}

/**
 * What a chart is to its article, in a message: no more than is believed.
 * @param {string} lang
 * @param {number} number
 * @param {Shown[]} shown
 */
export function linkWords(lang, number, shown) {
  const figures = shown.map(worded).filter((one) => one && figureOf(one)).slice(0, FIGURES);
  return { link: { lang, number, figures } };
}
