// What an editor selected in the text, as an indicator or as the words of one.
import { freshId, sourceOf } from './draft.js';
import { labelOf, quantityOf } from './quantity.js';
import { quoted } from './sentence.js';
import { say } from './words.js';
/** @typedef {import('../element/anchor.js').Span} Span */
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./draft.js').Indicator} Indicator */

/** Characters before a figure that may name it. */
const BEFORE = 60;

/** Period and region, where all that is said in its sentence shares them. @param {Draft} draft @param {{start?: number, end?: number}} sentence */
function shared({ indicators }, { start = 0, end = 0 }) {
  const beside = indicators.filter((one) => {
    const at = sourceOf(one)?.figure?.start ?? -1;
    return at >= start && at < end;
  });
  const only = (/** @type {'period' | 'region'} */ key) => beside.length > 0 && beside.every((one) => one[key] === beside[0][key]);
  return {
    ...(only('period') ? { period: beside[0].period, periodText: beside[0].periodText } : {}),
    ...(only('region') ? { region: beside[0].region } : {}),
  };
}

/** The indicator that a span of the text states. @param {Draft} draft @param {Span} span @returns {Indicator} */
export function stated(draft, span) {
  const points = [...draft.text];
  const words = points.slice(span.start, span.end).join('');
  const label = labelOf(points.slice(Math.max(0, span.start - BEFORE), span.start).join(''));
  const quantity = quantityOf(words);
  const source = quoted(points, span);
  return {
    id: freshId(draft.indicators, 'a'), label: label || say('未命名|Unnamed'), ...quantity, kind: quantity.unit === '%' ? 'rate' : 'level', ...shared(draft, source), source,
  };
}

/** An indicator read of other words. @param {Draft} draft @param {Span} span @returns {Partial<Indicator>} */
export function reread({ text }, span) {
  const points = [...text];
  const { value, unit, qualifier, qualifierText } = quantityOf(points.slice(span.start, span.end).join(''));
  const source = quoted(points, span);
  return value === null ? { source } : { source, value, ...(unit ? { unit } : {}), upper: undefined, written: undefined, qualifier, qualifierText };
}

/** Without white space at its ends. @param {string} text @param {Span} span @returns {Span | null} */
export function trimmed(text, { start, end }) {
  const words = [...text].slice(start, end);
  const before = words.findIndex((c) => /\S/.test(c));
  const after = words.toReversed().findIndex((c) => /\S/.test(c));
  return before < 0 || words.length > BEFORE ? null : { start: start + before, end: end - after };
}
