// The first suggestions that an editor sees say different things in different
// ways: what says nothing new, or a kind that was there often, comes later.
import { refOf } from './draft.js';
/** @typedef {import('./draft.js').Spec} Spec */

/** Of one kind, before others come first. */
const MOST = 2;

/** @param {Spec[]} offers best first @returns {Spec[]} */
export function varied(offers) {
  const said = new Set();
  /** @type {Map<string, number>} */
  const kinds = new Map();
  /** @type {[Spec[], Spec[], Spec[]]} */
  const ranks = [[], [], []];
  for (const offer of offers) {
    const refs = (offer.indicators ?? []).map(refOf);
    const kind = `${offer.kind} ${offer.variant ?? ''}`;
    const count = kinds.get(kind) ?? 0;
    if (refs.length && refs.every((ref) => said.has(ref))) ranks[2].push(offer);
    else if (count >= MOST) ranks[1].push(offer);
    else {
      ranks[0].push(offer);
      kinds.set(kind, count + 1);
      refs.forEach((ref) => said.add(ref));
    }
  }
  return ranks.flat();
}
