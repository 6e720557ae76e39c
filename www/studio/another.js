// Whether a text is another article than the one that a draft is about.
import { sourceOf } from './draft.js';
/** @typedef {import('./draft.js').Draft} Draft */

/** Shorter ones, such as 各位代表：, are in many articles. */
const LEAST = 8;
/** Of ten sentences one may be a newsroom's own, in each of its articles. */
const SHARED = 10;

/** @param {string} text */
const sentences = (text) => new Set(text.split(/[\n。！？；]/).map((one) => one.trim()).filter((one) => one.length >= LEAST));

/** Whether an editor would miss what is in it beside its text. @param {Draft} draft */
const worked = ({ charts, notes }) => charts.length > 0 || Object.values(notes).some(({ origin, edited, sure }) => edited || sure || origin !== 'found');

/**
 * Charts and mended figures belong to an article: one that shares no sentences
 * with theirs is another.
 * @param {Draft} draft
 * @param {string} text
 */
export function another(draft, text) {
  if (!worked(draft)) return false;
  const before = sentences(draft.text.trim() ? draft.text : draft.indicators.map((one) => sourceOf(one)?.exact ?? '').join('\n'));
  const now = sentences(text);
  const shared = [...now].filter((one) => before.has(one)).length;
  return before.size > 0 && now.size > 0 && shared * SHARED < Math.min(before.size, now.size);
}
