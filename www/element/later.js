// What most readers never need, and so comes later: the code that answers
// their actions.

import { HERE } from '../files.js';
import { core, part } from './core.js';
import { within } from './patience.js';
import { style } from './styles.js';
/** @typedef {typeof import('./answer.js')} Answer */

/** @type {Answer | undefined} */
let answers;
/** @type {Promise<Answer> | undefined} */
let answering;
/** Whether the running core has its part, too. */
let whole = false;
let failures = 0;

/**
 * A module that comes later. Browsers remember that an address failed: the
 * next attempt needs another.
 * @template T
 * @param {() => Promise<T>} first
 * @param {string} address the same, from the folder of element.js
 * @returns {Promise<T>}
 */
export const later = (first, address) => within(failures ? import(`${HERE}${address}?${failures}`) : first()).catch((error) => {
  failures += 1;
  throw error;
});

/**
 * The code that answers a reader's actions.
 * @returns {Promise<Answer>}
 */
export function answer() {
  answering ??= later(() => import('./answer.js'), 'element/answer.js').then(
    (module) => {
      style(module.CSS);
      return (answers = module);
    },
    (error) => {
      // Not with every move of a pointer.
      setTimeout(() => { answering = undefined; }, 1000);
      throw error;
    },
  );
  return answering;
}

/** What a reader's actions on the plot need, of the element and of the core. */
export async function reading() {
  const [module] = await Promise.all([answer(), core().then((glue) => part(glue, 'answer'))]);
  whole = true;
  return module;
}

/** The same, where it is there already. */
export const ready = () => (whole ? answers : undefined);

/** Another core begins without. */
export const forget = () => { whole = false; };
