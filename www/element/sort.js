// A table that its readers order by a column: as listed, descending,
// ascending. Groups stay together, and what is missing comes last.

import { make } from './dom.js';
import { stop } from './stop.js';

const MISSING = /^(未公布|not published|[–—-]?)$/i;
const STATES = ['none', 'descending', 'ascending'];
/** The column of the figures, which rows carry as numbers. */
const VALUE = 1;

/** @param {HTMLTableRowElement} row @param {number} column */
const text = (row, column) => row.cells[column]?.textContent?.trim() ?? '';

/**
 * Less than zero where `a` comes first in ascending order.
 * @param {HTMLTableRowElement} a
 * @param {HTMLTableRowElement} b
 * @param {number} column
 */
function compare(a, b, column) {
  if (column === VALUE) return Number(a.dataset.value) - Number(b.dataset.value);
  return text(a, column).localeCompare(text(b, column), 'zh', { numeric: true });
}

/** @param {HTMLTableRowElement} row @param {number} column */
const missing = (row, column) => (column === VALUE ? !row.dataset.value : MISSING.test(text(row, column)));

/**
 * Gives the columns of a table, as `tableOf` made it, heads to press. One
 * time is enough.
 * @param {HTMLTableElement} table
 */
export function sortable(table) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  if (heads[0]?.querySelector('button')) return;
  const listed = [...table.tBodies].map((body) => {
    const rows = [...body.rows];
    return { body, group: rows.filter((row) => row.querySelector('.group')), rows: rows.filter((row) => !row.querySelector('.group')) };
  });
  /** @param {number} column @param {string} state */
  function order(column, state) {
    const sign = state === 'descending' ? -1 : 1;
    for (const { body, group, rows } of listed) {
      // Without a state the rows are as listed: the sort is stable.
      const sorted = state === 'none' ? rows : [...rows].sort((a, b) =>
        Number(missing(a, column)) - Number(missing(b, column)) || (missing(a, column) ? 0 : sign * compare(a, b, column)));
      body.replaceChildren(...group, ...sorted);
    }
    heads.forEach((head, i) => head.setAttribute('aria-sort', i === column ? state : 'none'));
  }
  heads.forEach((head, column) => {
    const button = make('button', { type: 'button', tabindex: stop(table) }, ...head.childNodes);
    button.onclick = () => order(column, STATES[(STATES.indexOf(head.getAttribute('aria-sort') ?? 'none') + 1) % STATES.length] ?? 'none');
    head.setAttribute('aria-sort', 'none');
    head.replaceChildren(button);
  });
}
