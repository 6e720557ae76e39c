// What an editor changed of an indicator that others may share: its period and
// its region, as they were.
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {'period' | 'region'} Key */

/** @param {Indicator | undefined} one @param {Key} key */
export const wordsOf = (one, key) => (key === 'period' ? one?.periodText || one?.period : one?.region) ?? '';

/** What an edit changed, for those that said the same. @param {{period?: string, region?: string} | undefined} was @param {Indicator} before @param {Indicator} after */
export function remembered(was, before, after) {
  const changed = /** @type {Key[]} */ (['period', 'region']).filter((key) => wordsOf(before, key) !== wordsOf(after, key));
  return changed.length ? { was: { ...was, ...Object.fromEntries(changed.map((key) => [key, wordsOf(before, key)])) } } : {};
}
