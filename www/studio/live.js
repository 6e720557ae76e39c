// A chart as readers will see it: the widget itself.
import { narrowed } from './kinds.js';
/** @typedef {import('../element.js').IndicatorChart} IndicatorChart */
/** @typedef {import('./draft.js').Spec} Spec */

/** @type {CSSStyleSheet | undefined} */
let sheet;

function bare() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    // What comes with a reader has styles of its own, and they come later.
    sheet.replaceSync('.ic-number,.tools,.bar,.ic-foot{display:none!important}');
  }
  return sheet;
}

export class Live {
  node = /** @type {IndicatorChart} */ (document.createElement('indicator-chart'));
  #shown = '';

  #plain;

  /** @param {{theme?: string, plain?: boolean}} [how] `plain`: without its number, which it has not yet, and its tools */
  constructor({ theme = '', plain = false } = {}) {
    if (theme) this.node.setAttribute('theme', theme);
    this.#plain = plain;
    const { shadowRoot } = this.node;
    if (plain && shadowRoot) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, bare()];
  }

  /**
   * Draws again only what is not the same.
   * @param {any} document
   * @param {Spec} chart
   */
  show(document, chart) {
    // Its number is its place: charts before it come along, without figures.
    const at = document.charts.findIndex((/** @type {Spec} */ { id }) => id === chart.id);
    const before = this.#plain ? [] : document.charts.slice(0, Math.max(0, at));
    const own = narrowed(document, chart);
    const shown = JSON.stringify([before.length, own]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    own.charts = [...before.map((/** @type {Spec} */ { id }) => ({ id, kind: 'tiles', indicators: [] })), chart];
    this.node.setAttribute('chart', chart.id);
    this.node.document = own;
  }
}
