// How far a key goes among the data of a plot.

/** The data of a plot that fits on a screen; more of them take larger steps. */
const FEW = 10;

/**
 * Arrows go by one; with Shift, and by page, by the third root of their number
 * and its square: of a thousand data each is then at most 16 keys away. Home
 * and End go to the ends. 0 for any other key.
 * @param {{key: string, shiftKey?: boolean}} event
 * @param {number} count of the data
 */
export function stepOf({ key, shiftKey = false }, count) {
  const root = Math.cbrt(count);
  const few = shiftKey ? Math.max(2, Math.round(root)) : 1;
  const many = Math.max(FEW, Math.round(root * root));
  const steps = { ArrowRight: few, ArrowDown: few, ArrowLeft: -few, ArrowUp: -few, PageDown: many, PageUp: -many, Home: -Infinity, End: Infinity };
  return /** @type {Record<string, number>} */ (steps)[key] ?? 0;
}
