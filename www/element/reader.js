// Pointer, tap and keys on a plot: which datum is meant. What is said of it is
// the tooltip's.

import { make } from './dom.js';
import { stepOf } from './keys.js';
import { Tip } from './tip.js';
import { Typed } from './typed.js';
import { answers } from './words.js';
/** @typedef {import('../pkg/indicator_charts.js').Chart} Chart */
/** @typedef {import('./words.js').Datum} Datum */
/** @typedef {import('./words.js').Region} Region */
/** @typedef {import('./words.js').Table} Table */
/** @typedef {import('./tip.js').Spot} Spot */
/** @typedef {import('./tip.js').View} View */
/**
 * @typedef {object} Page what this file needs around a chart
 * @property {<T>(run: () => T) => T} safe runs something of the core
 * @property {() => void} paint now
 * @property {(type: string, datum: object | null) => void} tell
 * @property {(datum: number) => {go?: () => void, stale?: string} | undefined} way to its sentence
 * @property {(name: string) => unknown} only shows one series, or all again
 * @property {(datum: number, factor: number) => unknown} zoom the axis of x around a datum
 */

const NONE = -1;
/** A finger that goes farther along does not tap, in CSS pixels. */
const SLOP = 10;
/** A pointer may take so long to the tooltip, in milliseconds. */
const PATIENCE = 250;
/** Between two messages to those who listen, and before the first. */
const PAUSE = 1000;
/** A page that scrolls has come to rest, in milliseconds. */
const SETTLED = 120;
const REST = 250;
/** Other values at the same place that a tooltip has room for. */
const OTHERS = 6;
/** More data than these have keys of their own to go on by many. */
const MANY = 20;

