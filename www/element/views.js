// What a reader makes of a chart: another order, fewer series, a part of the
// axis, a step of the story. It is loaded when a reader comes near, or brings
// a state along.

import { decode, encode, linkTo, named } from './address.js';
import { brush } from './brush.js';
import { controls } from './controls.js';
import { within } from './patience.js';
import { tell } from './said.js';
import { story } from './steps.js';
import { chartOf, own, stepsOf, viewed } from './view.js';
import { answers } from './words.js';
export { arrive } from './arrive.js';
export { CSS } from './views-styles.js';
/** @typedef {import('../pkg/indicator_charts.js').Chart} Chart */
/** @typedef {import('./reader.js').Reader} Reader */
/** @typedef {import('./shell.js').Shell} Shell */
/** @typedef {import('./view.js').State} State */
/** @typedef {{id?: string, state: State}} Past what a reader made of a chart before its document was another; without `id`, of whichever */
/**
 * @typedef {object} Inside what this file needs of the element
 * @property {HTMLElement} host
 * @property {Shell} shell
 * @property {() => string} id of the chart in the document
 * @property {() => string} lang
 * @property {() => Chart | undefined} chart
 * @property {() => Promise<any>} json
 * @property {(json: any) => Promise<Chart | undefined>} make a chart of another document
 * @property {(chart: Chart) => Chart} take shows it from now on, laid out and not yet painted; returns the one before
 * @property {(still: boolean) => void} hold whether others may paint
 * @property {() => void} draw
 * @property {(share: number) => void} between paints a picture between two
 * @property {(part: string) => Promise<unknown>} part of the core
 * @property {(run: (reader: Reader) => void) => void} read
 * @property {(state: State) => void} tell
 */

/** How long marks move, in milliseconds. */
const TIME = 200;
/** The address follows after so long. */
const PAUSE = 300;
/** What only makes marks move is not waited for any longer. */
const WAIT = 1000;
/** Fewer places along x are not cut. */
const FEWEST = 5;

/** Without what is as the author has it. @param {State} state @returns {State} */
const plain = (state) => Object.fromEntries(Object.entries(state).filter(([, value]) => value && `${value}`));

export class Views {
  #inside;
  #own;
  /** @type {State} */
  #state;
  /** What of it the chart has; others may be on their way. */
  #made = own({});
  #past;
  /** Whether the reader came by an address that names the chart. */
  #addressed = false;
  #run = 0;
  /** @type {ReturnType<typeof controls> | undefined} */
  #controls;
  /** @type {ReturnType<typeof story> | undefined} */
  #story;
  /** The views before a part of the axis was cut out of each. @type {(State['x'])[]} */
  #wider = [];
  #later = 0;
  #end = new AbortController();
  /** @type {any} */
  json;

