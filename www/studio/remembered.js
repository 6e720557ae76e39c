// What an editor changed of an indicator that others may share: its period and
// its region, as they were.
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {'period' | 'region'} Key */

/** 2025年 of 2025, as articles and subtitles have it. @param {Partial<Indicator>} [one] */
export const periodWords = ({ period = '', periodText = '' } = {}) => periodText || (/^\d{4}$/.test(period) ? `${period}年` : period);

/** @param {Indicator | undefined} one @param {Key} key */
export const wordsOf = (one, key) => (key === 'period' ? periodWords(one) : one?.region ?? '');

/** What an edit changed, for those that said the same. @param {{period?: string, region?: string} | undefined} was @param {Indicator} before @param {Indicator} after */
export function remembered(was, before, after) {
  const changed = /** @type {Key[]} */ (['period', 'region']).filter((key) => wordsOf(before, key) !== wordsOf(after, key));
  return changed.length ? { was: { ...was, ...Object.fromEntries(changed.map((key) => [key, wordsOf(before, key)])) } } : {};
}