export class Reader {
  #plot;
  #chart;
  #page;
  #say;
  #tip;
  #typed = new Typed();
  #hover = NONE;
  #selected = NONE;
  #focus = NONE;
  #under = NONE;
  #touch = false;
  /** Two fingers move or enlarge the page. */
  #two = false;
  /** Where a finger came down. */
  #pressed = 0;
  #asleep = false;
  #frame = 0;
  #dirty = false;
  /** What was last told of hover and selection. */
  #told = [NONE, NONE];
  /** What a sentence names. */
  #linked = new Uint32Array();
  /** @type {Spot | undefined} */
  #pointer;
  /** The last move, which waits for its frame. @type {Spot & {over: boolean} | undefined} */
  #move;
  #patience = 0;
  #later = 0;
  #quiet = 0;
  #spoke = -PAUSE;
  /** Data in reading order, and the names of each. @type {Uint32Array | undefined} */
  #order;
  /** @type {string[][] | undefined} */
  #names;
  #end = new AbortController();
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
    this.#tip = new Tip(plot, this.#say, (step) => this.#go(step));
    plot.append(this.#live);
    const { signal } = this.#end;
    const escape = (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.#set(NONE, NONE, NONE);
    // A tooltip under the pointer goes wherever the focus is.
    addEventListener('keydown', escape, { signal });
    const elsewhere = (/** @type {Event} */ event) => {
      // Tools of the figure are for what is chosen.
      const kept = event.composedPath().some((node) => node instanceof Element && (node === plot || node.matches('.tools,.bar,.menu,.steps')));
      if (this.#selected >= 0 && !kept) this.#set(this.#hover, NONE, this.#focus);
    };
    addEventListener('pointerdown', elsewhere, { signal, capture: true });
    // Where there is room for what is said is another place after a jump.
    const settled = () => {
      clearTimeout(this.#later);
      this.#later = window.setTimeout(() => this.#hover < 0 && this.#shown >= 0 && this.#ask(), SETTLED);
    };
    addEventListener('scroll', settled, { signal, capture: true, passive: true });
    // On paper nobody reads with the chart.
    /** @type {[number, number, number] | undefined} */
    let kept;
    matchMedia('print').addEventListener('change', ({ matches }) => {
      if (matches) kept = [this.#hover, this.#selected, this.#focus];
      const [hover, selected, focus] = (!matches && kept) || [NONE, NONE, NONE];
      this.#set(hover, selected, focus);
      this.#commit();
    }, { signal });
  }

  /**
   * The same chart in another core, after a trap; until then, none.
   * @param {Chart} [chart]
   */
  take(chart) {
    this.#asleep = !chart;
    if (!chart) return;
    this.#chart = chart;
    this.#ask();
  }

  /** Another view of the chart: what is chosen stays, where it is still there. @param {Chart} chart */
  turn(chart) {
    const kept = [this.#selected, this.#focus].map((datum) => (datum < 0 ? undefined : this.#words(datum).key));
    this.#chart = chart;
    this.#order = this.#names = undefined;
    const keys = kept.some((key) => key !== undefined) ? this.#rows.map(({ key }) => key) : [];
    const [selected = NONE, focus = NONE] = kept.map((key) => (key === undefined ? NONE : keys.indexOf(key)));
    this.#told[1] = this.#selected = selected;
    this.#focus = focus;
    this.#told[0] = this.#hover = this.#under = NONE;
    this.#plot.classList.toggle('on', focus >= 0);
    this.#ask();
  }

  get #rows() {
    return this.#page.safe(() => /** @type {Table} */ (this.#chart.table())).rows;
  }

  /** What the reader chose. */
  get selected() {
    return this.#asleep || this.#selected < 0 ? undefined : { index: this.#selected, ...this.#words(this.#selected) };
  }

  /** The plot was laid out anew. */
  laid() {
    this.#order = undefined;
    if (this.#shown >= 0) this.#ask();
  }

  /** What a sentence names lights up, the rest gives way. @param {number[]} data none: all as usual */
  light(data) {
    if (this.#asleep || data.join() === this.#linked.join()) return;
    this.#linked = new Uint32Array(data);
    this.#ask();
  }

  /** A datum that the reader came for, with the focus. @param {number} datum */
  select(datum) {
    this.#linked = new Uint32Array();
    this.#touch = false;
    this.#plot.focus({ preventScroll: true });
    this.#set(NONE, datum, datum);
    this.#speak(datum);
  }

  /** A datum that was chosen before, without the focus. @param {string} [key] none: no longer */
  choose(key) {
    if (this.#asleep) return;
    this.#set(this.#hover, this.#rows.findIndex((row) => row.key === key), this.#focus);
  }

  /** The datum that keys or the pointer are on, else the chosen one; −1 for none. */
  get at() {
    return this.#focus >= 0 ? this.#focus : this.#hover >= 0 ? this.#hover : this.#selected;
  }

  /** For good: its chart is freed by then. */
  end() {
    this.#asleep = true;
    this.#end.abort();
    cancelAnimationFrame(this.#frame);
    for (const timer of [this.#quiet, this.#patience, this.#later]) clearTimeout(timer);
    this.#tip.remove();
    this.#live.remove();
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
        this.#pressed = event.clientX;
        this.#two = this.#touch && !event.isPrimary;
        break;
      case 'pointermove':
        // There may be a mouse, too.
        this.#touch = event.pointerType === 'touch';
        // A finger that goes down scrolls, and sends none of these any more.
        if (this.#touch && this.#two) break;
        if (!this.#touch || Math.abs(event.clientX - this.#pressed) > SLOP) this.#moved(event);
        break;
      case 'pointerleave':
        this.#move = undefined;
        clearTimeout(this.#patience);
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
        if (!this.#tip.has(event.relatedTarget)) this.#set(this.#hover, this.#selected, NONE);
    }
  }

  /**
   * @param {Spot} spot
   * @param {DOMRect} box
   */
  #hit({ x, y }, box) {
    return this.#page.safe(() => this.#chart.hit(x - box.left, y - box.top));
  }

  /** Data in reading order, each once. */
  get #all() {
    return (this.#order ??= this.#page.safe(() => this.#chart.order()));
  }

  /** Whether the axis of x can be cut. */
  get #long() {
    return this.#page.safe(() => this.#chart.isLong());
  }

  /**
   * @param {number} datum
   * @returns {Datum}
   */
  #words(datum) {
    return this.#page.safe(() => this.#chart.datum(datum));
  }

  /** Of the moves of one frame the last one counts. @param {PointerEvent} event */
  #moved(event) {
    // Later an event knows its path no more.
    this.#move = { x: event.clientX, y: event.clientY, over: this.#tip.over(event) };
    this.#wait();
  }

  /**
   * @param {Spot & {over: boolean}} spot
   * @param {DOMRect} plot
   * @param {boolean} [late] the pointer has rested since
   */
  #point(spot, plot, late = false) {
    const before = this.#pointer ?? spot;
    this.#pointer = spot;
    clearTimeout(this.#patience);
    // What it points at stays while it is on the tooltip, or on its way there.
    if (spot.over) return;
    const datum = this.#hit(spot, plot);
    if (datum === this.#under) return;
    if (!late && this.#hover >= 0 && this.#tip.leadsTo(before, spot)) {
      this.#patience = window.setTimeout(() => this.#point(spot, this.#tip.view.plot, true), PATIENCE);
      return;
    }
    // What Esc closed stays closed until the pointer leaves its row.
    this.#under = datum;
    if (this.#touch) return this.#set(NONE, datum, NONE);
    this.#set(datum, this.#selected, this.#focus);
  }

  /**
   * @param {MouseEvent} event
   * @param {DOMRect} box
   */
  #click(event, box) {
    if (this.#tip.over(event)) return;
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const name = this.#page.safe(() => this.#chart.key(x, y));
    if (name !== undefined && this.#page.safe(() => this.#chart.series()).length) return void this.#page.only(name);
    this.#pointer = { x: event.clientX, y: event.clientY };
    const datum = this.#hit(this.#pointer, box);
    this.#set(this.#hover, datum === this.#selected ? NONE : datum, NONE);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#tip.over(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const at = this.#all.indexOf(this.#focus);
    const sign = { '+': 0.5, '=': 0.5, '-': 2, _: 2 }[key];
    if (this.#typed.takes(key) && !sign) {
      if (!this.#type(key, at)) return;
    } else if (sign && this.#long) {
      this.#page.zoom(this.#focus, sign);
    } else if ((key === 'Enter' || key === ' ') && this.#focus >= 0) {
      this.#set(NONE, this.#focus === this.#selected ? NONE : this.#focus, this.#focus);
    } else {
      const step = stepOf(event, this.#all.length);
      if (!step) return;
      this.#touch = false;
      this.#reach(this.#across(key, event.shiftKey) ?? this.#beside(at, step));
    }
    event.preventDefault();
  }

  /** Up and down go to the other lines at the same place. @param {string} key @param {boolean} shift */
  #across(key, shift) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (!step || shift || this.#focus < 0) return undefined;
    const beside = this.#page.safe(() => this.#chart.beside(this.#focus));
    if (beside.length < 2) return undefined;
    return beside[Math.max(0, Math.min(beside.length - 1, beside.indexOf(this.#focus) + step))];
  }

  /** Whether there is a label that begins with what was typed. @param {string} key @param {number} at */
  #type(key, at) {
    this.#names ??= this.#rows.map(({ cells }) => cells.filter((_, i) => i !== 1));
    const names = this.#names;
    const found = this.#typed.find(key, [...this.#all].map((datum) => names[datum] ?? []), at);
    if (found >= 0) this.#reach(this.#all[found] ?? NONE);
    return found >= 0;
  }

  /** @param {number} datum */
  #speak(datum) {
    this.say(() => {
      const { spoken } = this.#words(datum);
      const stale = this.#page.way(datum)?.stale;
      return stale === undefined ? spoken : spoken + this.#say.stop + this.#say.stale(stale);
    });
  }

  /** With the keyboard. @param {number} datum */
  #reach(datum) {
    this.#set(NONE, NONE, datum);
    this.#speak(datum);
  }

  /** With the strip's buttons. @param {number} step */
  #go(step) {
    if (this.#asleep) return;
    const next = this.#beside(this.#all.indexOf(this.#selected), step);
    this.#set(NONE, next, NONE);
    this.#speak(next);
  }

  /**
   * @param {number} at in reading order
   * @param {number} step
   */
  #beside(at, step) {
    const order = this.#all;
    const start = at < 0 && step < 0 ? order.length : at;
    return order[Math.max(0, Math.min(order.length - 1, start + step))] ?? NONE;
  }

  /**
   * For those who listen: the last of what was said in a quarter of a second,
   * and no more than once a second.
   * @param {() => string} words
   */
  say(words) {
    clearTimeout(this.#quiet);
    const wait = Math.max(REST, this.#spoke + PAUSE - performance.now());
    this.#quiet = window.setTimeout(() => {
      if (this.#asleep) return;
      this.#live.textContent = words();
      // Counted from when it is there, not from when it is begun.
      this.#spoke = performance.now();
    }, wait);
  }

  /**
   * @param {number} hover
   * @param {number} selected
   * @param {number} focus
   */
  #set(hover, selected, focus) {
    const before = [this.#hover, this.#selected, this.#focus];
    if (this.#asleep || before.join() === [hover, selected, focus].join()) return;
    [this.#hover, this.#selected, this.#focus] = [hover, selected, focus];
    this.#plot.classList.toggle('on', focus >= 0);
    this.#ask();
  }

  /** What is said something of. */
  get #shown() {
    return this.#hover >= 0 ? this.#hover : this.#focus >= 0 ? this.#focus : this.#selected;
  }

  /** Everything that follows from the state, in the next frame. */
  #ask() {
    this.#dirty = true;
    this.#wait();
  }

  #wait() {
    this.#frame ||= requestAnimationFrame(() => this.#commit());
  }

  #commit() {
    // What is asked for now is answered now.
    this.#frame = -1;
    const view = this.#tip.view;
    try {
      if (this.#move && !this.#asleep) this.#point(this.#move, view.plot);
    } finally {
      this.#frame = 0;
    }
    // After a trap it is answered by another core.
    this.#move = undefined;
    if (this.#asleep || !this.#dirty) return;
    this.#dirty = false;
    this.#page.safe(() => this.#chart.setState(this.#hover, this.#selected, this.#focus, this.#linked));
    this.#page.paint();
    for (const [i, datum] of [this.#hover, this.#selected].entries()) {
      // Who is told of one may end the chart.
      if (this.#asleep) return;
      if (this.#told[i] === datum) continue;
      this.#told[i] = datum;
      this.#page.tell(i ? 'chart-select' : 'chart-hover', datum < 0 ? null : { index: datum, ...this.#words(datum) });
    }
    if (!this.#asleep) this.#show(view);
  }

  /** @param {View} view */
  #show(view) {
    if (this.#all.length > MANY) this.#plot.dataset.hint = this.#say.hint(this.#long);
    const datum = this.#shown;
    /** @type {Region | undefined} */
    const region = datum < 0 ? undefined : this.#page.safe(() => this.#chart.place(datum));
    if (!region) return this.#tip.hide();
    const others = this.#page.safe(() => this.#chart.beside(datum)).filter((other) => other !== datum);
    const said = {
      words: this.#words(datum),
      others: [...others].sort((a, b) => a - b).slice(0, OTHERS).map((other) => this.#words(other)).map(({ label, value }) => /** @type {[string, string]} */ ([label, value])),
      way: this.#page.way(datum),
      at: () => this.#say.of(this.#all.indexOf(datum) + 1, this.#all.length),
    };
    if (this.#touch && datum === this.#selected) this.#tip.read(said);
    else this.#tip.show(said, region, datum === this.#hover ? this.#pointer : undefined, datum === this.#selected, view);
  }
}
