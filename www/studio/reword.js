// Words of charts that say an indicator's name or value, when that is mended.
/** @typedef {import('./draft.js').Spec} Spec */
/** @typedef {import('./draft.js').Indicator} Indicator */

/** @type {('title' | 'subtitle' | 'takeaway')[]} */
const WORDS = ['title', 'subtitle', 'takeaway'];

/** Its name, and its value as a title has it. @param {Indicator} one @returns {string[]} */
const said = ({ label, value, unit = '' }) => [label, value ? `${value}${unit}` : ''];

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
  return charts.map((chart) => {
    const shown = chart.indicators?.some((reference) => (typeof reference === 'string' ? reference : reference.ref).split('.')[0] === before.id);
    if (!shown) return chart;
    const mended = WORDS.flatMap((key) => {
      const words = chart[key];
      const next = words && swaps.reduce((text, [from, to]) => text.replaceAll(from, to), words);
      return next && next !== words ? [[key, next]] : [];
    });
    return mended.length ? { ...chart, ...Object.fromEntries(mended) } : chart;
  });
}
