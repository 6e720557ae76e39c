// What linked reading adds beside an article: highlights, one stop of the Tab
// key with a button for each figure, and the ways from a figure to its charts.

import { dress, make } from './dom.js';
/** @typedef {import('./link.js').Figure} Figure */
/** @typedef {import('./link.js').Linked} Linked */
/** @typedef {{chart: Linked, go: () => void}} Choice */

const NAMES = { figure: 'indicator-figure', lit: 'indicator-lit', sentence: 'indicator-sentence' };

// Colours that show on light and on dark paper, for no one knows the page's.
const PAGE = `
::highlight(${NAMES.figure}){text-decoration:underline dotted 1px;text-underline-offset:4px}
::highlight(${NAMES.sentence}){background-color:rgb(255 205 40/.32)}
::highlight(${NAMES.lit}){background-color:rgb(255 205 40/.32);text-decoration:underline solid 2px;text-underline-offset:4px}
@media (forced-colors:active){
::highlight(${NAMES.figure}){background-color:Canvas;color:CanvasText}
::highlight(${NAMES.sentence}){background-color:Canvas;color:CanvasText;text-decoration:underline solid 1px}
::highlight(${NAMES.lit}){background-color:Highlight;color:HighlightText}
}
@media print{
::highlight(${NAMES.figure}){text-decoration:none}
::highlight(${NAMES.sentence}),::highlight(${NAMES.lit}){background-color:transparent;text-decoration:none}
}`;

const OWN = `
:host{position:absolute;left:0;top:0;width:0;height:0}
div{--ink:#16191C;--paper:#FCFBF8;--line:#E4E4DF}
@media (prefers-color-scheme:dark){div{--ink:#ECEEEE;--paper:#14181A;--line:#2B3134}}
button{margin:0;padding:0;border:0;background:none;font:inherit;color:inherit;cursor:pointer}
.figure{position:absolute;width:1px;height:1px;overflow:hidden;opacity:0;pointer-events:none;white-space:nowrap}
.figure:focus-visible{opacity:1;color:transparent;outline:2px solid var(--ink);outline-offset:3px;border-radius:3px}
.box{position:absolute;background:rgb(255 205 40/.32);pointer-events:none}
.ways{position:absolute;z-index:9;display:flex;width:max-content;max-width:calc(100vw - 16px);border:1px solid var(--ink);border-radius:2px;background:var(--paper);color:var(--ink);font:13px/20px "PingFang SC","HarmonyOS Sans SC",MiSans,"Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC","Microsoft YaHei",sans-serif}
.ways button{min-height:32px;padding:4px 12px;white-space:nowrap}
.ways button+button{border-inline-start:1px solid var(--line)}
.ways button:hover{text-decoration:underline;text-underline-offset:3px}
.ways button:focus-visible{outline:2px solid;outline-offset:-4px;border-radius:3px}
@media (pointer:coarse){.ways button{min-height:44px;min-width:44px}}
[hidden]{display:none}
@media print{:host{display:none}}`;

