// Figures that charts draw and a text says no more. They stay, doubtful, until
// the text says them again or the editor takes them out: no chart may come to
// draw another figure under its title.
import { named } from './draft.js';
import { reworded } from './reword.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./draft.js').Indicator} Indicator */

/** What stays the same of a figure whose value was mended. @param {Indicator} one */
const measure = ({ label, unit = '', period = '', region = '' }) => JSON.stringify([label, unit, period, region]);

/** Those that charts draw, and what they are computed of. @param {Draft} draft @returns {Indicator[]} */
export function drawn({ charts, indicators }) {
  const used = new Set(charts.flatMap((chart) => (chart.indicators ?? []).map(named)));
  for (const { id, of, derived } of indicators) {
    if (used.has(id)) for (const ref of [of, ...(derived?.args ?? [])]) if (ref) used.add(named(ref));
  }
  return indicators.filter(({ id }) => used.has(id));
}

/** By measure, those that are the only ones of theirs. @param {Indicator[]} list */
function single(list) {
  /** @type {Map<string, Indicator | null>} */
  const found = new Map();
  for (const one of list) found.set(measure(one), found.has(measure(one)) ? null : one);
  return found;
}

/**
 * Of figures that were not known before, the drawn one that each is now: its
 * value was mended in the text.
 * @param {Indicator[]} gone drawn, and not found as they were
 * @param {Indicator[]} fresh
 * @returns {Map<Indicator, string>} ids
 */
export function mended(gone, fresh) {
  const before = single(gone);
  const pairs = [...single(fresh)].flatMap(([own, one]) => {
    const id = before.get(own)?.id;
    return one && id ? [/** @type {[Indicator, string]} */ ([one, id])] : [];
  });
  return new Map(pairs);
}

/** Charts that say what their figures are now. @param {Draft} draft @param {Indicator[]} now */
export function retold({ charts, indicators }, now) {
  const before = new Map(indicators.map((one) => [one.id, one]));
  return now.reduce((all, one) => {
    const was = before.get(one.id);
    return was ? reworded(all, was, one) : all;
  }, charts);
}