  /** @param {Inside} inside @param {Past} [past] */
  constructor(inside, past) {
    this.#inside = inside;
    this.#own = inside.id();
    this.#past = past;
    const host = /** @type {HTMLElement & {selected?: {key: string}}} */ (inside.host);
    this.#state = plain({ datum: host.selected?.key });
    host.addEventListener('chart-select', (/** @type {any} */ { detail }) => void this.note({ datum: detail.datum?.key }).catch(() => {}), { signal: this.#end.signal });
  }

  get inside() {
    return this.#inside;
  }

  get state() {
    return this.#past?.state ?? this.#state;
  }

  /** The author's chart. */
  get spec() {
    return chartOf(this.json, this.#own);
  }

  /** Everything that stands around the plot; once for each chart. */
  async furnish() {
    this.json ??= await this.#inside.json();
    const { shell } = this.#inside;
    if (!this.#inside.chart() || this.#controls?.isIn(shell.figure)) return;
    if (!this.#controls) brush(this, this.#end.signal);
    this.#controls?.end();
    this.#controls = controls(this);
    if (stepsOf(this.spec).length && !this.#story) this.#story = story(this);
    this.#controls.update();
  }

  get #id() {
    return String(this.#own || this.spec.id || '');
  }

  /** The state that the reader had before the document was another, else that of the page's address. */
  async restore() {
    const past = this.#past;
    this.#past = undefined;
    const names = named(location.hash);
    const addressed = names.includes(this.#id);
    // Where the way back has led to an address without, the chart is the author's; a fragment of the page's own leaves it as it is.
    const left = this.#addressed && (names.length > 0 || location.hash.length < 2);
    const kept = past && (past.id ?? this.#id) === this.#id ? past.state : undefined;
    const state = kept ?? (addressed || left ? decode(this.#id, location.hash) : this.#state);
    this.#addressed = addressed;
    if (linkTo('', state) !== linkTo('', this.#state)) await this.show(state, true).catch(() => {});
  }

  /** The same state in another core. */
  async again() {
    this.#made = own({});
    await this.show(this.#state, true);
  }

  /** @returns {Past | undefined} what the reader made of it, for the next document */
  end() {
    this.#run += 1;
    this.#end.abort();
    clearTimeout(this.#later);
    this.#controls?.end();
    this.#story?.end();
    return this.#past ?? (Object.keys(this.#state).length ? { id: this.#id, state: this.#state } : undefined);
  }

  /** Shows one series, or all again where it is the only one. @param {string} name */
  only(name) {
    const names = this.series.map((series) => series.name);
    const hide = names.filter((other) => other !== name);
    const alone = this.#state.hide?.length === hide.length && !this.#state.hide.includes(name);
    return this.change({ hide: alone ? undefined : hide });
  }

  /** Every series of the chart. @returns {{name: string, color: string}[]} */
  get series() {
    return this.#inside.chart()?.series() ?? [];
  }

  /** Data at distinct places along x, from left to right. */
  get places() {
    const places = new Map();
    for (const { datum, x, width } of this.#inside.chart()?.regions() ?? []) places.set(Math.round((x + width / 2) * 10), datum);
    return [...places].sort(([a], [b]) => a - b).map(([x, datum]) => ({ x: x / 10, datum }));
  }

  /** Cuts the axis of x to what is between two data. @param {number} from @param {number} to */
  async between(from, to) {
    const chart = this.#inside.chart();
    const [first, last] = [from, to].map((datum) => chart?.along(datum));
    if (first === undefined || last === undefined || first === last) return false;
    this.#wider.push(this.#state.x);
    const cut = await this.#cut([`${first}`, `${last}`]);
    if (!cut) this.#wider.pop();
    return cut;
  }

  /**
   * A smaller or larger part of the axis of x, around a datum.
   * @param {number} datum −1 for the middle
   * @param {number} factor below one: a smaller part
   */
  zoom(datum, factor) {
    if (factor > 1) return this.#state.x ? this.#cut(this.#wider.pop()) : undefined;
    const { places } = this;
    const { length } = places;
    if (length < FEWEST) return undefined;
    const beside = [...(this.#inside.chart()?.beside(datum) ?? [])];
    const found = places.findIndex((place) => place.datum === datum || beside.includes(place.datum));
    const half = Math.max(1, Math.round((length * factor) / 2));
    const middle = Math.max(half, Math.min(length - 1 - half, found < 0 ? length >> 1 : found));
    const [from, to] = [places[middle - half], places[middle + half]];
    return from && to ? this.between(from.datum, to.datum) : undefined;
  }

  /** The whole axis again. */
  whole() {
    this.#wider = [];
    return this.#cut(undefined);
  }

  /** Shows a part of the axis, and says which. @param {State['x']} x */
  async #cut(x) {
    if (!(await this.change({ x }))) return false;
    const { whole } = answers(this.#inside.lang());
    this.#inside.read((reader) => reader.say(() => x?.join(' — ') ?? whole));
    return true;
  }

  /** Changes something of the state; a reader who asked for it is told if it fails. @param {State} change */
  async change(change) {
    try {
      await this.show({ ...this.state, ...change });
      return true;
    } catch {
      tell(this.#inside.shell.figure, answers(this.#inside.lang()).unshown, 5000);
      return false;
    }
  }

  /**
   * Shows the chart in a state.
   * @param {State} state
   * @param {boolean} [still] without motion
   */
  async show(state, still = false) {
    const inside = this.#inside;
    const run = ++this.#run;
    state = plain(state);
    this.#past = undefined;
    this.json ??= await inside.json();
    const before = this.#state;
    this.#state = state;
    const made = own(state);
    if (made !== this.#made) {
      try {
        const moves = !still && !this.#still;
        const [chart, moved] = await Promise.all([inside.make(viewed(this.json, this.#own, state)), moves && this.#tween()]);
        if (run !== this.#run || !inside.chart()) return chart?.free();
        // None: another core is on its way, and asks again.
        if (!chart) return;
        this.#turn(chart, moved);
        this.#made = made;
      } catch (error) {
        // What cannot be shown leaves everything as it was.
        if (run === this.#run) this.#state = before;
        throw error;
      }
    }
    const { shell } = inside;
    const table = state.view === 'table';
    if (table !== shell.plot.hidden) shell.asTable(table);
    // Meanwhile the reader may have chosen another.
    const { datum } = this.#state;
    if (datum ?? before.datum) inside.read((reader) => reader.choose(datum));
    this.#told();
  }

  /** Whether nothing is to move. */
  get #still() {
    return this.#inside.shell.plot.hidden || matchMedia('(prefers-reduced-motion:reduce)').matches;
  }

  /** What makes marks move, if it is there in time: without it they are where they belong at once. */
  #tween() {
    return within(this.#inside.part('tween'), WAIT).then(() => true, () => false);
  }

  /** The reader has turned to the table, or back; or chosen a datum. @param {State} change */
  async note(change) {
    this.json ??= await this.#inside.json();
    const before = JSON.stringify(this.#state);
    this.#state = plain({ ...this.#state, ...change });
    if (before !== JSON.stringify(this.#state)) this.#told();
  }

  #told() {
    this.#controls?.update();
    this.#story?.update();
    this.#inside.tell(this.#state);
    clearTimeout(this.#later);
    this.#later = window.setTimeout(() => this.#write(), PAUSE);
  }

  #write() {
    const hash = encode(this.#id, this.#state, location.hash);
    if (hash === location.hash) return;
    try {
      // A page's relative addresses may begin elsewhere.
      history.replaceState(history.state, '', new URL(hash, location.href));
    } catch {
      // A page without an address of its own, or one that changes it too often.
    }
  }

  /** @param {Chart} chart @param {boolean} moves */
  #turn(chart, moves) {
    const inside = this.#inside;
    const old = inside.take(chart);
    if (!moves || this.#still) {
      old.free();
      return inside.draw();
    }
    chart.tweenFrom(old);
    old.free();
    inside.hold(true);
    const start = performance.now();
    const frame = (/** @type {number} */ now) => {
      const share = Math.min(1, Math.max(0, (now - start) / TIME));
      if (inside.chart() !== chart || share === 1) {
        inside.hold(false);
        return inside.draw();
      }
      // Fast at first, slow at the end.
      inside.between(1 - (1 - share) ** 3);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }
}
