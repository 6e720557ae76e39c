// The frame around the plot, in the element's shadow root. What the
// publisher wrote stays visible until the first picture is painted, and
// comes back when something fails.

import { button, icon, make } from './dom.js';
import { styles } from './styles.js';
import { tableOf } from './table.js';
import { own } from './words.js';
/** @typedef {import('./words.js').Words} Words */
/** @typedef {import('./words.js').Table} Table */
/** @typedef {{save: () => void, cite: () => void}} Tools */

const SAVE = 'M6 1v7M3 5.500L6 8.500 9 5.500M1 11h10';
const CITE = 'M1.500 9V6c0-2 1-3.500 3-4M1.500 6h3v3h-3M7.500 9V6c0-2 1-3.500 3-4M7.500 6h3v3h-3';

export class Shell {
  canvas = make('canvas');
  plot = make('div', 'ic-plot', this.canvas);
  figure = make('figure', 'ic-figure');
  #slot = make('slot');
  #data = make('div', 'data sr');
  #said = make('p', 'said');
  #live = make('div', 'sr');
  #error = make('p', 'err');
  #root;
  #quiet = 0;

  /** @param {ShadowRoot} root */
  constructor(root) {
    root.adoptedStyleSheets = [styles()];
    this.#root = root;
    this.canvas.setAttribute('aria-hidden', 'true');
    this.plot.tabIndex = 0;
    this.plot.setAttribute('role', 'group');
    this.#live.setAttribute('aria-live', 'polite');
    this.#said.setAttribute('role', 'status');
    this.figure.hidden = this.#error.hidden = true;
    root.append(this.#slot, this.#error, this.figure);
  }

  /**
   * @param {Words} words
   * @param {Table} table
   * @param {Tools} tools
   */
  fill(words, table, tools) {
    const say = own(words.lang);
    const title = make('span', 'ic-title', words.title);
    title.setAttribute('role', 'heading');
    title.setAttribute('aria-level', '3');
    const parts = [make('span', 'ic-number', say.figure + words.number)];
    if (words.title) parts.push(title);
    if (words.subtitle) parts.push(make('span', 'ic-subtitle', words.subtitle));
    const name = say.figure + words.number + (words.title && ` ${words.title}`);
    this.figure.lang = words.lang;
    this.figure.setAttribute('aria-label', name);
    this.plot.setAttribute('aria-label', `${words.alt} ${say.hint}`);
    this.plot.dataset.hint = say.hint;
    this.#data.replaceChildren(tableOf(table, words.title || name));
    this.figure.replaceChildren(
      make('figcaption', '', ...parts),
      this.plot,
      ...words.notes.map((note) => make('p', 'ic-note', note)),
      make('div', 'ic-foot', source(words, say.source), this.#tools(say, tools), this.#said),
      make('p', 'sr', words.takeaway),
      this.#data,
      this.#live,
    );
    this.#asTable(false);
  }

  /**
   * @param {ReturnType<typeof own>} say
   * @param {Tools} tools
   */
  #tools(say, tools) {
    const plot = button(say.asPlot, () => this.#asTable(false), make('span', '', say.plot));
    const table = button(say.asTable, () => this.#asTable(true), make('span', '', say.table));
    this.#pressed = [plot, table];
    const save = button(say.saveLong, tools.save, icon(SAVE), say.save);
    const cite = button(say.citeLong, tools.cite, icon(CITE), say.cite);
    return make('div', 'tools', plot, table, save, cite);
  }
  /** @type {HTMLButtonElement[]} */
  #pressed = [];

  /** @param {boolean} on */
  #asTable(on) {
    this.#pressed.forEach((button, i) => button.setAttribute('aria-pressed', String(on === !!i)));
    this.plot.hidden = on;
    this.#data.className = on ? 'data' : 'data sr';
    // The table stands where the plot was; for readers of the whole frame
    // it stays last.
    if (on) this.plot.after(this.#data);
    else this.figure.append(this.#data);
  }

  /** @param {boolean} dark */
  set dark(dark) {
    this.figure.classList.toggle('dark', dark);
    this.#error.classList.toggle('dark', dark);
  }

  /** Swaps the publisher's content for the live frame. */
  show() {
    this.#slot.hidden = true;
    this.#error.hidden = true;
    this.figure.hidden = false;
  }

  /** Brings the publisher's content back. */
  hide() {
    this.#slot.hidden = false;
    this.#error.hidden = true;
    this.figure.hidden = true;
  }

  /**
   * The publisher's content again, with one line of reason; or the table
   * where there is no such content.
   * @param {string} sentence
   * @param {string} lang
   * @param {(() => void) | undefined} retry
   */
  fail(sentence, lang, retry) {
    const again = retry ? [button('', retry, own(lang).retry)] : [];
    this.#error.replaceChildren(make('span', '', sentence), ...again);
    const host = this.#root.host;
    const written = [...host.childNodes].some((node) => node.nodeType === 1 || node.textContent?.trim());
    const table = !written && this.figure.hasChildNodes();
    if (table) this.#asTable(true);
    this.#slot.hidden = false;
    this.#error.hidden = false;
    this.figure.hidden = !table;
  }

  /**
   * For those who listen: the last of what was said in a second.
   * @param {string} text
   */
  speak(text) {
    clearTimeout(this.#quiet);
    this.#quiet = window.setTimeout(() => { this.#live.textContent = text; }, 250);
  }

  /**
   * For everybody, for a while.
   * @param {string} text
   * @param {number} [milliseconds]
   */
  say(text, milliseconds = 2500) {
    this.#said.textContent = text;
    window.setTimeout(() => { if (this.#said.textContent === text) this.#said.textContent = ''; }, milliseconds);
  }
}

/**
 * @param {Words} words
 * @param {string} prefix
 */
function source(words, prefix) {
  const out = make('span', 'ic-source');
  if (!words.source) return out;
  out.append(prefix);
  if (words.sourceUrl && /^https?:/i.test(words.sourceUrl)) {
    const link = make('a', '', words.source);
    link.href = words.sourceUrl;
    link.rel = 'noopener';
    link.target = '_blank';
    out.append(link);
  } else {
    out.append(words.source);
  }
  return out;
}
