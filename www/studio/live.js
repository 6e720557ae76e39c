// A chart as readers will see it: the widget itself.
import { narrowed } from './kinds.js';
/** @typedef {import('../element.js').IndicatorChart} IndicatorChart */
/** @typedef {import('./draft.js').Spec} Spec */

export class Live {
  node = /** @type {IndicatorChart} */ (document.createElement('indicator-chart'));
  #shown = '';

  /** @param {string} [theme] */
  constructor(theme) {
    if (theme) this.node.setAttribute('theme', theme);
  }

  /**
   * Draws again only what is not the same.
   * @param {any} document
   * @param {Spec} chart
   */
  show(document, chart) {
    // Its number is its place: charts before it come along, without figures.
    // One that is only suggested would be the next.
    const at = document.charts.findIndex((/** @type {Spec} */ { id }) => id === chart.id);
    const before = at < 0 ? document.charts : document.charts.slice(0, at);
    const own = narrowed(document, chart);
    const shown = JSON.stringify([before.length, own]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    own.charts = [...before.map((/** @type {Spec} */ { id }) => ({ id, kind: 'tiles', indicators: [] })), chart];
    this.node.setAttribute('chart', chart.id);
    this.node.document = own;
  }
}
