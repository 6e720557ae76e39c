// A chart's picture on its canvas: laid out for a width, painted in the
// colours of the moment.

import { ready } from './later.js';
import { isDark, isForced, isMore, isPrinting, ratio } from './wishes.js';
/** @typedef {import('./shell.js').Shell} Shell */
/** @typedef {import('../pkg/indicator_charts.js').Chart} Chart */

export class Picture {
  /** In CSS pixels. */
  width = 0;
  laid = false;
  /** Far from the viewport it is coarse: not empty when a jump ends there. */
  far = false;
  /** The author's own colours, on light and on dark paper. @type {string[] | undefined} */
  subjects;
  /** The highest of a story's pictures so far, and at which width: its text stays where it is. */
  #least = [0, 0];
  /** The picture at rest, while a reader points at something. @type {HTMLCanvasElement | undefined} */
  #rest;
  #host;
  #shell;

  /**
   * @param {HTMLElement} host
   * @param {Shell} shell
   */
  constructor(host, shell) {
    this.#host = host;
    this.#shell = shell;
  }

  get dark() {
    const theme = this.#host.getAttribute('theme');
    return theme === 'dark' || (theme !== 'light' && isDark());
  }

  /** As `layout` of a chart takes them. */
  get colors() {
    const all = ready();
    if (isPrinting()) return 'print';
    if (all && isForced()) return all.systemColors(this.#shell.plot);
    if (all && isMore()) return all.CONTRAST[+this.dark];
    return this.dark ? 'dark' : 'light';
  }

  /** @param {Chart} chart */
  lay(chart) {
    const { canvas, plot, figure } = this.#shell;
    const height = chart.layout(this.width, this.colors);
    const width = Math.min(1200, Math.max(280, this.width));
    canvas.style.width = `${width + 16}px`;
    canvas.style.height = `${height + 16}px`;
    const [least = 0, at] = this.#least;
    this.#least = [at === this.width && figure.classList.contains('told') ? Math.max(least, height) : height, this.width];
    plot.style.height = `${this.#least[0]}px`;
    this.#shell.dark = this.dark;
    // Paper and readers' own wishes have the frame's colours.
    const subject = isPrinting() || isForced() || isMore() ? '' : this.subjects?.[+this.dark];
    figure.style.setProperty('--hl', subject ?? '');
    this.laid = true;
    this.#rest = undefined;
  }

  /** @param {Chart} chart @returns {boolean} false: there is no canvas */
  paint(chart) {
    const { canvas } = this.#shell;
    if (this.far) return chart.paint(canvas, isPrinting() ? 2 : 0.5);
    const all = ready();
    if (!all) return chart.paint(canvas, ratio());
    const { painted, rest } = all.paint(chart, canvas, ratio(), this.#rest);
    this.#rest = rest;
    return painted;
  }
}
