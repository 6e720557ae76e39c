// The figures as a table, for readers of the whole frame.

import { make } from './dom.js';
/** @typedef {import('./words.js').Table} Table */

/**
 * @param {Table} table
 * @param {string} caption
 */
export function tableOf({ columns, rows }, caption) {
  const head = (/** @type {string} */ scope, /** @type {string} */ text) => make('th', { scope }, text);
  const line = (/** @type {Node[]} */ ...cells) => make('tr', {}, ...cells);
  const out = make('table', {}, make('caption', { class: 'sr' }, caption), make('thead', {}, line(...columns.map((text) => head('col', text)))));
  let group = '';
  let body = make('tbody');
  out.append(body);
  for (const row of rows) {
    if (row.group !== group) {
      group = row.group;
      body = make('tbody', {}, line(make('th', { class: 'group', scope: 'rowgroup', colspan: `${columns.length}` }, group)));
      out.append(body);
    }
    const cells = row.cells.map((text, i) => (i ? make('td', {}, text) : head('row', text)));
    // Readers may sort by the figure.
    body.append(make('tr', { 'data-value': `${row.value ?? ''}` }, ...cells));
  }
  return out;
}
