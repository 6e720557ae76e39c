// Figures with one name, told apart by where or when they are of.
import { periodWords } from './remembered.js';
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {import('./draft.js').Reference} Reference */

/**
 * What tells each of several apart from others of its name: its region, else
 * its period, else both. Those with a name of their own have none.
 * @param {Indicator[]} indicators
 * @returns {Map<string, string>}
 */
export function namesakes(indicators) {
  /** @type {Map<string, Indicator[]>} */
  const groups = new Map();
  for (const one of indicators) groups.set(one.label, [...(groups.get(one.label) ?? []), one]);
  /** @type {Map<string, string>} */
  const told = new Map();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const region = ({ region: own = '' }) => own;
    const both = (/** @type {Indicator} */ one) => [region(one), periodWords(one)].filter(Boolean).join(' ');
    const telling = [region, periodWords].find((of) => new Set(group.map(of)).size === group.length) ?? both;
    for (const one of group) if (telling(one)) told.set(one.id, telling(one));
  }
  return told;
}

/** As a chart names them: 石桥镇, or 石桥镇生产总值 beside others. @param {Indicator[]} chosen @returns {Reference[]} */
export function referencesOf(chosen) {
  const told = namesakes(chosen);
  const one = new Set(chosen.map(({ label }) => label)).size === 1;
  return chosen.map(({ id, label }) => {
    const words = told.get(id);
    return words ? { ref: id, label: one ? words : words + label } : id;
  });
}
