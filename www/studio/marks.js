// Which characters of the article belong to which indicator.
import { doubtful, sourceOf } from './draft.js';
import { doubtsOf } from './indicator-words.js';
import { say } from './words.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./article-pane.js').Mark} Mark */

/** Why an editor should look twice, in a sentence. @param {Draft} draft @param {import('./draft.js').Indicator} one */
const doubts = ({ notes }, { id, label }) => (doubtful(notes[id]) ? [say('“{0}”存疑：{1}|“{0}” is doubtful: {1}', label, doubtsOf(notes[id]).join(say('；|; ')))] : []);

/** @param {Draft} draft @returns {Mark[]} in the order of the text, none over another */
export function marksOf(draft) {
  const { indicators, notes, text, read } = draft;
  // Offsets of another text would mark other words.
  if (read !== text) return [];
  /** @type {Mark[]} */
  const all = indicators.filter(({ id }) => !notes[id]?.stale).flatMap((one) => {
    const own = (/** @type {import('./draft.js').Quantity | undefined} */ part) =>
      (part?.figure ? [{ ...part.figure, ids: [one.id], main: false, doubts: [] }] : []);
    const figure = sourceOf(one)?.figure;
    const main = figure ? [{ start: figure.start, end: figure.end, ids: [one.id], main: true, doubts: doubts(draft, one) }] : [];
    return [...main, ...[one.change, one.from, one.target, one.whole, one.rank && { figure: one.rank.figure }, ...(one.compare ?? [])].flatMap(own)];
  });
  all.sort((one, other) => one.start - other.start || Number(other.main) - Number(one.main) || other.end - one.end);
  /** @type {Mark[]} */
  const apart = [];
  for (const { start, end, ids, ...more } of all) {
    const last = apart.at(-1);
    if (!last || start >= last.end) apart.push({ start, end, ids, ...more });
    // Two indicators of one figure: both are tied to it.
    else if (start === last.start && end === last.end) {
      last.ids = [...new Set([...last.ids, ...ids])];
      last.doubts = [...last.doubts, ...more.doubts];
    }
  }
  return apart;
}
