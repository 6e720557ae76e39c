// What is said of a datum: in a tooltip beside its mark or, under a finger and
// where no tooltip fits, in a strip below the plot.

import { button, dress, make } from './dom.js';
/** @typedef {import('./words.js').Datum} Datum */
/** @typedef {import('./words.js').Region} Region */
/** @typedef {typeof import('./words.js').answers extends (lang: string) => infer T ? T : never} Say */
/** @typedef {{go?: () => void, stale?: string} | undefined} Way to a sentence; `stale`: figures that are not in it any more */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box in the viewport */
/** @typedef {{x: number, y: number}} Spot where a pointer is, in the viewport */
/** @typedef {{plot: DOMRect, width: number, height: number}} View where the plot is in the viewport, and its size */
/**
 * @typedef {object} Said
 * @property {Datum} words
 * @property {[string, string][]} others at the same place: names and values
 * @property {Way} way
 * @property {() => string} at 第3/12项, of as many as 100,000
 */

/** Between tooltip and mark, in CSS pixels; and of a pointer. */
const OFF = 8;
const ASIDE = 14;
/** To the edges of the viewport. */
const EDGE = 4;
const WIDTH = 232;

/** An element as it should be: its name, its text or what is in it, its class. @typedef {[keyof HTMLElementTagNameMap, string | Wanted[], string?]} Wanted */

/**
 * Makes what is in `parent` so. With each move of a pointer little but some
 * digits is another: elements stay.
 * @param {Element} parent
 * @param {Wanted[]} wanted
 */
function fill(parent, wanted) {
  wanted.forEach(([tag, content, name = ''], i) => {
    let own = parent.children[i];
    if (own?.localName !== tag || own.className !== name) {
      const fresh = make(tag, name ? { class: name } : {});
      if (own) own.replaceWith(fresh);
      else parent.append(fresh);
      own = fresh;
    }
    if (typeof content !== 'string') fill(own, content);
    else if (own.textContent !== content) own.textContent = content;
  });
  while (parent.children.length > wanted.length) parent.lastElementChild?.remove();
}

/** @param {Box} one @param {Box} other */
const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

