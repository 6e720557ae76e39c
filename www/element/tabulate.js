// The table for the eye, once a reader asks for it.

import { align } from './align.js';
import { dress } from './dom.js';
import { sortable } from './sort.js';
import { stop } from './stop.js';

/** Places whose tables are watched. @type {WeakSet<Element>} */
const watched = new WeakSet();

/** What is wider than its place can be moved by keyboard, and has a name. */
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const place = /** @type {HTMLElement | null} */ (target.closest('.data, .sr'));
    // Another table may stand there by now.
    if (place) reach(place);
  }
});

/** @param {HTMLElement} place around a table */
function reach(place) {
  // Browsers make stops of what scrolls, unless they are told.
  const scrolls = place.matches('.data') && place.scrollWidth > place.clientWidth;
  if (scrolls) dress(place, { role: 'region', 'aria-label': place.querySelector('caption')?.textContent ?? '' });
  else for (const name of ['role', 'aria-label']) place.removeAttribute(name);
  place.setAttribute('tabindex', scrolls ? stop(place) : '-1');
}

/**
 * @param {unknown} _chart
 * @param {unknown} _words
 * @param {HTMLElement} figure with a table as `tableOf` made it
 */
export function tabulate(_chart, _words, figure) {
  align(figure);
  for (const table of figure.querySelectorAll('table')) {
    sortable(table);
    const place = table.parentElement;
    if (!place) continue;
    reach(place);
    if (!watched.has(table)) for (const node of [place, table]) widths.observe(node);
    watched.add(table);
  }
}
