// The figures as a table and as CSV.

import { make } from './dom.js';
/** @typedef {import('./words.js').Table} Table */

const NUMBER = /^[^\d.]{0,3}[\d,]+(\.\d+)?$/;
const MISSING = /^(未公布|not published|[–—-]?)$/i;

/**
 * Columns whose every figure is a number, with their most decimals.
 * @param {Table} table
 */
function numeric(table) {
  return table.columns.map((_, i) => {
    const cells = table.rows.map((row) => row.cells[i] ?? '').filter((cell) => !MISSING.test(cell));
    if (!i || !cells.length || !cells.every((cell) => NUMBER.test(cell))) return -1;
    return Math.max(...cells.map((cell) => cell.length - (cell.indexOf('.') + 1 || cell.length)));
  });
}

/**
 * What puts the decimal points of a column under each other.
 * @param {string} cell
 * @param {number} most
 */
function padding(cell, most) {
  const point = cell.indexOf('.');
  const has = point < 0 ? 0 : cell.length - point - 1;
  if (most <= has || !NUMBER.test(cell)) return '';
  const pad = make('s', '', (point < 0 ? '.' : '') + '0'.repeat(most - has));
  pad.setAttribute('aria-hidden', 'true');
  return pad;
}

/**
 * @param {Table} table
 * @param {string} caption
 */
export function tableOf(table, caption) {
  const decimals = numeric(table);
  const heads = table.columns.map((column, i) => {
    const head = make('th', (decimals[i] ?? -1) < 0 ? '' : 'num', column);
    head.scope = 'col';
    return head;
  });
  const out = make('table', '', make('caption', 'sr', caption), make('thead', '', make('tr', '', ...heads)));
  let group = '';
  let body = make('tbody');
  out.append(body);
  for (const row of table.rows) {
    if (row.group !== group) {
      group = row.group;
      const head = make('th', 'group', group);
      head.colSpan = table.columns.length;
      head.scope = 'rowgroup';
      body = make('tbody', '', make('tr', '', head));
      out.append(body);
    }
    const cells = row.cells.map((cell, i) => {
      if (i) return make('td', (decimals[i] ?? -1) < 0 ? '' : 'num', cell, padding(cell, decimals[i] ?? 0));
      const head = make('th', '', cell);
      head.scope = 'row';
      return head;
    });
    body.append(make('tr', '', ...cells));
  }
  return out;
}

/**
 * CSV with a byte-order mark, for spreadsheets. A text that one of them
 * would run as a formula gets an apostrophe; a number does not.
 * @param {Table} table
 * @param {string} group heading of the groups' column, when there are any
 */
export function csv(table, group) {
  const grouped = table.rows.some((row) => row.group);
  const cell = (/** @type {string} */ text) => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?%?$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  const line = (/** @type {string} */ first, /** @type {string[]} */ cells) =>
    (grouped ? [first, ...cells] : cells).map(cell).join(',');
  return `\ufeff${[line(group, table.columns), ...table.rows.map((row) => line(row.group, row.cells))].join('\r\n')}\r\n`;
}
