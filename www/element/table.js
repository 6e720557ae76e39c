// The figures as a table and as CSV.

import { make } from './dom.js';
/** @typedef {import('./words.js').Table} Table */

/** 约, 1,234.5 and 万户; a year is no amount. */
const FIGURE = /^(?!\d{4}年)([^\d.]{0,4})(\d[\d,]*(\.\d+)?)([^\d]{0,6})$/;
const MISSING = /^(未公布|not published|[–—-]?)$/i;

/**
 * Of each column whose every cell is a figure: most decimals with their
 * point, longest unit.
 * @param {Table} table
 */
const figures = (table) =>
  table.columns.map((_, i) => {
    const cells = table.rows.map((row) => row.cells[i] ?? '').filter((cell) => !MISSING.test(cell));
    const found = cells.map((cell) => FIGURE.exec(cell));
    if (!i || !cells.length || found.includes(null)) return undefined;
    const most = (/** @type {number} */ group) => Math.max(...found.map((match) => match?.[group]?.length ?? 0));
    return { decimals: most(3), unit: most(4) };
  });

/**
 * A figure whose decimal point stands under those above it.
 * @param {string} cell
 * @param {{decimals: number, unit: number}} column
 */
function aligned(cell, { decimals, unit }) {
  const [, before = '', digits = cell, fraction = '', after = ''] = FIGURE.exec(cell) ?? [];
  const pad = make('s', '', `.${'0'.repeat(decimals)}`.slice(fraction.length, decimals));
  pad.setAttribute('aria-hidden', 'true');
  const units = make('i', '', after);
  units.style.minWidth = `${unit}em`;
  return make('td', 'num', before, make('b', '', digits), pad, units);
}

/**
 * @param {Table} table
 * @param {string} caption
 */
export function tableOf(table, caption) {
  const columns = figures(table);
  const heads = table.columns.map((column, i) => {
    const head = make('th', columns[i] ? 'num' : '', column);
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
      const column = columns[i];
      if (column) return aligned(cell, column);
      if (i) return make('td', '', cell);
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
