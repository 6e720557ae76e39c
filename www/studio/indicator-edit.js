// What the fields of an indicator share.
import { say } from './words.js';
/** @typedef {import('./store.js').Store} Store */

/** Digits as the document wants them; `undefined`: that is no number. @param {string} value @returns {string | null | undefined} */
export function digits(value) {
  const plain = value.normalize('NFKC').replace(/[,\s]/g, '');
  if (!plain) return null;
  return /^[-−]?\d+(\.\d+)?$/.test(plain) && plain.length <= 18 ? plain : undefined;
}

export const noNumber = () => say('只写数字，如 1331.4|Digits only, such as 1331.4');

/** The indicator as it is when the editor does something. @param {Store} store @param {string} id */
export const latest = ({ draft }, id) => draft.indicators.find((one) => one.id === id);