export class Tip {
  #tip = make('div', { class: 'tip', 'aria-hidden': 'true' });
  #strip = make('div', { class: 'strip' });
  #plot;
  #say;
  #step;
  /** In the tooltip, to the sentence. @type {HTMLElement | undefined} */
  #way;
  /** Where the tooltip is, while it is. @type {Box | undefined} */
  #box;
  /** Of the tooltip, as it was last told. */
  #height = 0;
  /** The datum that the strip is about. @type {string | undefined} */
  #about;
  /** Puts the tooltip to its mark. @type {((view: View) => void) | undefined} */
  #place;
  // The browser tells with its own layout, before it paints: to ask would
  // cost another with each move.
  #sizes = new ResizeObserver(([entry]) => {
    const height = entry?.borderBoxSize[0]?.blockSize;
    if (!height) return;
    this.#height = height;
    this.#place?.(this.view);
  });

  /**
   * @param {HTMLElement} plot
   * @param {Say} say
   * @param {(step: number) => void} step to the datum before or after
   */
  constructor(plot, say, step) {
    this.#plot = plot;
    this.#say = say;
    this.#step = step;
    this.hide();
    plot.append(this.#tip, this.#strip);
    this.#sizes.observe(this.#tip);
    this.#strip.onclick = () => { this.#strip.classList.toggle('open'); };
  }

  remove() {
    this.#sizes.disconnect();
    this.#tip.remove();
    this.#strip.remove();
  }

  hide() {
    const held = this.#focused;
    this.#tip.hidden = this.#strip.hidden = true;
    this.#about = undefined;
    this.#box = this.#place = undefined;
    this.#return(held, []);
  }

  /** What of it has the focus. */
  get #focused() {
    const { activeElement } = /** @type {Document | ShadowRoot} */ (this.#plot.getRootNode());
    return this.has(activeElement) ? activeElement : null;
  }

  /**
   * What goes while it has the focus gives it to what stands in its place, or
   * to the plot: else the next Tab would begin at the top of the page.
   * @param {Element | null} at what had it
   * @param {(HTMLElement | undefined)[]} instead
   */
  #return(at, instead) {
    if (!at) return;
    const next = instead.find((node) => node?.getAttribute('aria-label') === at.getAttribute('aria-label'));
    (next ?? this.#plot).focus({ preventScroll: true });
  }

  /** Whether `node` is part of it. @param {unknown} node */
  has(node) {
    return node instanceof Node && (this.#tip.contains(node) || this.#strip.contains(node));
  }

  /** Whether an event was on it. @param {Event} event */
  over(event) {
    return event.composedPath().some((node) => node === this.#tip || node === this.#strip);
  }

  /** Whether a pointer that came from `from` to `to` is on its way to the tooltip. @param {Spot} from @param {Spot} to */
  leadsTo(from, to) {
    const box = this.#box;
    if (!box) return false;
    const away = (/** @type {Spot} */ { x, y }) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    // The line of the last move meets the box.
    const sides = [box.left, box.right].flatMap((x) => [box.top, box.bottom].map((y) => Math.sign(dx * (y - from.y) - dy * (x - from.x))));
    return away(to) < away(from) && sides.some((side) => side !== sides[0]);
  }

  /**
   * @param {Said} said
   * @param {Region} region of the mark, in the plot
   * @param {Spot | undefined} pointer
   * @param {boolean} pinned
   * @param {View} view from before anything changed: to ask now would cost a layout
   */
  show(said, region, pointer, pinned, view) {
    const tip = this.#tip;
    this.#fill(said, pinned);
    tip.classList.toggle('pinned', pinned);
    // With a button in it, it is for all.
    tip.setAttribute('aria-hidden', String(!pinned));
    tip.hidden = false;
    this.#strip.hidden = true;
    this.#place = ({ plot, width, height }) => {
      const left = plot.left + region.x;
      const top = plot.top + region.y;
      const mark = { left, top, right: left + region.width, bottom: top + region.height };
      const find = () => this.#spot(mark, pointer, { plot, width, height });
      let spot = find();
      if (!spot) {
        // Perhaps the last one was higher.
        this.#height = tip.offsetHeight;
        spot = find();
      }
      if (!spot) return this.read(said, mark);
      this.#box = { left: spot.x, top: spot.y, right: spot.x + WIDTH, bottom: spot.y + this.#height };
      tip.style.transform = `translate(${Math.round(spot.x - plot.left)}px,${Math.round(spot.y - plot.top)}px)`;
    };
    // One that is as high as the last one is not told of.
    if (this.#height) this.#place(view);
  }

  /** Where it can be. @returns {View} */
  get view() {
    return { plot: this.#plot.getBoundingClientRect(), width: document.documentElement.clientWidth, height: innerHeight };
  }

  /**
   * Where the tooltip is whole and covers neither mark nor pointer: below,
   * above, beside.
   * @param {Box} mark
   * @param {Spot | undefined} pointer
   * @param {View} view
   * @returns {Spot | undefined}
   */
  #spot(mark, pointer, view) {
    const { plot } = view;
    const height = this.#height;
    const [most, lowest] = [view.width - EDGE - WIDTH, view.height - EDGE - height];
    const into = (/** @type {number} */ at, /** @type {number} */ end) => Math.max(EDGE, Math.min(end, at));
    // Of a wide row only what is near the pointer; a line's value is where it is.
    const wide = mark.right - mark.left > 12;
    const middle = wide ? mark.left + Math.min(mark.right - mark.left, WIDTH) / 2 : mark.left + 6;
    const right = (pointer?.x ?? 0) + ASIDE;
    const x = into(!pointer || !wide ? middle - WIDTH / 2 : right <= most ? right : pointer.x - ASIDE - WIDTH, most);
    const low = Math.max(mark.bottom, wide ? 0 : pointer?.y ?? 0) + OFF;
    const high = Math.min(mark.top, wide ? Infinity : pointer?.y ?? Infinity) - OFF - height;
    const y = into(mark.top - OFF, lowest);
    // Of a line's plot it covers as little as it can.
    const first = !wide && mark.top < plot.top + plot.height / 2 ? [high, low] : [low, high];
    const spots = [...first.map((y) => ({ x, y })), { x: mark.right + OFF, y }, { x: mark.left - OFF - WIDTH, y }];
    return spots.find((spot) => {
      const box = { left: spot.x, top: spot.y, right: spot.x + WIDTH, bottom: spot.y + height };
      const whole = box.left >= 0 && box.top >= 0 && box.right <= most + WIDTH + EDGE && box.bottom <= lowest + height + EDGE;
      return whole && !meet(box, mark);
    });
  }

  /** @param {Datum} datum @returns {Wanted[]} */
  #figure({ before, digits, after, value, derived }) {
    /** @type {[Wanted[0], string][]} */
    const figure = /\d/.test(digits) ? [['span', before], ['b', digits], ['i', after]] : [['b', value]];
    if (derived) figure.push(['em', this.#say.derived]);
    return figure.filter(([, text]) => text);
  }

  /** @param {Said} said @param {boolean} pinned */
  #fill({ words, others, way }, pinned) {
    /** @type {Wanted[]} */
    const wanted = [['p', words.label, 'name'], ['p', this.#figure(words), 'value']];
    /** @type {Wanted[]} */
    const facts = [...others, ...words.facts].flatMap(([name, text]) => /** @type {Wanted[]} */ ([['dt', name], ['dd', text]]));
    if (facts.length) wanted.push(['dl', facts]);
    if (words.quote) wanted.push(['blockquote', `“${words.quote}”`, 'quote']);
    if (way?.stale !== undefined) wanted.push(['p', this.#say.stale(way.stale), 'stale']);
    const held = this.#focused;
    this.#way?.remove();
    fill(this.#tip, wanted);
    this.#way = this.#wayTo(way);
    // What only shows up under a pointer is no stop of the keyboard's.
    if (this.#way && !pinned) dress(this.#way, { tabindex: '-1' });
    if (this.#way) this.#tip.append(this.#way);
    this.#return(held, pinned ? [this.#way] : []);
  }

  /** The way to a sentence. @param {Way} way */
  #wayTo(way) {
    return way?.go && dress(button(this.#say.sentence, way.go, this.#say.sentence), { class: 'way' });
  }

  /**
   * The same in a strip.
   * @param {Said} said
   * @param {Box} [mark] not to be covered; else the strip stands below the plot
   */
  read({ words, others, way, at }, mark) {
    const strip = this.#strip;
    const go = (/** @type {number} */ step) => (/** @type {Event} */ event) => {
      event.stopPropagation();
      this.#step(step);
    };
    /** @type {Wanted[]} */
    const lines = [['p', [['span', words.label], ...this.#figure(words), ['small', at()]]]];
    const [period = '', ...facts] = words.facts.map(([, text]) => text);
    const more = [period, words.quote, ...facts, ...others.map((pair) => pair.join(' '))].filter(Boolean).join(' · ');
    if (more) lines.push(['p', [['q', more]]]);
    if (way?.stale !== undefined) lines.push(['p', this.#say.stale(way.stale), 'stale']);
    const middle = make('div');
    fill(middle, lines);
    middle.append(...[this.#wayTo(way) ?? []].flat());
    const held = this.#focused;
    strip.replaceChildren(button(this.#say.before, go(-1), '‹'), middle, button(this.#say.after, go(1), '›'));
    this.#tip.hidden = true;
    this.#box = this.#place = undefined;
    strip.hidden = false;
    this.#return(held, [...strip.querySelectorAll('button')]);
    // For a pointer nothing is left out, and it is nowhere over the mark. What a
    // finger has opened stays so while the page scrolls.
    strip.classList.toggle('open', !!mark || (words.key === this.#about && strip.classList.contains('open')));
    this.#about = words.key;
    strip.style.top = '';
    if (!mark) return;
    const plot = this.#plot.getBoundingClientRect();
    const height = strip.offsetHeight;
    const below = Math.min(plot.bottom + 2, innerHeight - height);
    const free = below >= mark.bottom || below + height <= mark.top;
    strip.style.top = `${free ? below - plot.top : Math.max(-plot.top, mark.top - plot.top - height)}px`;
  }
}
