// The table for the eye, once a reader asks for it.

import { align } from './align.js';
import { sortable } from './sort.js';

/**
 * @param {unknown} _chart
 * @param {unknown} _words
 * @param {HTMLElement} figure with a table as `tableOf` made it
 */
export function tabulate(_chart, _words, figure) {
  align(figure);
  for (const table of figure.querySelectorAll('table')) sortable(table);
}
