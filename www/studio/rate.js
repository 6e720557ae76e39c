// A growth that stands for itself is stated twice, as the value and as the
// change: 同比下降3.4% is −3.4% and ▼3.4%. When one is mended, so is the other.
/** @typedef {import('./draft.js').Indicator} Indicator */

/** @param {string | null | undefined} value */
const bare = (value) => (value ?? '').replace(/^[-−]/, '');

/** @param {Indicator} one */
const twice = ({ value, unit = '', change }) => !!value && !!change && bare(value) === change.value && unit === (change.unit ?? unit);

/**
 * @param {Indicator} before
 * @param {Indicator} after
 * @returns {Indicator}
 */
export function matched(before, after) {
  const { value, unit, change } = after;
  if (!twice(before) || !change || !before.change) return after;
  if (value !== before.value || unit !== before.unit) {
    if (!value) return after;
    const turned = bare(value) !== value ? 'down' : bare(before.value) !== before.value ? 'up' : change.direction;
    return { ...after, change: { ...change, value: bare(value), unit, direction: turned, written: undefined } };
  }
  if (change.value === before.change.value && change.unit === before.change.unit && change.direction === before.change.direction) return after;
  const own = change.value && (change.direction === 'down' ? `-${change.value}` : change.value);
  return own ? { ...after, value: own, unit: change.unit ?? unit, written: undefined } : after;
}
