// How tall a figure is in a page, as its style sheet lays it out here.
import { make } from '../element/dom.js';
import { figureTree, sizeOf } from './figure-tree.js';
import { toNode } from './tree.js';
/** @typedef {import('./ask.js').Described} Described */

/**
 * In CSS pixels.
 * @param {Described} chart
 * @param {number[]} widths
 */
export function heightsOf(chart, widths) {
  const hosts = widths.map((width) => {
    const plot = sizeOf(chart.svg(width, 'light', false));
    const figure = /** @type {HTMLElement} */ (toNode(figureTree(chart, [{ address: '', ...plot }])));
    // Of the same size, and nothing is loaded.
    figure.querySelector('img')?.replaceWith(make('canvas', { width: String(plot.width), height: String(plot.height) }));
    const host = make('div', { class: 'still measured', inert: '', 'aria-hidden': 'true' }, figure);
    host.style.width = `${width}px`;
    return host;
  });
  document.body.append(...hosts);
  const heights = hosts.map(({ offsetHeight }) => offsetHeight);
  for (const host of hosts) host.remove();
  return heights;
}
