// The frame around the plot, in the element's shadow root. What the
// publisher wrote stays visible until the first picture is painted, and
// comes back when something fails.

import { button, dress, icon, make } from './dom.js';
import { sheet } from './styles.js';
import { tableOf } from './table.js';
import { own } from './words.js';
/** @typedef {import('./words.js').Words} Words */
/** @typedef {import('./words.js').Table} Table */
/** @typedef {'save' | 'cite' | 'tabulate' | 'chart'} Tool */

const SAVE = 'M6 1v7M3 5.5l3 3 3-3M1 11h10';
const CITE = 'M1.5 9V6q0-3 3-4m-3 4h3v3h-3m6 0V6q0-3 3-4m-3 4h3v3h-3';

export class Shell {
  canvas = make('canvas', { 'aria-hidden': 'true' });
  plot = make('div', { class: 'ic-plot', tabindex: '0', role: 'group' }, this.canvas);
  figure = make('figure', { class: 'ic-figure' });
  #slot = make('slot');
  #data = make('div');
  /** Name, description and takeaway: each says what the others do not. */
  #levels = make('div', { class: 'sr', id: 'levels' });
  #takeaway = make('div', { class: 'sr' });
  #error = make('div', { class: 'err', role: 'status' });
  /** Two ways to see it, and what else there is to do. @type {HTMLButtonElement[]} */
  #tools = [];
  #host;
  #use;

