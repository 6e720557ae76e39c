// The figures as CSV.

import { answers } from './words.js';
/** @typedef {import('./words.js').Table} Table */

/**
 * CSV with a byte-order mark, for spreadsheets. A text that one of them
 * would run as a formula gets an apostrophe; a number does not.
 * @param {Table} table
 * @param {string} lang of the groups' heading, when there are groups
 */
export function csv(table, lang) {
  const grouped = table.rows.some((row) => row.group);
  const cell = (/** @type {string} */ text) => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?%?$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  const line = (/** @type {string} */ first, /** @type {string[]} */ cells) =>
    (grouped ? [first, ...cells] : cells).map(cell).join(',');
  return `\ufeff${[line(answers(lang).group, table.columns), ...table.rows.map((row) => line(row.group, row.cells))].join('\r\n')}\r\n`;
}
