// <indicator-chart src chart article theme lang>: a live chart in place of
// the figure that the publisher wrote inside it.

import { call, near, observers, tied, turn } from './element/around.js';
import { abandon, because, core, documentAt, fault, isTrap, jsonAt, part, reasonOf, restart } from './element/core.js';
import { flatten } from './element/flatten.js';
import { answer, forget, later, reading } from './element/later.js';
import { Picture } from './element/picture.js';
import { Shell } from './element/shell.js';
import { style } from './element/styles.js';
import { chartOf, stepsOf } from './element/view.js';
import { isForced, isMore, ratio, watch } from './element/wishes.js';
import { learn, pick } from './element/words.js';
/** @typedef {import('./element/reader.js').Reader} Reader */
/** @typedef {import('./element/view.js').State} State */
/** @typedef {import('./element/views.js').Views} Views */
/** @typedef {import('./element/shell.js').Tool} Tool */
/** @typedef {import('./pkg/indicator_charts.js').Chart} Chart */
/** @typedef {typeof import('./pkg/indicator_charts.js')} Core */
/** @typedef {import('./element/words.js').Table} Table */
/** @typedef {import('./element/words.js').Words} Words */
/** @typedef {typeof import('./element/link.js').link} Join */

/** @type {Set<IndicatorChart>} */
const live = new Set();
const again = () => live.forEach((chart) => chart.redraw());
watch(again, () => reading().then(again, again), () => live.forEach((chart) => chart.redraw(true)));

