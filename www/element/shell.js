// The frame around the plot, in the element's shadow root. What the
// publisher wrote stays visible until the first picture is painted, and
// comes back when something fails.

import { button, dress, icon, make } from './dom.js';
import { sheet } from './styles.js';
import { tableOf } from './table.js';
import { own } from './words.js';
/** @typedef {import('./words.js').Words} Words */
/** @typedef {import('./words.js').Table} Table */
/** @typedef {'save' | 'cite' | 'tabulate'} Tool */

const SAVE = 'M6 1v7M3 5.5l3 3 3-3M1 11h10';
const CITE = 'M1.5 9V6q0-3 3-4m-3 4h3v3h-3m6 0V6q0-3 3-4m-3 4h3v3h-3';

export class Shell {
  canvas = make('canvas', { 'aria-hidden': 'true' });
  plot = make('div', { class: 'ic-plot', tabindex: '0', role: 'group' }, this.canvas);
  figure = make('figure', { class: 'ic-figure' });
  #slot = make('slot');
  #data = make('div');
  #levels = make('p', { class: 'sr', id: 'levels' });
  #error = make('p', { class: 'err', role: 'status' });
  /** @type {HTMLButtonElement[]} */
  #views = [];
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
    root.append(this.#slot, this.#error, this.figure);
    this.show(false);
  }

  /**
   * @param {Words} words
   * @param {Table} table
   */
  fill(words, table) {
    const { lang, title, subtitle, notes, source, sourceUrl, takeaway, alt } = words;
    const say = own(lang);
    const number = say.figure + words.number;
    const name = `${number} ${title}`.trim();
    const { figure, plot } = this;
    dress(figure, { lang, 'aria-label': name });
    dress(plot, { 'aria-label': `${alt || title} ${say.hint}`, 'aria-describedby': 'levels', 'data-hint': say.hint });
    // The core lets only http addresses through.
    const from = sourceUrl ? make('a', { href: sourceUrl, target: '_blank' }, source) : source;
    this.#views = say.views.map(([word, label], i) => button(label, () => this.#asTable(!!i), word));
    this.#levels.textContent = '';
    this.#data.replaceChildren(tableOf(table, title || name));
    figure.replaceChildren(
      make(
        'figcaption',
        {},
        make('span', { class: 'ic-number' }, number),
        make('span', { class: 'ic-title', role: 'heading', 'aria-level': '3' }, title),
        make('span', { class: 'ic-subtitle' }, subtitle),
      ),
      plot,
      ...notes.map((note) => make('p', { class: 'ic-note' }, note)),
      make(
        'div',
        { class: 'ic-foot' },
        make('span', { class: 'ic-source' }, source && say.source, from),
        make(
          'div',
          { class: 'tools' },
          ...this.#views,
          button(say.save, () => this.#use('save'), icon(SAVE), say.save),
          button(say.cite, () => this.#use('cite'), icon(CITE), say.cite),
        ),
      ),
      // Name, description and takeaway: each says what the others do not.
      this.#levels,
      make('p', { class: 'sr' }, takeaway),
    );
    this.#asTable(false);
  }

  /**
   * For those who listen: what the chart is becomes its name, its extremes and
   * its trend what describes it.
   * @param {string[]} levels
   */
  describe([name, ...more]) {
    const { plot } = this;
    dress(plot, { 'aria-label': `${name} ${plot.dataset.hint}` });
    this.#levels.textContent = more.join(' ');
  }

  /** @param {boolean} on */
  #asTable(on) {
    this.#views.forEach((button, i) => button.setAttribute('aria-pressed', String(on === !!i)));
    this.plot.hidden = on;
    this.#data.className = on ? 'data' : 'sr';
    // The table stands where the plot was; for readers of the whole frame
    // it stays last.
    if (on) this.plot.after(this.#data);
    else this.figure.append(this.#data);
    if (on) this.#use('tabulate');
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
    this.figure.hidden = !live;
    this.#slot.hidden = live;
    this.#error.hidden = !failed;
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
    if (table) this.#asTable(true);
    this.show(table, true);
  }
}
