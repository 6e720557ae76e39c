// A table for the eye: in each column of figures, decimal point under decimal
// point.

import { make } from './dom.js';

/** 约, 1,234.5 and 万户; a year is no amount. */
const FIGURE = /^(?!\d{4}年)([^\d.]{0,4})(\d[\d,]*(\.\d+)?)([^\d]{0,6})$/;
const MISSING = /^(未公布|not published|[–—-]?)$/i;

/**
 * @param {HTMLElement} figure with a table as `tableOf` made it
 */
export function align(figure) {
  const [heads, ...rows] = [...figure.querySelectorAll('tr')].filter((row) => !row.querySelector('.group'));
  [...(heads?.cells ?? [])].forEach((head, i) => {
    // The row's name is no figure, and one time is enough.
    if (i && !head.className) column([head, ...rows.flatMap((row) => row.cells[i] ?? [])]);
  });
}

/**
 * Most decimals with their point and longest unit make room in every cell.
 * @param {HTMLTableCellElement[]} column
 */
function column([head, ...cells]) {
  const texts = cells.map((cell) => cell.textContent ?? '');
  const found = texts.filter((text) => !MISSING.test(text)).map((text) => FIGURE.exec(text));
  if (!found.length || found.includes(null)) return;
  const most = (/** @type {number} */ group) => Math.max(...found.map((match) => match?.[group]?.length ?? 0));
  const [decimals, unit] = [most(3), most(4)];
  head?.classList.add('num');
  cells.forEach((cell, place) => {
    const [, before = '', digits = texts[place] ?? '', fraction = '', after = ''] = FIGURE.exec(texts[place] ?? '') ?? [];
    const pad = make('s', { 'aria-hidden': 'true' }, `.${'0'.repeat(decimals)}`.slice(fraction.length, decimals));
    const units = make('i', {}, after);
    units.style.minWidth = `${unit}em`;
    cell.className = 'num';
    cell.replaceChildren(before, make(MISSING.test(digits) ? 'span' : 'b', {}, digits), pad, units);
  });
}
