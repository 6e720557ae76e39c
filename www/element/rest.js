// The picture at rest of a chart with many points is kept while a reader
// points at something: with each move only what is around it is painted.

import { make } from './dom.js';
/** @typedef {import('../pkg/indicator_charts.js').Chart} Chart */

/**
 * Paints `chart` in its present state.
 * @param {Chart} chart
 * @param {HTMLCanvasElement} canvas
 * @param {number} ratio
 * @param {HTMLCanvasElement} [rest] as it was returned before, of the same layout
 * @returns {{painted: boolean, rest?: HTMLCanvasElement}} not painted: there is no canvas
 */
export function paint(chart, canvas, ratio, rest) {
  if (!chart.hasRest()) return { painted: chart.paint(canvas, ratio) };
  const kept = rest ?? make('canvas');
  const painted = (rest || chart.paintRest(kept, ratio)) && chart.paintOver(canvas, ratio, kept);
  return { painted, rest: kept };
}