  /**
   * @param {ShadowRoot} root
   * @param {(tool: Tool) => void} use
   */
  constructor(root, use) {
    this.#host = root.host;
    this.#use = use;
    root.adoptedStyleSheets = [sheet];
    this.figure.addEventListener('focusin', (event) => this.#reach(event.target));
    this.figure.addEventListener('focusout', (event) => this.#reach(event.relatedTarget));
    root.append(this.#slot, this.#error, this.figure);
    this.show(false);
  }

  /**
   * @param {Words} words
   * @param {Table} table
   * @param {{text: string}[]} [steps] of its story
   */
  fill(words, table, steps = []) {
    const { lang, title, subtitle, notes, source, sourceUrl } = words;
    const say = own(lang);
    const number = say.figure + words.number;
    const name = `${number} ${title}`.trim();
    const { figure, plot } = this;
    dress(figure, { lang, 'aria-label': name });
    dress(plot, { 'aria-describedby': 'levels', 'data-hint': say.hint });
    // The core lets only http addresses through.
    const from = sourceUrl ? make('a', { href: sourceUrl, target: '_blank' }, source) : source;
    const tools = [
      ...say.views.map(([word, label], i) => button(label, () => this.asTable(!!i), word)),
      dress(button(say.save, () => this.#use('save'), icon(SAVE), say.save), { 'aria-haspopup': 'menu' }),
      dress(button(say.cite, () => this.#use('cite'), icon(CITE), say.cite), { 'aria-haspopup': 'menu' }),
    ];
    this.#tools = tools;
    const bar = make('div', { class: 'tools', role: 'toolbar', 'aria-label': say.tools }, ...tools);
    bar.onkeydown = (event) => {
      const at = tools.indexOf(/** @type {any} */ (event.target));
      const to = tools[/** @type {any} */ ({ ArrowLeft: at + 3, ArrowRight: at + 1, Home: 0, End: 3 })[event.key] % 4];
      if (at < 0 || !to || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      to.focus();
    };
    const focused = figure.matches(':focus-within');
    figure.replaceChildren(
      make(
        'figcaption',
        {},
        make('span', { class: 'ic-number' }, number),
        make('span', { class: 'ic-title', role: 'heading', 'aria-level': '3' }, title),
        make('span', { class: 'ic-subtitle' }, subtitle),
      ),
      plot,
      make('ol', { class: 'ic-steps' }, ...steps.map(({ text }) => make('li', {}, text))),
      ...notes.map((note) => make('p', { class: 'ic-note' }, note)),
      make(
        'div',
        { class: 'ic-foot' },
        make('span', { class: 'ic-source' }, source && say.source, from),
        bar,
      ),
      this.#levels,
      this.#takeaway,
    );
    this.say(words, table);
    this.asTable(false);
    if (focused) plot.focus({ preventScroll: true });
  }

  /**
   * What another view of the chart changes.
   * @param {Words} words
   * @param {Table} table
   */
  say({ lang, title, takeaway, alt }, table) {
    this.plot.setAttribute('aria-label', `${alt || title} ${own(lang).hint}`);
    this.#levels.textContent = '';
    this.#takeaway.textContent = takeaway;
    this.#data.replaceChildren(tableOf(table, title || (this.figure.getAttribute('aria-label') ?? '')));
    if (this.plot.hidden) this.#use('tabulate');
  }

  /**
   * At rest a chart is one stop of the Tab key. Its link, its tools, which
   * have the arrows between them, and its table join while the focus is in it.
   * @param {EventTarget | null} at where the focus is
   */
  #reach(at) {
    const { hidden } = this.plot;
    const inside = this.figure.contains(/** @type {any} */ (at));
    const tool = this.#tools.find((tool) => tool === at) ?? this.#tools[+hidden];
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (this.figure.querySelectorAll('a,button:not([role]),[role=region]'))) {
      const own = this.#tools.includes(/** @type {any} */ (node));
      node.tabIndex = +(own ? node === tool && (inside || hidden) : inside && !node.closest('.sr,[aria-hidden=true]')) - 1;
    }
  }

  /** What the publisher's figure says to those who listen: what it is, then the rest. */
  get written() {
    const text = (/** @type {string} */ part) => this.#host.querySelector(part)?.textContent ?? '';
    const alt = /** @type {HTMLImageElement | null} */ (this.#host.querySelector('.ic-plot img'))?.alt ?? '';
    const [name, ...more] = alt.split(/(?<=。)|(?<=\.) (?=[A-Z])/);
    return name ? [name, ...more, ...(this.#takeaway.textContent ? [] : [text('.ic-takeaway')])] : [];
  }

  /**
   * For those who listen: what the chart is becomes its name, its extremes and
   * its trend what describes it.
   * @param {string[]} levels
   */
  describe([name, ...more]) {
    const { plot } = this;
    plot.setAttribute('aria-label', `${name} ${plot.dataset.hint}`);
    this.#levels.textContent = more.join(' ');
  }

  /** @param {boolean} on */
  asTable(on) {
    const focused = this.plot.matches(':focus-within');
    this.#tools.slice(0, 2).forEach((button, i) => button.setAttribute('aria-pressed', String(on === !!i)));
    this.plot.hidden = on;
    this.#data.className = on ? 'data' : 'sr';
    // The table stands where the plot was; for readers of the whole frame
    // it stays last.
    if (on) this.plot.after(this.#data);
    else this.figure.append(this.#data);
    if (on && focused) this.#tools[1]?.focus({ preventScroll: true });
    this.#reach(/** @type {ShadowRoot} */ (this.#host.shadowRoot).activeElement);
    this.#use(on ? 'tabulate' : 'chart');
  }

  /** @param {boolean} dark */
  set dark(dark) {
    for (const part of [this.figure, this.#error]) part.classList.toggle('dark', dark);
  }

  /**
   * The live frame, or what the publisher wrote.
   * @param {boolean} live
   * @param {boolean} failed
   */
  show(live, failed = false) {
    const { figure, plot } = this;
    const host = this.#host;
    const data = /** @type {HTMLDetailsElement | null} */ (host.querySelector('.ic-data'));
    // Who is in the one, or asks there for another attempt, goes on in the other.
    const focused = host.matches(':focus-within') && figure.matches(':focus-within') !== live;
    if (!live && plot.hidden && data) data.open = true;
    // Another attempt is one at the chart.
    if (live && figure.hidden && data?.open && !this.#error.hasChildNodes()) this.asTable(true);
    figure.hidden = !live;
    this.#slot.hidden = live;
    // Those who listen hear what changes in a place that was there.
    if (!failed) this.#error.replaceChildren();
    const place = live ? (plot.hidden ? this.#tools[1] : plot) : host.querySelector('summary');
    if (focused) place?.focus({ preventScroll: true });
  }

  /**
   * The publisher's content again, with one line of reason; or the table
   * where there is no such content.
   * @param {string} sentence
   * @param {string} lang
   * @param {(() => void) | undefined} retry
   */
  fail(sentence, lang, retry) {
    const { retry: again } = own(lang);
    this.#error.replaceChildren(make('span', {}, sentence), retry ? button(again, retry, again) : '');
    const host = this.#host;
    const empty = !host.childElementCount && !host.textContent?.trim();
    // Where there is something to read, the reason moves nothing.
    this.#error.classList.toggle('over', !empty);
    this.#error.classList.toggle('in', !!host.querySelector('.ic-number'));
    const table = empty && this.figure.hasChildNodes();
    if (table) this.asTable(true);
    this.show(table, true);
  }
}
