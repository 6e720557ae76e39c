// How long a reader waits for what may never come.

/** A connection that says nothing for so long must end in words, in milliseconds. */
export const PATIENCE = 10000;

/**
 * A module, or a failure: its import cannot be given up.
 * @template T
 * @param {Promise<T>} module
 * @param {number} [patience]
 * @returns {Promise<T>}
 */
export const within = (module, patience = PATIENCE) =>
  Promise.race([module, new Promise((_, late) => setTimeout(late, patience))]);
