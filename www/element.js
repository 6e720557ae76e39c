// <indicator-chart src chart article theme lang>: a live chart in place of
// the figure that the publisher wrote inside it.

import { core, documentAt, part, reasonOf, restart } from './element/core.js';
import { flatten } from './element/flatten.js';
import { Reader } from './element/reader.js';
import { Shell } from './element/shell.js';
import { csv } from './element/table.js';
import { own } from './element/words.js';
/** @typedef {import('./pkg/indicator_charts.js').Chart} Chart */
/** @typedef {import('./element/core.js').Core} Core */
/** @typedef {import('./element/words.js').Words} Words */

const dark = matchMedia('(prefers-color-scheme: dark)');
const forced = matchMedia('(forced-colors: active)');

/** @type {Set<IndicatorChart>} */
const live = new Set();
const again = () => live.forEach((chart) => chart.redraw());
dark.addEventListener('change', again);
forced.addEventListener('change', again);

/** The ratio has no event of its own: each query names the present one. */
function watchRatio() {
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
    watchRatio();
    again();
  }, { once: true });
}
watchRatio();

const near = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting) /** @type {IndicatorChart} */ (entry.target).wake();
  }
}, { rootMargin: '400px' });

const sizes = new ResizeObserver((entries) => {
  for (const entry of entries) /** @type {IndicatorChart} */ (entry.target).resize(entry.contentRect.width);
});

/** System colours as the core takes them, by what they stand for. */
const SYSTEM = {
  paper: 'Canvas', ink: 'CanvasText', ink2: 'CanvasText', ink3: 'CanvasText', subject: 'Highlight', sibling: 'CanvasText', context: 'CanvasText',
  onSubject: 'HighlightText', wash: 'Canvas', cell: 'GrayText', grid: 'GrayText', axis: 'CanvasText',
};

