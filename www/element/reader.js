// Pointer, tap and keys on a plot: which datum is meant, and its words in a
// tooltip or, under a finger, in a strip below the plot.

import { button, dress, make } from './dom.js';
import { answers } from './words.js';
/** @typedef {import('../pkg/indicator_charts.js').Chart} Chart */
/** @typedef {import('./words.js').Datum} Datum */
/** @typedef {import('./words.js').Region} Region */
/**
 * @typedef {object} Page what this file needs around a chart
 * @property {<T>(run: () => T) => T} safe runs something of the core
 * @property {() => void} paint
 * @property {(type: string, datum: object | null) => void} tell
 * @property {(datum: number) => {go?: () => void, stale: boolean} | undefined} way to its sentence
 */

/** Between tooltip and row, in CSS pixels. */
const OFF = 8;
const WIDTH = 232;
const NONE = -1;

export class Reader {
  #plot;
  #chart;
  #page;
  #say;
  #hover = NONE;
  #selected = NONE;
  #focus = NONE;
  #under = NONE;
  #touch = false;
  #asleep = false;
  #quiet = 0;
  /** What a sentence names. */
  #linked = new Uint32Array();
  #end = new AbortController();
  // Keys and the live region say what the tooltip says.
  #tip = make('div', { class: 'tip', 'aria-hidden': 'true' });
  #strip = make('div', { class: 'strip' });
  #live = make('div', { class: 'sr', 'aria-live': 'polite' });