/** @param {string} css */
function sheet(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** One for all articles, which says nothing where nothing is highlighted. */
const page = sheet(PAGE);

/** The page's highlights by name, shared by all its articles. */
const highlights = () => {
  if (!('highlights' in CSS)) return undefined;
  const own = (/** @type {string} */ name, priority = 0) => {
    const known = CSS.highlights.get(name) ?? new Highlight();
    known.priority = priority;
    CSS.highlights.set(name, known);
    return known;
  };
  return { figure: own(NAMES.figure), sentence: own(NAMES.sentence, 1), lit: own(NAMES.lit, 2) };
};

/** What a figure is in its document, which stays when the article changes. @param {Figure | undefined} figure */
export const keyOf = (figure) => (figure ? figure.ties.map(({ shown: { quote, figure } }) => `${quote.exact} ${figure.start}`)[0] : undefined);

/** What the first chart calls it. @param {Figure} figure */
function labelOf({ ties: [{ chart, shown }] }) {
  return chart.table?.rows.find(({ datum }) => shown.data.includes(datum))?.cells[0] ?? '';
}

/** 图 2 @param {Linked} chart */
const nameOf = ({ say, number }) => say('图 ', 'Figure ') + number;

export class Layer {
  #host = make('div');
  #figures = make('div', { role: 'group' });
  #boxes = make('div', { 'aria-hidden': 'true' });
  #ways = make('div', { class: 'ways', role: 'group' });
  #highlights = highlights();
  /** @type {Figure[]} */
  #all = [];
  /** @type {Figure[]} */
  #lit = [];
  /** The focus is only given back: nobody went anywhere. */
  #refilled = false;
  /** Whose ways are open. @type {Figure | undefined} */
  #open;
  #closed = new AbortController();
  #root;
  #tell;

  /**
   * @param {Element} root
   * @param {(figure: Figure | undefined, how?: 'go') => void} tell where the focus is; `go` asks for the ways
   */
  constructor(root, tell) {
    this.#root = root;
    this.#tell = tell;
    const shadow = this.#host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet(OWN)];
    shadow.append(this.#figures, this.#boxes, this.#ways);
    this.#ways.hidden = true;
    const { ownerDocument } = root;
    const sheets = ownerDocument.adoptedStyleSheets;
    if (!sheets.includes(page)) ownerDocument.adoptedStyleSheets = [...sheets, page];
    // Beside the article, and after it for the keyboard.
    root.after(this.#host);
    this.#host.onkeydown = (event) => this.#key(event);
    this.#host.addEventListener('focusout', () => setTimeout(() => {
      if (shadow.activeElement || !this.#host.isConnected) return;
      this.close();
      this.#tell(undefined);
    }));
  }

  /** @param {Figure[]} figures in the order of the text */
  fill(figures) {
    for (const { range } of this.#all) this.#highlights?.figure.delete(range);
    this.light([]);
    // Where a reader is stays, though the buttons are others.
    const before = [...this.#figures.children];
    const held = before.findIndex((node) => node === this.#host.shadowRoot?.activeElement);
    const stop = before.findIndex((node) => node.getAttribute('tabindex') === '0');
    const key = keyOf(this.#all[stop]);
    this.#all = figures;
    const first = Math.max(0, figures.findIndex((figure) => keyOf(figure) === key));
    for (const { range } of figures) this.#highlights?.figure.add(range);
    const { lang = 'zh', say = (/** @type {string} */ zh) => zh } = figures[0]?.ties[0].chart ?? {};
    dress(this.#figures, { 'aria-label': say('文中的数字，按方向键逐个看', 'Figures in the text; browse with the arrow keys'), lang });
    this.#figures.replaceChildren(...figures.map((figure, i) => {
      const names = [...new Set(figure.ties.map(({ chart }) => nameOf(chart)))].join(say('、', ', '));
      const node = make('button', { class: 'figure', tabindex: i === first ? '0' : '-1', 'aria-expanded': 'false' }, `${labelOf(figure)} ${figure.range}${say('，见', ', shown in ')}${names}`.trim());
      node.onfocus = () => this.#at(node, figure);
      node.onclick = () => this.#tell(figure, 'go');
      return node;
    }));
    this.#refilled = true;
    if (held >= 0) /** @type {HTMLElement | undefined} */ (this.#figures.children[first])?.focus({ preventScroll: true });
    this.#refilled = false;
  }

  /** @param {Figure[]} figures */
  light(figures) {
    for (const { range, sentence } of this.#lit) {
      this.#highlights?.lit.delete(range);
      this.#highlights?.sentence.delete(sentence);
    }
    this.#lit = figures;
    for (const { range, sentence } of figures) {
      this.#highlights?.sentence.add(sentence);
      this.#highlights?.lit.add(range);
    }
    if (this.#highlights) return;
    // Browsers without highlights see boxes, which the text shines through.
    this.#boxes.replaceChildren(...figures.flatMap(({ sentence }) => [...sentence.getClientRects()].map((rect) => this.#place(make('i', { class: 'box' }), rect))));
  }

  /** @param {Figure} figure */
  focus(figure) {
    this.#button(figure)?.focus({ preventScroll: true });
  }

  /** Whether the ways from a figure are open. */
  get isOpen() {
    return !this.#ways.hidden;
  }

  /**
   * Opens the ways from a figure.
   * @param {Figure} figure
   * @param {Choice[]} choices
   */
  offer(figure, choices) {
    const ways = this.#ways;
    const held = [...ways.children].findIndex((node) => node === this.#host.shadowRoot?.activeElement);
    this.close();
    ways.replaceChildren(...choices.map(({ chart, go }) => {
      const { lang, say } = chart;
      const node = make('button', { lang }, `${say('看', 'Go to ')}${nameOf(chart)}`);
      node.onclick = go;
      return node;
    }));
    ways.hidden = false;
    this.#open = figure;
    this.#button(figure)?.setAttribute('aria-expanded', 'true');
    this.#put();
    if (held >= 0) /** @type {HTMLElement | undefined} */ (ways.children[held] ?? ways.children[0])?.focus({ preventScroll: true });
    const { signal } = (this.#closed = new AbortController());
    addEventListener('keydown', ({ key }) => key === 'Escape' && this.close(), { signal });
    // A finger that scrolls the page is not one that presses elsewhere.
    addEventListener('pointerup', (event) => event.composedPath().includes(this.#host) || this.#tell(undefined), { signal, capture: true });
    addEventListener('resize', () => this.#put(), { signal });
    const moves = new ResizeObserver(() => this.#put());
    for (const node of [this.#root, document.documentElement]) moves.observe(node);
    signal.addEventListener('abort', () => moves.disconnect());
  }

  close() {
    this.#closed.abort();
    if (this.#open) this.#button(this.#open)?.setAttribute('aria-expanded', 'false');
    this.#open = undefined;
    this.#ways.hidden = true;
  }

  /** Takes everything out of the page. */
  end() {
    this.close();
    this.fill([]);
    this.#host.remove();
  }

  /** The ways stand below their figure. */
  #put() {
    const ways = this.#ways;
    const range = this.#open?.range;
    const rect = range && ([...range.getClientRects()].at(-1) ?? range.getBoundingClientRect());
    if (!rect) return;
    const box = this.#host.getBoundingClientRect();
    const left = Math.max(8, Math.min(rect.left, document.documentElement.clientWidth - ways.offsetWidth - 8));
    ways.style.left = `${Math.round(left - box.left)}px`;
    ways.style.top = `${Math.round(rect.bottom + 6 - box.top)}px`;
  }

  /** @param {Figure} figure @returns {HTMLButtonElement | undefined} */
  #button(figure) {
    return /** @type {HTMLButtonElement | undefined} */ (this.#figures.children[this.#all.indexOf(figure)]);
  }

  /** @param {HTMLButtonElement} node @param {Figure} figure */
  #at(node, figure) {
    for (const other of this.#figures.children) other.setAttribute('tabindex', other === node ? '0' : '-1');
    const rect = [...figure.range.getClientRects()].at(0);
    if (rect) this.#place(node, rect);
    if (rect && !this.#refilled && (rect.top < 0 || rect.bottom > innerHeight)) figure.range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    this.#tell(figure);
  }

  /**
   * @template {HTMLElement} T
   * @param {T} node
   * @param {DOMRect} rect in the viewport
   */
  #place(node, { left, top, width, height }) {
    const box = this.#host.getBoundingClientRect();
    Object.assign(node.style, { left: `${left - box.left}px`, top: `${top - box.top}px`, width: `${width}px`, height: `${height}px` });
    return node;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const buttons = [...this.#figures.children];
    const at = buttons.indexOf(/** @type {any} */ (this.#host.shadowRoot?.activeElement));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (event.key === 'Escape') {
      this.close();
      if (at < 0) /** @type {HTMLElement | undefined} */ (this.#figures.querySelector('[tabindex="0"]') ?? undefined)?.focus();
    } else if (step && at >= 0) {
      event.preventDefault();
      this.close();
      /** @type {HTMLElement} */ (buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]).focus();
    }
  }
}
