// Pointer, tap and keys on a plot: which datum is meant, and its words in a
// tooltip or, under a finger, in a strip below the plot.

import { button, make } from './dom.js';
import { own } from './words.js';
/** @typedef {import('./words.js').Datum} Datum */
/** @typedef {import('./words.js').Region} Region */
/**
 * @typedef {object} Picture what this file needs of a chart
 * @property {() => Region[]} regions
 * @property {(x: number, y: number) => number} hit
 * @property {(datum: number) => Datum} datum
 * @property {(hover: number, selected: number, focus: number) => void} show
 * @property {(type: 'hover' | 'select', datum: number) => void} tell
 * @property {(text: string) => void} speak
 */

/** Between tooltip and row, in CSS pixels. */
const OFF = 8;
const WIDTH = 232;
const NONE = -1;

export class Reader {
  #plot;
  #picture;
  #say;
  #hover = NONE;
  #selected = NONE;
  #focus = NONE;
  #under = NONE;
  #touch = false;
  #tip = make('div', 'tip');
  #strip = make('div', 'strip');

  /**
   * @param {HTMLElement} plot
   * @param {Picture} picture
   * @param {string} lang
   * @param {AbortSignal} signal ends it
   */
  constructor(plot, picture, lang, signal) {
    this.#plot = plot;
    this.#picture = picture;
    this.#say = own(lang);
    this.#tip.hidden = this.#strip.hidden = true;
    // Keys and the live region say the same.
    this.#tip.setAttribute('aria-hidden', 'true');
    plot.append(this.#tip, this.#strip);
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ run) =>
      plot.addEventListener(type, run, { signal });
    on('pointerdown', (event) => { this.#touch = event.pointerType === 'touch'; });
    on('pointermove', (event) => event.pointerType !== 'touch' && this.#move(event));
    on('pointerleave', () => {
      this.#under = NONE;
      this.#set(NONE, this.#selected, this.#focus);
    });
    on('click', (event) => this.#click(event));
    on('keydown', (event) => this.#key(event));
    on('blur', () => this.#set(this.#hover, this.#selected, NONE));
    // A tooltip under the pointer goes with Esc wherever the focus is.
    addEventListener('keydown', (event) => event.key === 'Escape' && this.#close(), { signal });
    this.#strip.addEventListener('click', () => this.#strip.classList.toggle('open'));
    signal.addEventListener('abort', () => { this.#tip.remove(); this.#strip.remove(); });
  }

  /** @param {MouseEvent} event */
  #at(event) {
    if (event.composedPath().some((node) => node === this.#tip || node === this.#strip)) return undefined;
    const box = this.#plot.getBoundingClientRect();
    return this.#picture.hit(event.clientX - box.left, event.clientY - box.top);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const datum = this.#at(event) ?? NONE;
    // What Esc closed stays closed until the pointer leaves its row.
    if (datum !== this.#under) this.#set(datum, this.#selected, this.#focus, event.clientX);
    this.#under = datum;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const datum = this.#at(event);
    if (datum === undefined) return;
    this.#set(this.#hover, datum === this.#selected ? NONE : datum, NONE, event.clientX);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.target !== this.#plot) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) {
      this.#touch = false;
      const next = this.#beside(this.#focus, step);
      this.#set(NONE, NONE, next);
      this.#picture.speak(this.#picture.datum(next).spoken);
    } else if ((event.key === 'Enter' || event.key === ' ') && this.#focus >= 0) {
      this.#set(NONE, this.#focus === this.#selected ? NONE : this.#focus, this.#focus);
    } else {
      return;
    }
    event.preventDefault();
  }

  #close() {
    this.#set(NONE, NONE, NONE);
  }

  /** Data in reading order, each once. */
  get #order() {
    return [...new Set(this.#picture.regions().map((region) => region.datum))];
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
    if (before.join() === [hover, selected, focus].join()) return;
    [this.#hover, this.#selected, this.#focus] = [hover, selected, focus];
    this.#plot.classList.toggle('on', focus >= 0);
    this.#picture.show(hover, selected, focus);
    if (before[0] !== hover) this.#picture.tell('hover', hover);
    if (before[1] !== selected) this.#picture.tell('select', selected);
    const shown = hover >= 0 ? hover : focus >= 0 ? focus : selected;
    const strip = this.#touch && shown === selected;
    this.#tip.hidden = shown < 0 || strip;
    this.#strip.hidden = shown < 0 || !strip;
    if (shown < 0) return;
    if (strip) return this.#read(shown);
    this.#fill(this.#picture.datum(shown));
    this.#tip.classList.toggle('pinned', shown === selected);
    this.#place(shown, x);
  }

  /** @param {Datum} datum */
  #figure(datum) {
    const plain = /\d/.test(datum.digits) ? [datum.before, make('b', '', datum.digits), make('i', '', datum.after)] : [make('b', '', datum.value)];
    return datum.derived ? [...plain, make('em', '', this.#say.derived)] : plain;
  }

  /** @param {Datum} datum */
  #fill(datum) {
    const facts = datum.facts.flatMap(([label, text]) => [make('dt', '', label), make('dd', '', text)]);
    this.#tip.replaceChildren(make('p', 'name', datum.label), make('p', 'value', ...this.#figure(datum)));
    if (facts.length) this.#tip.append(make('dl', '', ...facts));
    if (datum.quote) this.#tip.append(make('blockquote', 'quote', this.#say.open + datum.quote + this.#say.close));
  }

  /**
   * 8 px off the row, below or above, inside the viewport.
   * @param {number} datum
   * @param {number} [pointer]
   */
  #place(datum, pointer) {
    const row = this.#picture.regions().find((region) => region.datum === datum);
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
    this.#tip.style.top = `${Math.round(fits ? below : above)}px`;
  }

  /** @param {number} datum */
  #read(datum) {
    const order = this.#order;
    const words = this.#picture.datum(datum);
    const go = (/** @type {number} */ step) => (/** @type {Event} */ event) => {
      event.stopPropagation();
      const next = this.#beside(datum, step);
      this.#set(NONE, next, NONE);
      this.#picture.speak(this.#picture.datum(next).spoken);
    };
    const at = make('small', '', this.#say.of(order.indexOf(datum) + 1, order.length));
    const lines = [make('p', '', make('span', '', words.label), ...this.#figure(words), at)];
    const [period = '', ...facts] = words.facts.map(([, text]) => text);
    const more = [period, words.quote, ...facts].filter(Boolean).join(' · ');
    if (more) lines.push(make('p', '', make('q', '', more)));
    this.#strip.replaceChildren(
      button(this.#say.before, go(-1), '‹'),
      make('div', '', ...lines),
      button(this.#say.after, go(1), '›'),
    );
  }
}