/** What a reader makes of a chart. */
const viewing = () => later(() => import('./element/views.js'), 'element/views.js');
/** Whether the page's address has a chart as a reader left it. */
const met = () => /[#&]chart-.*=/.test(location.hash);
const arrive = () => met() && viewing().then(({ arrive }) => arrive(live), quiet);
addEventListener('hashchange', () => {
  arrive();
  live.forEach((chart) => chart.recall());
});

/** What a reader does on a plot. */
const ACTIONS = ['pointerdown', 'pointermove', 'pointerleave', 'click', 'keydown', 'blur'];

/** Where an action goes without an answer, all else goes on. */
const quiet = () => {};

export class IndicatorChart extends HTMLElement {
  static observedAttributes = ['src', 'chart', 'theme', 'lang'];

  #shell = new Shell(this.attachShadow({ mode: 'open' }), (tool) => this.#use(tool));
  /** @type {any} */
  #document;
  /** @type {Chart | undefined} */
  #chart;
  /** @type {Words | undefined} */
  #words;
  #picture = new Picture(this, this.#shell);
  #run = 0;
  #painted = false;
  #loading = false;
  /** @type {Promise<void> | undefined} */
  #loaded;
  #traps = 0;
  #asked = false;
  /** @type {Reader | undefined} */
  #reader;
  /** To its sentences. @type {ReturnType<typeof import('./element/link.js').link>} */
  #tie;
  /** Who ties the marks to sentences elsewhere. @type {Join | undefined} */
  #join;
  /** @type {[Event, DOMRect][]} */
  #missed = [];
  /** What the reader made of it. @type {Views | undefined} */
  #views;
  /** And of it before the document was another. @type {import('./element/views.js').Past | undefined} */
  #past;
  /** Whether something else paints. */
  #held = false;

  constructor() {
    super();
    const { canvas, plot, figure } = this.#shell;
    canvas.addEventListener('contextrestored', () => this.#ask());
    for (const type of ['pointerenter', 'focusin']) {
      figure.addEventListener(type, () => reading().then(() => this.#view()).then((views) => views.furnish()).catch(quiet));
    }
    for (const type of ACTIONS) plot.addEventListener(type, (event) => this.#act(event));
  }

  /** The indicator document, instead of `src`. */
  get document() {
    return this.#document;
  }

  set document(value) {
    this.#document = value ?? undefined;
    this.#reload();
  }

  connectedCallback() {
    // A value set before this script ran hides the accessor.
    if (Object.hasOwn(this, 'document')) {
      const value = this.document;
      delete (/** @type {any} */ (this)).document;
      this.document = value;
    }
    live.add(this);
    if (this.hasAttribute('article')) tied.add(this);
    for (const observer of observers) observer.observe(this);
  }

  disconnectedCallback() {
    live.delete(this);
    tied.delete(this);
    for (const observer of observers) observer.unobserve(this);
    this.#run += 1;
    this.#loading = false;
    // The core's memory is not the browser's to tidy up. A chart that moves is
    // back by then.
    queueMicrotask(() => this.isConnected || this.#drop());
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'theme') this.redraw();
    else this.#reload();
  }

  /** What the reader made of the chart, as `show` takes it. @returns {State} */
  get state() {
    return (this.#views ?? this.#past)?.state ?? {};
  }

  /**
   * Shows the chart in a state: `view`, `sort`, `hide`, `x`, `datum`, `step`;
   * as soon as there is one.
   * @param {State} state
   */
  async show(state) {
    this.wake();
    while (this.#loading) await this.#loaded;
    if (this.#chart) await (await this.#view()).show(state);
    else this.#past = { state };
  }

  /** The datum that the reader chose, as events have it. */
  get selected() {
    return this.#reader?.selected;
  }

  /** Replaces the document. @param {unknown} document */
  update(document) {
    this.document = document;
  }

  /** The whole frame as a PNG at twice its size. @returns {Promise<Blob>} */
  toPng() {
    return this.#keep('png');
  }

  /** The whole frame as an SVG file. @returns {Promise<string>} */
  toSvg() {
    return this.#keep('svg');
  }

  /** Every figure, for a spreadsheet. @returns {Promise<string>} */
  toCsv() {
    return this.#keep('csv');
  }

  /** @param {'png' | 'svg' | 'csv'} form @returns {Promise<any>} */
  async #keep(form) {
    const chart = this.#chart;
    if (!chart) throw new Error('chart-ready has not come yet');
    const [all] = await Promise.all([answer(), form !== 'csv' && core().then((glue) => Promise.all(['pictures', ...this.#told].map((name) => part(glue, name))))]);
    if (chart !== this.#chart) throw new Error('the chart changed meanwhile');
    return this.#guard(() => all[form](chart, this.#picture.width, this.#picture.colors, this.#words?.lang ?? ''));
  }

  /** The parts of the core that describe the chart. */
  get #told() {
    return ['described', this.#words?.told ?? 'extremes'];
  }

  /** Gives everything back; the publisher's content is seen again. */
  destroy() {
    this.disconnectedCallback();
    this.#drop();
    this.#shell.show(false);
  }

  /** Near the viewport: now it is worth the download. */
  wake() {
    // Where this fails, the reader says when it is tried again.
    tied.delete(this);
    if (this.#chart || this.#loading || this.#traps > 1 || !this.isConnected) return;
    if (!this.#document && !this.getAttribute('src')) return;
    this.#loaded = this.#load();
  }

  /** Far from the viewport the picture is coarse: it is not empty when a jump ends there. @param {boolean} far */
  rest(far) {
    if (far === this.#picture.far) return;
    this.#picture.far = far;
    this.#asked = false;
    // Pixels go at once, the coarse picture comes in its turn.
    if (far && this.#chart) this.#shell.canvas.width = 0;
    this.#ask();
  }

  /** @param {number} width */
  resize(width) {
    const picture = this.#picture;
    if (Math.abs(width - picture.width) < 1) return;
    const shown = picture.width < 1;
    picture.width = width;
    // What comes out of hiding was perhaps released, and is not empty for a frame.
    this.redraw(shown);
  }

  /** The address has changed. */
  recall() {
    if (this.#painted) this.#resume().catch(quiet);
  }

  /** Lays out and paints again in the next frame, or `now`. */
  redraw(now = false) {
    this.#picture.laid = false;
    // What stands for a chart that failed has no other occasion.
    if (!this.#chart) this.#shell.dark = this.#picture.dark;
    if (now && this.#painted) this.#draw();
    else this.#ask();
  }

  #ask() {
    if (!this.#chart || this.#asked) return;
    this.#asked = true;
    // Who is far away keeps no frame waiting.
    const draw = () => { if (this.#asked) this.#draw(); };
    if (this.#picture.far) turn().then(draw);
    else requestAnimationFrame(draw);
  }

  #reload() {
    this.#run += 1;
    this.#loading = false;
    this.#traps = 0;
    if (!this.isConnected) return this.#drop();
    if (this.#chart) this.#loaded = this.#load();
    else this.#near();
  }

  /** The observer tells again whether it is near. */
  #near() {
    near.unobserve(this);
    near.observe(this);
  }

  /** @param {boolean} [again] the same chart, in another core */
  async #load(again) {
    const run = ++this.#run;
    this.#loading = true;
    try {
      const source = this.#source;
      // Core and document at the same time; who awaits the latter, hears of a failure.
      if (source) jsonAt(source).catch(quiet);
      const glue = await core();
      // The reader's own colours come with the code for the reader.
      if (isForced() || isMore()) await reading().catch(quiet);
      const read = source ? await documentAt(glue, source) : new glue.Document(flatten(this.#document));
      const made = await this.#make(glue, read, run);
      if (!source) read.free();
      if (!made) return;
      const { chart, parts } = made;
      const steps = again ? [] : await this.#steps();
      if (run !== this.#run) return chart.free();
      // What the reader has before them stays.
      if (!again) {
        const words = /** @type {Words} */ (chart.words());
        this.#drop();
        this.#words = words;
        this.#picture.subjects = parts.includes('brand') ? chart.subjects() : undefined;
        const table = /** @type {Table} */ (chart.table());
        this.#shell.fill(words, table, steps);
        this.#link(table);
      }
      this.#chart = chart;
      this.#reader?.take(chart);
      this.#picture.laid = false;
      // What the reader had before them is not seen otherwise meanwhile.
      this.#held = !again && !!this.#past;
      this.#draw();
      this.#resume(again).catch(quiet).then(() => {
        if (!this.#held || run !== this.#run) return;
        this.#held = false;
        this.#draw();
      });
    } catch (error) {
      if (run === this.#run) this.#fail(error);
    }
    if (run === this.#run) this.#loading = false;
  }

  /**
   * A chart of the core, with the parts that it needs; none where the load
   * `run` is not the last one any more.
   * @param {Core} glue
   * @param {import('./pkg/indicator_charts.js').Document} read
   * @param {number} run
   */
  async #make(glue, read, run) {
    const id = this.getAttribute('chart') ?? '';
    const lang = this.getAttribute('lang') || undefined;
    // Gone, or its core is.
    if (run !== this.#run) return undefined;
    const parts = read.parts(id, lang);
    await Promise.all([learn(parts.join()), ...parts.map((name) => part(glue, name))]);
    if (this.#reader) await reading();
    if (parts.includes('csv')) {
      const { table } = await later(() => import('./element/series.js'), 'element/series.js').catch(because('network'));
      await table(read, await this.#json(), id, this.#source || this.baseURI);
    }
    await turn();
    // Gone, or another chart's trap has ended this core meanwhile.
    return run === this.#run ? { chart: read.chart(id, lang), parts } : undefined;
  }

  /** Where the document is, unless it is a property. */
  get #source() {
    const src = this.getAttribute('src') ?? '';
    try {
      return this.#document ? '' : new URL(src, this.baseURI).href;
    } catch {
      // Not one of `fault`: nothing was fetched in vain.
      throw { code: 'http', path: '$', args: [src], retry: false };
    }
  }

  /** The document as its author wrote it. @returns {Promise<any>} */
  async #json() {
    return this.#document ?? jsonAt(this.#source);
  }

  /** The chart as its author wrote it. */
  async spec() {
    return chartOf(await this.#json(), this.getAttribute('chart') ?? '');
  }

  /** The steps of the chart's story. */
  async #steps() {
    return stepsOf(await this.spec());
  }

  /** What a reader brings along: a state in the address, or that before a trap. A story has steps. @param {boolean} [again] */
  async #resume(again) {
    if (again) return this.#views?.again();
    if (!met() && !this.#past && !this.#views && !(await this.#steps()).length) return undefined;
    const [views] = await Promise.all([this.#view(), reading()]);
    await views.furnish();
    return views.restore();
  }

  /** What a reader makes of a chart, once there is code for it: one, however many ask meanwhile. */
  async #view() {
    if (this.#views) return this.#views;
    const { CSS, Views } = await viewing();
    style(CSS);
    return (this.#views ??= new Views(this.#inside, this.#past));
  }

  /** @returns {import('./element/views.js').Inside} */
  get #inside() {
    return {
      host: this,
      shell: this.#shell,
      id: () => this.getAttribute('chart') ?? '',
      lang: () => this.#words?.lang ?? '',
      chart: () => this.#chart,
      json: () => this.#json(),
      make: async (json) => {
        const glue = await core();
        const read = new glue.Document(flatten(json));
        try {
          return (await this.#make(glue, read, this.#run))?.chart;
        } finally {
          read.free();
        }
      },
      take: (chart) => {
        const before = /** @type {Chart} */ (this.#chart);
        this.#reader?.turn(chart);
        this.#chart = chart;
        const table = /** @type {Table} */ (chart.table());
        this.#shell.say(/** @type {Words} */ (chart.words()), table);
        this.#describe();
        this.#link(table);
        this.#lay(chart);
        return before;
      },
      hold: (held) => { this.#held = held; },
      draw: () => this.#draw(),
      between: (share) => { this.#guard(() => this.#chart?.paintTween(this.#shell.canvas, ratio(), share)); },
      part: async (name) => part(await core(), name),
      read: (run) => this.#read(run),
      tell: (state) => this.#tell('chart-state', null, { state }),
    };
  }

  /** @param {Event} event on the plot */
  #act(event) {
    const { plot } = this.#shell;
    const box = plot.getBoundingClientRect();
    if (this.#reader) return this.#reader.act(event, box);
    const { key, altKey, ctrlKey, metaKey } = /** @type {KeyboardEvent} */ (event);
    if (/^(Arrow|Home|End|Page)/.test(key) && !altKey && !ctrlKey && !metaKey) event.preventDefault();
    // Of a pointer's moves only the last one counts.
    if (this.#missed.at(-1)?.[0].type === 'pointermove') this.#missed.pop();
    this.#missed.push([event, box]);
    this.#read((reader) => {
      for (const [event, box] of this.#missed.splice(0)) reader.act(event, box);
    });
  }

  /** What a reader does, once there is code for it. @param {(reader: Reader) => void} run */
  #read(run) {
    reading().then(({ Reader }) => {
      if (!this.#chart || !this.#words) return;
      this.#reader ??= new Reader(this.#shell.plot, this.#chart, this.#words.lang, {
        safe: (run) => this.#guard(run),
        paint: () => this.#draw(),
        tell: (type, datum) => this.#tell(type, datum),
        way: (datum) => this.#tie?.way(datum),
        only: (name) => this.#view().then((views) => views.only(name)).catch(quiet),
        zoom: (datum, factor) => this.#view().then((views) => views.zoom(datum, factor)).catch(quiet),
      });
      run(this.#reader);
    }).catch(() => { this.#missed = []; });
  }

  /** Ties the marks to the article's sentences. @param {Table} table */
  #link(table) {
    if (!this.#join && !this.hasAttribute('article')) return;
    const join = this.#join ?? later(() => import('./element/link.js'), 'element/link.js').then(({ link }) => link);
    Promise.all([join, this.#json()]).then(([link, document]) => {
      if (!this.#words || !live.has(this)) return;
      const { lang, number } = this.#words;
      /** @type {(zh: string, en: string) => string} */
      const say = (zh, en) => pick(lang, zh, en);
      this.#tie = link(this, {
        document,
        table,
        lang,
        say,
        number,
        light: (data) => (data.length || this.#reader) && this.#read((reader) => reader.light(data)),
        select: (datum) => this.#read((reader) => reader.select(datum)),
      });
    }).catch(quiet);
  }

  /** For a page in a frame, whose article is around it: `join` stands for `link` of link.js. @param {Join} join */
  tie(join) {
    this.#join = join;
    const chart = this.#chart;
    if (chart) this.#link(this.#guard(() => chart.table()));
  }

  /** @param {Tool} tool */
  #use(tool) {
    const words = this.#words;
    if (tool === 'chart') this.#views?.note({ view: undefined });
    // Who asks for the table is one whose address keeps it.
    if (tool === 'tabulate' && this.#chart) this.#view().then((views) => views.note({ view: 'table' }), quiet);
    if (words && tool !== 'chart') answer().then((all) => all[tool](this, words, this.#shell.figure, () => this.#json()), quiet);
  }

  #draw() {
    this.#asked = false;
    const chart = this.#chart;
    // Hidden or not yet laid out: the observer calls again.
    if (!chart || this.#picture.width < 1) return;
    try {
      if (!this.#picture.laid) this.#lay(chart);
      if (this.#held) return;
      if (!this.#picture.paint(chart)) throw fault('canvas');
      if (this.#painted) return;
      this.#painted = true;
      this.#shell.show(true);
      this.#tell('chart-ready', null);
      this.#describe();
      call();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {Chart} chart */
  #lay(chart) {
    this.#picture.lay(chart);
    this.#reader?.laid();
  }

  /**
   * For those who listen, once all others see the chart: as the publisher's
   * figure says it, which is made from the same document, else from the core.
   */
  #describe() {
    const own = !this.#document && !this.hasAttribute('lang') && !Object.keys(this.state).length;
    const written = own ? this.#shell.written : [];
    if (written.length) return this.#shell.describe(written);
    turn().then(core).then((glue) => Promise.all(this.#told.map((name) => part(glue, name)))).then(() => {
      const chart = this.#chart;
      if (chart) this.#shell.describe(this.#guard(() => chart.levels()));
    }).catch(quiet);
  }

  /**
   * Runs something of the core; a trap shows the publisher's content.
   * @template T
   * @param {() => T} run
   * @returns {T}
   */
  #guard(run) {
    try {
      return run();
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  /** @param {any} error */
  async #fail(error) {
    if (isTrap(error)) {
      this.#traps += 1;
      restart();
      forget();
      for (const chart of new Set([...live, this])) chart.#revive();
      // One attempt more.
      if (this.#loading) return;
    }
    this.#drop();
    this.#shell.show(false);
    const run = this.#run;
    const lang = this.#words?.lang ?? this.closest('[lang]')?.getAttribute('lang') ?? 'zh';
    const [{ code, path, zh, en, args, retry, css }] = await Promise.all([reasonOf(error), learn(lang)]);
    // Meanwhile another load has begun, or the chart has left the page.
    if (run !== this.#run) return;
    const message = pick(lang, zh, en).replace(/{(\d)}/g, (_, at) => args[at] ?? '');
    if (css) style(css);
    this.#shell.dark = this.#picture.dark;
    // What one reader asks for again failed for all near.
    this.#shell.fail(message, lang, retry ? () => live.forEach((chart) => chart.#near()) : undefined);
    this.#tell('chart-error', null, { code, path, message });
  }

  /** Begins again in another core, if it had begun. */
  #revive() {
    const chart = this.#chart;
    if (!chart && !this.#loading) return;
    const again = this.#painted && !this.#loading;
    abandon(chart);
    this.#chart = undefined;
    this.#reader?.take();
    this.#run += 1;
    this.#loading = false;
    if (this.#traps < 2 && this.isConnected) this.#loaded = this.#load(again);
  }

  #drop() {
    this.#reader?.end();
    if (this.#views) this.#past = this.#views.end();
    this.#reader = this.#views = undefined;
    this.#held = false;
    this.#missed = [];
    this.#painted = this.#picture.laid = false;
    this.#chart?.free();
    this.#chart = undefined;
    if (!live.has(this)) this.#tie?.leave();
  }

  /**
   * @param {string} type
   * @param {object | null} datum
   * @param {object} [more]
   */
  #tell(type, datum, more) {
    const detail = { chart: this.getAttribute('chart'), datum, ...more };
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get('indicator-chart')) customElements.define('indicator-chart', IndicatorChart);

arrive();
