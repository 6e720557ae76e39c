// Dragging across a plot of lines cuts the axis of x to that part. Keys and
// buttons do the same.

import { make } from './dom.js';
/** @typedef {import('./views.js').Views} Views */

/** Less is a click, in CSS pixels. */
const LEAST = 8;

/**
 * @param {Views} views
 * @param {AbortSignal} signal ends it
 */
export function brush(views, signal) {
  const { plot } = views.inside.shell;
  const area = make('div', { class: 'brush' });
  /** Where it began, in the plot. @type {number | undefined} */
  let start;
  const at = (/** @type {PointerEvent} */ event) => event.clientX - plot.getBoundingClientRect().left;
  const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ run) => plot.addEventListener(type, run, { signal });
  on('pointerdown', (/** @type {PointerEvent} */ event) => {
    const { pointerType, button, target } = event;
    const own = target === plot && pointerType === 'mouse' && button === 0;
    if (own && views.inside.chart()?.isLong()) start = at(event);
  });
  on('pointermove', (/** @type {PointerEvent} */ event) => {
    if (start === undefined) return;
    const end = at(event);
    const long = Math.abs(end - start) >= LEAST;
    if (!area.isConnected && !long) return;
    if (!area.isConnected) {
      plot.append(area);
      plot.setPointerCapture(event.pointerId);
    }
    area.style.left = `${Math.max(0, Math.min(start, end))}px`;
    area.style.width = `${Math.abs(end - start)}px`;
  });
  on('pointerup', (/** @type {PointerEvent} */ event) => {
    const from = start;
    start = undefined;
    if (from === undefined || !area.isConnected) return;
    area.remove();
    // The click that ends it chooses nothing.
    plot.addEventListener('click', (click) => click.stopImmediatePropagation(), { capture: true, once: true });
    const ends = [from, at(event)].sort((a, b) => a - b);
    const { places } = views;
    const nearest = (/** @type {number} */ x) => places.reduce((one, other) => (Math.abs(other.x - x) < Math.abs(one.x - x) ? other : one), places[0] ?? { x: 0, datum: -1 });
    const [first, last] = ends.map(nearest);
    if (first && last && first.datum !== last.datum) void views.between(first.datum, last.datum);
  });
  on('pointercancel', () => {
    start = undefined;
    area.remove();
  });
}
