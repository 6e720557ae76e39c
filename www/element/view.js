// A view is a document like the author's, with another order, fewer series, a
// part of the axis or a step of the story in its chart; all that is checked
// for the one is checked for the other.

/**
 * @typedef {object} State what the reader chose; what is absent is as the author has it
 * @property {'table'} [view]
 * @property {string} [sort] desc, asc or none
 * @property {string[]} [hide] names of series
 * @property {[string, string]} [x] ends of the axis of x
 * @property {string} [datum] key of the one chosen
 * @property {number} [step] of the story, from 1
 */

/** What of a state needs a view of its own, to compare. @param {State} state */
export const own = ({ sort, hide, x, step }) => JSON.stringify([sort, hide?.length ? hide : undefined, x, step || undefined]);

/**
 * The chart `id` of a document, or its first one.
 * @param {any} json
 * @param {string} id
 */
export const chartOf = (json, id) => {
  const charts = Array.isArray(json?.charts) ? json.charts : [];
  return charts.find((/** @type {any} */ chart) => !id || chart?.id === id) ?? {};
};

/** The steps of a chart's story. @param {any} chart @returns {any[]} */
export const stepsOf = ({ steps }) => (Array.isArray(steps) ? steps.filter((step) => typeof step?.text === 'string') : []);

/** What the author wrote of the whole chart is not true of a part, nor of another kind. */
const ALT = { alt: undefined };

/** @param {any} chart @param {any} ends of the axis of x */
const cut = (chart, ends) => (Array.isArray(ends) ? { ...chart, ...ALT, axis: { ...chart.axis, x: { ...chart.axis?.x, domain: ends } } } : chart);

/**
 * @param {any} chart
 * @param {any} step of its story
 */
function stepped(chart, { highlight, kind, variant, domain, annotations }) {
  const given = Object.entries({ highlight, kind, annotations }).filter(([, value]) => value !== undefined && value !== null);
  // A variant belongs to its kind.
  const other = kind && kind !== chart.kind ? { ...ALT, variant: variant ?? undefined } : {};
  return { ...cut(chart, domain), ...Object.fromEntries(given), ...other };
}

/**
 * The document with its chart `id` in a reader's state.
 * @param {any} json
 * @param {string} id
 * @param {State} state
 */
export function viewed(json, id, { sort, hide, x, step }) {
  const before = chartOf(json, id);
  let chart = before;
  const one = step && stepsOf(chart)[step - 1];
  if (one) chart = stepped(chart, one);
  if (sort) chart = { ...chart, sort };
  if (hide?.length) chart = { ...chart, ...ALT, hidden: hide };
  chart = cut(chart, x);
  return { ...json, charts: (json?.charts ?? []).map((/** @type {any} */ other) => (other === before ? chart : other)) };
}
