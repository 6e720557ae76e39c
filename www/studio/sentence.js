// A figure in its sentence, as documents quote it. Offsets count code points.
/** @typedef {import('../element/anchor.js').Span} Span */
/** @typedef {import('./draft.js').Source} Source */

/** Characters of context on either side. */
const CONTEXT = 16;
const END = /[。！？]/;

/**
 * The sentence around a span: to the next 。！？ or line break.
 * @param {string[]} text code points
 * @param {Span} span
 * @returns {Source}
 */
export function quoted(text, { start, end }) {
  let from = start;
  while (from > 0 && text[from - 1] !== '\n' && !END.test(text[from - 1])) from -= 1;
  while (from < start && /\s/.test(text[from])) from += 1;
  let to = end;
  while (to < text.length && text[to] !== '\n' && !(to > end - 1 && END.test(text[to]))) to += 1;
  if (to < text.length && text[to] !== '\n') to += 1;
  return {
    exact: text.slice(from, to).join(''),
    prefix: text.slice(Math.max(0, from - CONTEXT), from).join(''),
    suffix: text.slice(to, to + CONTEXT).join(''),
    start: from,
    end: to,
    figure: { start, end },
  };
}