  /**
   * @param {HTMLElement} plot
   * @param {Chart} chart
   * @param {string} lang
   * @param {Page} page
   */
  constructor(plot, chart, lang, page) {
    this.#plot = plot;
    this.#chart = chart;
    this.#page = page;
    this.#say = answers(lang);
    this.#tip.hidden = this.#strip.hidden = true;
    plot.append(this.#tip, this.#strip, this.#live);
    this.#strip.onclick = () => { this.#strip.classList.toggle('open'); };
    const escape = (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.#set(NONE, NONE, NONE);
    // A tooltip under the pointer goes wherever the focus is.
    addEventListener('keydown', escape, { signal: this.#end.signal });
  }

  /**
   * The same chart in another core, after a trap; until then, none.
   * @param {Chart} [chart]
   */
  take(chart) {
    this.#asleep = !chart;
    if (!chart) return;
    this.#chart = chart;
    this.#page.safe(() => chart.setState(this.#hover, this.#selected, this.#focus, this.#linked));
  }

  /** What a sentence names lights up, the rest gives way. @param {number[]} data none: all as usual */
  light(data) {
    if (this.#asleep || data.join() === this.#linked.join()) return;
    this.#linked = new Uint32Array(data);
    this.#page.safe(() => this.#chart.setState(this.#hover, this.#selected, this.#focus, this.#linked));
    this.#page.paint();
  }

  /** A datum that the reader came for, with the focus. @param {number} datum */
  select(datum) {
    this.#linked = new Uint32Array();
    this.#touch = false;
    this.#plot.focus({ preventScroll: true });
    this.#set(NONE, datum, datum);
    this.#speak(datum);
  }

  end() {
    this.#end.abort();
    clearTimeout(this.#quiet);
    for (const part of [this.#tip, this.#strip, this.#live]) part.remove();
  }

  /**
   * @param {any} event on the plot
   * @param {DOMRect} box where the plot was then
   */
  act(event, box) {
    if (this.#asleep) return;
    switch (event.type) {
      case 'pointerdown':
        this.#touch = event.pointerType === 'touch';
        break;
      case 'pointermove':
        if (event.pointerType !== 'touch') this.#move(event, box);
        break;
      case 'pointerleave':
        this.#under = NONE;
        this.#set(NONE, this.#selected, this.#focus);
        break;
      case 'click':
        this.#click(event, box);
        break;
      case 'keydown':
        this.#key(event);
        break;
      case 'blur':
        // Not to a button in the tooltip, which would be another by the time it is pressed.
        if (![this.#tip, this.#strip].some((part) => part.contains(event.relatedTarget))) this.#set(this.#hover, this.#selected, NONE);
    }
  }

  /** Whether this was on what stands over the plot. @param {Event} event */
  #over(event) {
    return event.composedPath().some((node) => node === this.#tip || node === this.#strip);
  }

  /**
   * @param {MouseEvent} event
   * @param {DOMRect} box
   */
  #hit(event, box) {
    return this.#page.safe(() => this.#chart.hit(event.clientX - box.left, event.clientY - box.top));
  }

  /** @returns {Region[]} */
  get #regions() {
    return this.#page.safe(() => this.#chart.regions());
  }

  /**
   * @param {number} datum
   * @returns {Datum}
   */
  #words(datum) {
    return this.#page.safe(() => this.#chart.datum(datum));
  }

  /**
   * @param {PointerEvent} event
   * @param {DOMRect} box
   */
  #move(event, box) {
    const datum = this.#over(event) ? NONE : this.#hit(event, box);
    // What Esc closed stays closed until the pointer leaves its row.
    if (datum !== this.#under) this.#set(datum, this.#selected, this.#focus, event.clientX);
    this.#under = datum;
  }

  /**
   * @param {MouseEvent} event
   * @param {DOMRect} box
   */
  #click(event, box) {
    if (this.#over(event)) return;
    const datum = this.#hit(event, box);
    this.#set(this.#hover, datum === this.#selected ? NONE : datum, NONE, event.clientX);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (this.#over(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) {
      this.#touch = false;
      const next = this.#beside(this.#focus, step);
      this.#set(NONE, NONE, next);
      this.#speak(next);
    } else if ((event.key === 'Enter' || event.key === ' ') && this.#focus >= 0) {
      this.#set(NONE, this.#focus === this.#selected ? NONE : this.#focus, this.#focus);
    } else {
      return;
    }
    event.preventDefault();
  }

  /**
   * For those who listen: the last of what was said in a quarter of a second.
   * @param {number} datum
   */
  #speak(datum) {
    const { spoken } = this.#words(datum);
    clearTimeout(this.#quiet);
    this.#quiet = window.setTimeout(() => { this.#live.textContent = spoken; }, 250);
  }

  /** Data in reading order, each once. */
  get #order() {
    return [...new Set(this.#regions.map((region) => region.datum))];
  }

  /**
   * @param {number} datum
   * @param {number} step
   */
  #beside(datum, step) {
    const order = this.#order;
    const at = order.indexOf(datum);
    const start = at < 0 && step < 0 ? order.length : at;
    return order[Math.max(0, Math.min(order.length - 1, start + step))] ?? NONE;
  }

  /**
   * @param {number} hover
   * @param {number} selected
   * @param {number} focus
   * @param {number} [x] where the pointer is, in the viewport
   */
  #set(hover, selected, focus, x) {
    const before = [this.#hover, this.#selected, this.#focus];
    if (this.#asleep || before.join() === [hover, selected, focus].join()) return;
    [this.#hover, this.#selected, this.#focus] = [hover, selected, focus];
    this.#plot.classList.toggle('on', focus >= 0);
    this.#page.safe(() => this.#chart.setState(hover, selected, focus, this.#linked));
    this.#page.paint();
    if (before[0] !== hover) this.#tell('chart-hover', hover);
    if (before[1] !== selected) this.#tell('chart-select', selected);
    const shown = hover >= 0 ? hover : focus >= 0 ? focus : selected;
    const strip = this.#touch && shown === selected;
    this.#tip.hidden = shown < 0 || strip;
    this.#strip.hidden = shown < 0 || !strip;
    if (shown < 0) return;
    if (strip) return this.#read(shown);
    this.#fill(shown);
    const pinned = shown === selected;
    this.#tip.classList.toggle('pinned', pinned);
    // With a button in it, it is for all.
    this.#tip.setAttribute('aria-hidden', String(!this.#tip.querySelector('button')));
    this.#place(shown, x);
  }

  /**
   * @param {string} type
   * @param {number} datum
   */
  #tell(type, datum) {
    this.#page.tell(type, datum < 0 ? null : { index: datum, ...this.#words(datum) });
  }

  /** @param {Datum} datum */
  #figure(datum) {
    const number = (/** @type {string} */ text) => make('b', {}, text);
    const plain = /\d/.test(datum.digits) ? [datum.before, number(datum.digits), make('i', {}, datum.after)] : [number(datum.value)];
    return datum.derived ? [...plain, make('em', {}, this.#say.derived)] : plain;
  }

  /** @param {number} index */
  #fill(index) {
    const datum = this.#words(index);
    const facts = datum.facts.flatMap(([label, text]) => [make('dt', {}, label), make('dd', {}, text)]);
    this.#tip.replaceChildren(make('p', { class: 'name' }, datum.label), make('p', { class: 'value' }, ...this.#figure(datum)));
    if (facts.length) this.#tip.append(make('dl', {}, ...facts));
    if (datum.quote) this.#tip.append(make('blockquote', { class: 'quote' }, `“${datum.quote}”`));
    this.#tip.append(...this.#way(index));
  }

  /** The way to a sentence, or that there is none any more. @param {number} datum @returns {HTMLElement[]} */
  #way(datum) {
    const { go, stale } = this.#page.way(datum) ?? {};
    if (stale) return [make('p', { class: 'stale' }, this.#say.stale)];
    return go ? [dress(button(this.#say.sentence, go, this.#say.sentence), { class: 'way' })] : [];
  }

  /**
   * 8 px off the row, below or above, inside the viewport.
   * @param {number} datum
   * @param {number} [pointer]
   */
  #place(datum, pointer) {
    const row = this.#regions.find((region) => region.datum === datum);
    if (!row) return;
    const box = this.#plot.getBoundingClientRect();
    const height = this.#tip.offsetHeight;
    const below = row.y + row.height + OFF;
    const above = row.y - OFF - height;
    const fits = box.top + below + height <= innerHeight || box.top + above < 0;
    const middle = (pointer ?? box.left + row.x + Math.min(row.width, WIDTH) / 2) - box.left;
    const most = Math.max(0, document.documentElement.clientWidth - WIDTH - 4 - box.left);
    const left = Math.max(Math.min(4 - box.left, 0), Math.min(most, middle - WIDTH / 2));
    this.#tip.style.left = `${Math.round(left)}px`;
    // In a low frame neither side has room: then over the row, but whole.
    const lowest = innerHeight - box.top - height;
    this.#tip.style.top = `${Math.round(Math.max(-box.top, Math.min(lowest, fits ? below : above)))}px`;
  }

  /** @param {number} datum */
  #read(datum) {
    const order = this.#order;
    const words = this.#words(datum);
    const go = (/** @type {number} */ step) => (/** @type {Event} */ event) => {
      event.stopPropagation();
      if (this.#asleep) return;
      const next = this.#beside(datum, step);
      this.#set(NONE, next, NONE);
      this.#speak(next);
    };
    const at = make('small', {}, this.#say.of(order.indexOf(datum) + 1, order.length));
    /** @type {HTMLElement[]} */
    const lines = [make('p', {}, make('span', {}, words.label), ...this.#figure(words), at)];
    const [period = '', ...facts] = words.facts.map(([, text]) => text);
    const more = [period, words.quote, ...facts].filter(Boolean).join(' · ');
    if (more) lines.push(make('p', {}, make('q', {}, more)));
    lines.push(...this.#way(datum));
    this.#strip.replaceChildren(
      button(this.#say.before, go(-1), '‹'),
      make('div', {}, ...lines),
      button(this.#say.after, go(1), '›'),
    );
  }
}
