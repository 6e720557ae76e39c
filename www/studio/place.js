// Where in its sentence a mended value stands: what is marked goes along, so
// that 218.6 of 3 218.6万人次 is marked whole when an editor writes 3218.6.
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {import('../element/anchor.js').Span} Span */

/** Thousands apart by a comma or by one narrow space: 1,331.4 and 1 331.4. */
const NUMBER = /\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/g;
/** Between thousands; a wide one stands between cells of a table. */
const NARROW = /[ \u00a0\u2009\u202f]/;
const DIGIT = /[０-９．，]/;

/** Character for character, as the digits are read. @param {string[]} points */
const plain = (points) => points.map((c) => (NARROW.test(c) ? ' ' : DIGIT.test(c) ? c.normalize('NFKC') : c.length > 1 ? '□' : c)).join('');

/** @param {string[]} points @returns {{digits: string, start: number, end: number}[]} */
export const numbersIn = (points) => [...plain(points).matchAll(NUMBER)].map(({ 0: words, index }) => ({ digits: words.replace(/[, ]/g, ''), start: index, end: index + words.length }));

/** What stands between the number and the end of what was marked: its unit. @param {string[]} points @param {Span} figure */
function tail(points, { start, end }) {
  const last = numbersIn(points.slice(start, end)).at(-1);
  return last ? points.slice(start + last.end, end).join('') : '';
}

/**
 * @param {Draft} draft
 * @param {Indicator} before
 * @param {Indicator} after
 * @returns {Indicator}
 */
export function replaced({ text, read }, before, after) {
  const { source } = after;
  if (read !== text || !after.value || after.value === before.value || after.upper || !source || Array.isArray(source)) return after;
  const { figure, start = 0, end = 0 } = source;
  const digits = after.value.replace(/^[-−]/, '');
  const points = [...text];
  if (!figure || numbersIn(points.slice(figure.start, figure.end)).some((one) => one.digits === digits)) return after;
  const found = numbersIn(points.slice(start, end)).filter((one) => one.digits === digits);
  const away = (/** @type {Span} */ one) => Math.max(start + one.start - figure.end, figure.start - start - one.end);
  const [place] = found.toSorted((one, other) => away(one) - away(other));
  if (!place) return after;
  const unit = tail(points, figure);
  const stop = start + place.end;
  const whole = unit && points.slice(stop, stop + [...unit].length).join('') === unit ? stop + [...unit].length : stop;
  return { ...after, source: { ...source, figure: { start: start + place.start, end: whole } } };
}