/** @param {HTMLElement} probe */
function systemColors(probe) {
  const colors = Object.entries(SYSTEM).map(([role, name]) => {
    probe.style.color = name;
    const [r = 0, g = 0, b = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return [role, (r << 16) | (g << 8) | b];
  });
  probe.style.color = '';
  return Object.fromEntries(colors);
}

export class IndicatorChart extends HTMLElement {
  static observedAttributes = ['src', 'chart', 'theme', 'lang'];

  #shell = new Shell(this.attachShadow({ mode: 'open' }));
  /** @type {unknown} */
  #document;
  /** @type {Chart | undefined} */
  #chart;
  /** @type {Core | undefined} */
  #core;
  /** @type {Words | undefined} */
  #words;
  #run = 0;
  #width = 0;
  #laid = false;
  #painted = false;
  #loading = false;
  #frame = 0;
  #end = new AbortController();

  constructor() {
    super();
    this.#shell.canvas.addEventListener('contextrestored', () => this.#ask());
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
    near.observe(this);
    sizes.observe(this);
  }

  disconnectedCallback() {
    live.delete(this);
    near.unobserve(this);
    sizes.unobserve(this);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#run += 1;
    this.#loading = false;
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

  /** Replaces the document. @param {unknown} document */
  update(document) {
    this.document = document;
  }

  /** The whole frame as a PNG at twice its size. @returns {Promise<Blob>} */
  async toPng() {
    const canvas = document.createElement('canvas');
    const chart = await this.#pictured();
    if (!this.#guard(() => chart.paintFrame(canvas, this.#width, this.#colors(), 2))) throw new Error('no canvas');
    return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture')))));
  }

  /** The whole frame as an SVG file. @returns {Promise<string>} */
  async toSvg() {
    const chart = await this.#pictured();
    return this.#guard(() => chart.toSvg(this.#width, this.#colors(), true));
  }

  /** Every figure, for a spreadsheet. */
  toCsv() {
    const chart = this.#ready();
    return csv(this.#guard(() => chart.table()), own(this.#words?.lang ?? '').group);
  }

  /** Gives everything back; the publisher's content is seen again. */
  destroy() {
    this.disconnectedCallback();
    this.#drop();
    this.#shell.hide();
  }

  /** Near the viewport: now it is worth the download. */
  wake() {
    if (this.#chart || this.#loading || !this.isConnected) return;
    if (!this.#document && !this.getAttribute('src')) return;
    this.#load();
  }

  /** @param {number} width */
  resize(width) {
    if (Math.abs(width - this.#width) < 1) return;
    this.#width = width;
    this.redraw();
  }

  /** Lays out and paints again in the next frame. */
  redraw() {
    this.#laid = false;
    this.#ask();
  }

  #ask() {
    if (this.#chart && !this.#frame && this.isConnected) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #reload() {
    this.#run += 1;
    this.#loading = false;
    if (!this.isConnected) return this.#drop();
    if (this.#chart) this.#load();
    else {
      // The observer tells again whether it is near.
      near.unobserve(this);
      near.observe(this);
    }
  }

  async #load() {
    const run = ++this.#run;
    this.#loading = true;
    try {
      const glue = await core();
      const source = this.getAttribute('src') ?? '';
      const read = this.#document ? new glue.Document(flatten(this.#document)) : await documentAt(glue, new URL(source, this.baseURI).href);
      if (run !== this.#run) return;
      this.#core = glue;
      const chart = read.chart(this.getAttribute('chart') ?? '', this.getAttribute('lang') || undefined);
      if (this.#document) read.free();
      const words = /** @type {Words} */ (chart.words());
      await part(glue, words.kind);
      if (run !== this.#run) return;
      this.#drop();
      this.#chart = chart;
      this.#fill(chart, words);
      this.redraw();
    } catch (error) {
      if (run === this.#run) this.#fail(error);
    }
    if (run === this.#run) this.#loading = false;
  }

  /**
   * @param {Chart} chart
   * @param {Words} words
   */
  #fill(chart, words) {
    this.#words = words;
    this.#shell.fill(words, chart.table(), { save: () => this.#save(), cite: () => this.#cite() });
    this.#end = new AbortController();
    const safe = (/** @type {() => any} */ run) => this.#guard(run);
    new Reader(this.#shell.plot, {
      regions: () => safe(() => chart.regions()),
      hit: (x, y) => safe(() => chart.hit(x, y)),
      datum: (datum) => safe(() => chart.datum(datum)),
      show: (hover, selected, focus) => {
        safe(() => chart.setState(hover, selected, focus, new Uint32Array()));
        this.#ask();
      },
      tell: (type, datum) => this.#tell(`chart-${type}`, datum < 0 ? null : { index: datum, ...safe(() => chart.datum(datum)) }),
      speak: (text) => this.#shell.speak(text),
    }, words.lang, this.#end.signal);
  }

  #draw() {
    this.#frame = 0;
    const chart = this.#chart;
    // Hidden or not yet laid out: the observer calls again.
    if (!chart || this.#width < 1) return;
    try {
      const { canvas, plot } = this.#shell;
      if (!this.#laid) {
        const height = chart.layout(this.#width, this.#colors());
        const width = Math.min(1200, Math.max(280, this.#width));
        canvas.style.width = `${width + 16}px`;
        canvas.style.height = `${height + 16}px`;
        plot.style.height = `${height}px`;
        this.#shell.dark = this.#dark();
        this.#laid = true;
      }
      if (!chart.paint(canvas, devicePixelRatio)) throw new Error('no canvas');
      if (this.#painted) return;
      this.#painted = true;
      this.#shell.show();
      this.#tell('chart-ready', null);
    } catch (error) {
      this.#fail(error);
    }
  }

  #dark() {
    const theme = this.getAttribute('theme');
    return theme === 'dark' || (theme !== 'light' && dark.matches);
  }

  #colors() {
    if (forced.matches) return systemColors(this.#shell.plot);
    return this.#dark() ? 'dark' : 'light';
  }

  #ready() {
    if (!this.#chart) throw new Error('chart-ready has not come yet');
    return this.#chart;
  }

  /** The chart, once pictures can be made of it. */
  async #pictured() {
    const chart = this.#ready();
    if (this.#core) await part(this.#core, 'pictures');
    if (chart !== this.#chart) throw new Error('the chart changed meanwhile');
    return chart;
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
    const reason = reasonOf(error);
    if ('code' in reason && reason.code === 'trap' && this.#core) {
      const dead = this.#core;
      restart();
      live.forEach((chart) => chart.#leave(dead, chart !== this));
      this.#leave(dead, false);
    }
    this.#drop();
    const run = this.#run;
    const { code, path, zh, en, retry } = await reason;
    // Meanwhile another load has begun, or the chart has left the page.
    if (run !== this.#run) return;
    const lang = this.#words?.lang ?? this.closest('[lang]')?.getAttribute('lang') ?? 'zh';
    const message = /^en/i.test(lang) ? en : zh;
    this.#shell.dark = this.#dark();
    this.#shell.fail(message, lang, retry ? () => this.#load() : undefined);
    this.#tell('chart-error', null, { code, path, message });
  }

  /**
   * After a trap nothing of that instance may be called, not even `free`.
   * @param {Core} dead
   * @param {boolean} reload
   */
  #leave(dead, reload) {
    if (this.#core !== dead) return;
    this.#core = this.#chart = undefined;
    if (reload) this.#load();
  }

  #drop() {
    this.#end.abort();
    this.#painted = this.#laid = false;
    this.#chart?.free();
    this.#chart = undefined;
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

  async #save() {
    const blob = await this.toPng();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${this.#words?.title || this.getAttribute('chart') || 'chart'}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  async #cite() {
    const words = this.#words;
    if (!words) return;
    const say = own(words.lang);
    const end = say.open === '“' && words.lang !== 'en' ? '。' : '. ';
    const parts = [words.title, say.figure + words.number, words.source && say.source + words.source, words.credit, words.updated];
    const text = `${parts.filter(Boolean).join(end)}${end}${location.href}`;
    await navigator.clipboard.writeText(text).then(
      () => this.#shell.say(say.cited),
      () => this.#shell.say(say.uncited + text, 20000),
    );
  }
}

if (!customElements.get('indicator-chart')) customElements.define('indicator-chart', IndicatorChart);
