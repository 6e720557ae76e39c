// The article with every figure marked: read as text, built as text nodes.
import { make } from '../element/dom.js';
import { DoubtNote } from './doubt-note.js';
import { say } from './words.js';
/** @typedef {{start: number, end: number, ids: string[], main: boolean, doubts: string[]}} Mark `doubts`: why to look twice, if at all; spans in code points, in order, apart from each other */
/** @typedef {{pick: (ids: string[]) => void, hover: (ids: string[]) => void, select: (span: {start: number, end: number} | null) => void}} Answers */

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const markOf = (target) => (target instanceof Element ? target.closest('mark') : null);
/** @param {HTMLElement} mark */
const idsOf = (mark) => (mark.dataset.ids ?? '').split(' ').filter(Boolean);

export class ArticlePane {
  /** Of each paragraph its marks as text: what is the same stays. @type {string[]} */
  #drawn = [];
  #text = '';
  /** @type {{start: number, points: string[]}[]} */
  #lines = [];
  /** @type {HTMLElement[]} */
  #linked = [];
  #left = new AbortController();

  /** @param {Answers} answers @param {string} label */
  constructor(answers, label) {
    this.node = make('div', { class: 'article-text', role: 'group', 'aria-label': label, lang: 'zh-Hans' });
    const { node } = this;
    this.note = new DoubtNote(node);
    node.addEventListener('pointerover', ({ target }) => {
      const mark = markOf(target);
      answers.hover(mark ? idsOf(mark) : []);
    });
    node.addEventListener('pointerleave', () => answers.hover([]));
    node.addEventListener('click', ({ target }) => {
      const mark = markOf(target);
      if (mark && getSelection()?.isCollapsed !== false) answers.pick(idsOf(mark));
    });
    node.addEventListener('keydown', (event) => this.#key(event, answers));
    document.addEventListener('selectionchange', () => { if (node.isConnected) answers.select(this.#selected()); }, { signal: this.#left.signal });
  }

  /** The document outlives it. */
  end() {
    this.#left.abort();
    this.note.end();
  }

  /** One stop of the tab key; arrows go from figure to figure. @param {KeyboardEvent} event @param {Answers} answers */
  #key(event, answers) {
    const mark = markOf(event.target);
    if (!mark) return;
    const all = [...this.node.querySelectorAll('mark')];
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] ?? 0;
    if (step) {
      event.preventDefault();
      const next = all[all.indexOf(mark) + step];
      if (!next) return;
      mark.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
      answers.hover(idsOf(next));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      answers.pick(idsOf(mark));
    }
  }

  /** @param {string} text @param {Mark[]} marks */
  show(text, marks) {
    if (text !== this.#text || !this.#lines.length) {
      let start = 0;
      this.#lines = text.split('\n').map((line) => {
        const points = [...line];
        const own = { start, points };
        start += points.length + 1;
        return own;
      });
      this.#text = text;
      this.#drawn = [];
      this.node.replaceChildren(...this.#lines.map(() => make('p')));
    }
    let at = 0;
    this.#lines.forEach(({ start, points }, i) => {
      const end = start + points.length;
      const own = [];
      while (at < marks.length && marks[at].start < end) {
        if (marks[at].end <= end) own.push(marks[at]);
        at += 1;
      }
      const drawn = JSON.stringify(own);
      if (this.#drawn[i] === drawn) return;
      this.#drawn[i] = drawn;
      this.node.children[i].replaceChildren(...this.#pieces(start, points, own));
    });
    this.note.update();
    const first = this.node.querySelector('mark');
    if (first && !this.node.querySelector('mark[tabindex="0"]')) first.tabIndex = 0;
  }

  /** @param {number} from @param {string[]} points @param {Mark[]} marks */
  #pieces(from, points, marks) {
    /** @type {(Node | string)[]} */
    const pieces = [];
    let at = 0;
    for (const { start, end, ids, main, doubts } of marks) {
      if (start - from > at) pieces.push(points.slice(at, start - from).join(''));
      const name = [main ? 'main' : 'part', doubts.length ? 'doubtful' : ''].join(' ').trim();
      const figure = points.slice(start - from, end - from).join('');
      // A wavy line is not heard, and does not say why.
      /** @type {Record<string, string>} */
      const why = doubts.length ? { 'aria-label': `${figure}${say('，|, ')}${doubts.join(say('；|; '))}`, 'data-doubts': doubts.join('\n') } : {};
      pieces.push(make('mark', { class: name, role: 'button', tabindex: '-1', 'data-ids': ids.join(' '), ...why }, figure));
      at = end - from;
    }
    if (at < points.length || !pieces.length) pieces.push(points.slice(at).join(''));
    return pieces;
  }

  /** Shows which figures belong to `ids`. @param {string[]} ids */
  link(ids) {
    for (const mark of this.#linked) mark.classList.remove('linked');
    this.#linked = ids.flatMap((id) => /** @type {HTMLElement[]} */ ([...this.node.querySelectorAll(`mark[data-ids~="${CSS.escape(id)}"]`)]));
    for (const mark of this.#linked) mark.classList.add('linked');
  }

  /** @param {string} id */
  reveal(id) {
    const mark = this.node.querySelector(`mark.main[data-ids~="${CSS.escape(id)}"]`);
    mark?.scrollIntoView({ block: 'nearest' });
  }

  /** What the editor selected, in code points of the text. */
  #selected() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!this.node.contains(range.startContainer) || !this.node.contains(range.endContainer)) return null;
    const [start, end] = [this.#offset(range.startContainer, range.startOffset), this.#offset(range.endContainer, range.endOffset)];
    return start === null || end === null || end <= start ? null : { start, end };
  }

  /** @param {Node} node @param {number} offset */
  #offset(node, offset) {
    const line = (node instanceof Element ? node : node.parentElement)?.closest('p');
    if (!line) return null;
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(node, offset);
    const at = [...this.node.children].indexOf(line);
    return this.#lines[at].start + [...range.toString()].length;
  }
}
