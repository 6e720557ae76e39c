// Words of charts that say an indicator's name, value or period, when that is
// mended.
import { periodWords } from './remembered.js';
/** @typedef {import('./draft.js').Spec} Spec */
/** @typedef {import('./draft.js').Indicator} Indicator */

/** @type {('title' | 'subtitle' | 'takeaway')[]} */
const WORDS = ['title', 'subtitle', 'takeaway'];

/** Its name, and its value as a title has it. @param {Indicator} one @returns {string[]} */
const said = ({ label, value, unit = '' }) => [label, value ? `${value}${unit}` : ''];

/** @param {Spec} chart */
const refsOf = (chart) => (chart.indicators ?? []).map((reference) => (typeof reference === 'string' ? reference : reference.ref).split('.')[0]);

/** @param {Spec} chart @param {string[][]} swaps @returns {Spec} */
function swapped(chart, swaps) {
  const mended = WORDS.flatMap((key) => {
    const words = chart[key];
    const next = words && swaps.reduce((text, [from, to]) => text.replaceAll(from, to), words);
    return next && next !== words ? [[key, next]] : [];
  });
  return mended.length ? { ...chart, ...Object.fromEntries(mended) } : chart;
}

/**
 * Charts of the indicator that say what it was say what it is.
 * @param {Spec[]} charts
 * @param {Indicator} before
 * @param {Indicator} after
 */
export function reworded(charts, before, after) {
  const now = said(after);
  const swaps = said(before).flatMap((words, i) => (words && now[i] && words !== now[i] ? [[words, now[i]]] : []));
  if (!swaps.length) return charts;
  return charts.map((chart) => (refsOf(chart).includes(before.id) ? swapped(chart, swaps) : chart));
}

/**
 * Charts whose figures were of one period and are of another now, all of them:
 * 金额，亿元，2026年.
 * @param {Spec[]} charts
 * @param {Indicator[]} indicators as they are now
 * @param {string} was
 * @param {string} now
 */
export function redated(charts, indicators, was, now) {
  if (!was || !now || was === now) return charts;
  return charts.map((chart) => {
    const refs = refsOf(chart);
    const periods = indicators.filter(({ id }) => refs.includes(id)).map(periodWords);
    return periods.includes(now) && !periods.includes(was) ? swapped(chart, [[was, now]]) : chart;
  });
}
