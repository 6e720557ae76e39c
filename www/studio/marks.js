// Which characters of the article belong to which indicator.
import { doubtful, sourceOf } from './draft.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./article-pane.js').Mark} Mark */

/** @param {Draft} draft @returns {Mark[]} in the order of the text, none over another */
export function marksOf({ indicators, notes, text, read }) {
  // Offsets of another text would mark other words.
  if (read !== text) return [];
  /** @type {Mark[]} */
  const all = indicators.filter(({ id }) => !notes[id]?.stale).flatMap((one) => {
    const own = (/** @type {import('./draft.js').Quantity | undefined} */ part) =>
      (part?.figure ? [{ ...part.figure, ids: [one.id], main: false, doubtful: false }] : []);
    const figure = sourceOf(one)?.figure;
    const main = figure ? [{ start: figure.start, end: figure.end, ids: [one.id], main: true, doubtful: !!doubtful(notes[one.id]) }] : [];
    return [...main, ...[one.change, one.from, one.target, one.whole, one.rank && { figure: one.rank.figure }, ...(one.compare ?? [])].flatMap(own)];
  });
  all.sort((one, other) => one.start - other.start || Number(other.main) - Number(one.main) || other.end - one.end);
  /** @type {Mark[]} */
  const apart = [];
  for (const { start, end, ids, ...more } of all) {
    const last = apart.at(-1);
    if (!last || start >= last.end) apart.push({ start, end, ids, ...more });
    // Two indicators of one figure: both are tied to it.
    else if (start === last.start && end === last.end) last.ids = [...new Set([...last.ids, ...ids])];
  }
  return apart;
}
