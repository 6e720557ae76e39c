// Linked reading: every figure of the article that a chart shows, and its
// mark, tied both ways. The article itself stays as it is: what lights up is
// a highlight of the browser's, what takes the focus is a layer beside it.

import { articlePieces, articleRoot } from '../article-text.js';
import { anchor } from './anchor.js';
import { figuresOf } from './figures.js';
import { Layer, keyOf } from './layer.js';
import { caret, rangeOf, scrollTo, unitsOf } from './ranges.js';
import './zoomed.js';
/** @typedef {import('../article-text.js').Piece} Piece */
/** @typedef {import('./anchor.js').Span} Span */
/** @typedef {import('./figures.js').Shown} Shown */
/** @typedef {import('./words.js').Table} Table */
/**
 * @typedef {object} Linked what a chart is to its article
 * @property {string} lang
 * @property {(zh: string, en: string) => string} say in that language
 * @property {number} number of the figure
 * @property {any} [document]
 * @property {Table} [table]
 * @property {Shown[]} [shown] instead of these, as a page in a frame says it
 * @property {(data: number[]) => void} light
 * @property {(datum: number) => void} select shows a datum's mark, with the focus on its plot
 * @property {() => void} [tied] its ways may be others now
 */
/** @typedef {{chart: Linked, host: HTMLElement, shown: Shown}} Tie `host`: the chart, or the frame around it */
/**
 * @typedef {object} Figure of the article, with every chart that shows it
 * @property {Range} range
 * @property {Range} sentence
 * @property {number} at where it begins, in UTF-16 units of the text
 * @property {number} end
 * @property {Tie[]} ties in the order of the page
 */
/** @typedef {{host: HTMLElement, datum: number}} Mark */
/** @typedef {{go?: () => void, stale?: string}} Way from a datum to its sentence; `stale`: figures that are not in it any more */

/** Edits of the page come in bursts, in milliseconds. */
const PAUSE = 100;

/** Places that are compared for the figures of one frame, whose document may be anyone's. */
const MOST_PLACES = 600;

/** @type {WeakMap<Element, Story>} */
const stories = new WeakMap();
/** The story that a chart of the page is tied to. @type {WeakMap<HTMLElement, Story>} */
const joined = new WeakMap();
/** Charts that tell us what is under the pointer, and chosen. @type {WeakSet<HTMLElement>} */
const heard = new WeakSet();
/** Stories with charts. @type {Set<Story>} */
const begun = new Set();
/** A page of one document takes charts and articles away, and puts others there. */
const changes = new MutationObserver(() => begun.forEach((story) => story.look()));

class Story {
  #root;
  /** @type {Map<HTMLElement, Linked>} */
  #charts = new Map();
  /** In the order of the text. @type {Figure[]} */
  #figures = [];
  /** @type {Piece[]} */
  #pieces = [];
  /** Charts with data whose figures are not there any more, and which. @type {Map<HTMLElement, Map<number, string>>} */
  #stale = new Map();
  /** While there are charts. @type {Layer | undefined} */
  #layer;
  #end = new AbortController();
  #later = 0;
  /** @type {Figure[]} */
  #lit = [];
  // What is lit, the first of these that there is: under the pointer; a mark
  // under the pointer; chosen by click or focus; a chosen mark.
  /** @type {Figure | undefined} */
  #under;
  /** @type {Mark | undefined} */
  #hovered;
  /** @type {Figure | undefined} */
  #chosen;
  /** @type {Mark | undefined} */
  #selected;

  /** @param {Element} root */
  constructor(root) {
    this.#root = root;
  }

  #begin() {
    const root = this.#root;
    const { signal } = (this.#end = new AbortController());
    this.#layer = new Layer(root, (figure, how) => this.#choose(figure, how === 'go'));
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ run) => root.addEventListener(type, run, { signal });
    on('pointermove', (event) => event.pointerType !== 'touch' && this.#point(event));
    on('pointerleave', () => this.#point());
    on('click', (event) => this.#click(event));
    const edits = new MutationObserver(() => this.#again());
    edits.observe(root, { childList: true, characterData: true, subtree: true });
    signal.addEventListener('abort', () => edits.disconnect());
    begun.add(this);
    changes.observe(root.ownerDocument, { childList: true, subtree: true });
  }

  /** Without charts nothing of it is in the page. */
  #close() {
    clearTimeout(this.#later);
    this.#end.abort();
    this.#layer?.end();
    this.#layer = this.#under = this.#hovered = this.#chosen = this.#selected = undefined;
    this.#figures = [];
    this.#lit = [];
    this.#pieces = [];
    this.#stale = new Map();
    begun.delete(this);
    if (!begun.size) changes.disconnect();
  }

  /** @param {HTMLElement} host @param {Linked} chart */
  join(host, chart) {
    this.#charts.set(host, chart);
    if (!this.#layer) this.#begin();
    this.#again(0);
  }

  /** @param {HTMLElement} host */
  leave(host) {
    const chart = this.#charts.get(host);
    if (!chart) return;
    this.hover(host);
    this.select(host);
    this.#charts.delete(host);
    chart.light([]);
    if (this.#charts.size) this.#again(0);
    else this.#close();
  }

  /** Charts may have left the page, or the article itself. */
  look() {
    const here = this.#root.isConnected;
    const gone = [...this.#charts].filter(([host]) => !here || !host.isConnected);
    for (const [host] of gone) this.leave(host);
    for (const [host, chart] of gone) {
      chart.tied?.();
      // Another article may stand in its place.
      if (joined.get(host) === this && !(host.isConnected && link(host, chart))) joined.delete(host);
    }
  }

  /** The mark under the pointer. @param {HTMLElement} host @param {number} [datum] none: not there any more */
  hover(host, datum) {
    if (datum === undefined && this.#hovered?.host !== host) return;
    this.#hovered = datum === undefined ? undefined : { host, datum };
    this.#light();
  }

  /** The chosen mark. @param {HTMLElement} host @param {number} [datum] */
  select(host, datum) {
    if (datum === undefined && this.#selected?.host !== host) return;
    this.#selected = datum === undefined ? undefined : { host, datum };
    this.#chosen = undefined;
    this.#light();
  }

  /** @param {HTMLElement} host @param {number} datum @returns {Way} */
  way(host, datum) {
    const figure = this.#of(host, datum)[0];
    const go = figure && (() => this.#show(figure));
    return { go, stale: this.#stale.get(host)?.get(datum) };
  }

  #again(pause = PAUSE) {
    clearTimeout(this.#later);
    this.#later = window.setTimeout(() => this.#anchor(), pause);
  }

  /** Finds every figure in the article as it is now. */
  #anchor() {
    const inOrder = [...this.#charts].sort(([one], [other]) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    for (const [host] of inOrder) if (!host.isConnected) this.#charts.delete(host);
    const here = inOrder.filter(([host]) => host.isConnected);
    if (!here.length) return this.#close();
    const { text, pieces } = articlePieces(this.#root);
    const units = unitsOf(text);
    /** By where they are now. @type {Map<string, Figure>} */
    const found = new Map();
    this.#pieces = pieces;
    this.#stale = new Map();
    const chosen = this.#chosen && keyOf(this.#chosen);
    // The page's own first, together; what a frame says of its document moves nothing of theirs.
    const own = here.filter(([, chart]) => !chart.shown);
    this.#find(own, Infinity, text, units, found);
    for (const framed of here) if (framed[1].shown) this.#find([framed], MOST_PLACES, text, units, found);
    this.#figures = [...found.values()].sort((one, other) => one.at - other.at);
    const place = new Map(here.map(([host], i) => [host, i]));
    for (const { ties } of this.#figures) ties.sort((one, other) => (place.get(one.host) ?? 0) - (place.get(other.host) ?? 0));
    this.#under = this.#chosen = undefined;
    this.#layer?.fill(this.#figures);
    this.#lit = [];
    // What a reader has chosen stays chosen, where it is still there.
    this.#chosen ??= chosen === undefined ? undefined : this.#figures.find((figure) => keyOf(figure) === chosen);
    this.#light();
    if (this.#layer?.isOpen) this.#choose(this.#chosen, true);
    for (const [, { tied }] of here) tied?.();
  }

  /**
   * The figures of charts with one document.
   * @param {[HTMLElement, Linked][]} charts
   * @param {number} most places to compare
   * @param {string} text
   * @param {number[]} units
   * @param {Map<string, Figure>} found
   */
  #find(charts, most, text, units, found) {
    const all = tiesOf(charts);
    const spans = anchor(text, all.map(([{ shown }]) => shown), most);
    all.forEach((ties, i) => {
      const span = spans[i];
      const { quote, figure } = ties[0].shown;
      if (!span) {
        const start = figure.start - (quote.start ?? figure.start);
        const name = [...quote.exact].slice(start, start + figure.end - figure.start).join('');
        for (const { host, shown } of ties) {
          const gone = this.#stale.get(host) ?? new Map();
          for (const datum of shown.data) gone.set(datum, [gone.get(datum), name].filter(Boolean).join('、'));
          this.#stale.set(host, gone);
        }
        return;
      }
      const name = `${span.start}-${span.end}`;
      const known = found.get(name);
      if (known) return void known.ties.push(...ties);
      const [at, end] = [units[span.start], units[span.end]];
      // The sentence as far as it is still the same.
      const from = Math.max(0, span.start - (figure.start - (quote.start ?? figure.start)));
      const to = Math.min(units.length - 1, span.end + ((quote.end ?? figure.end) - figure.end));
      const sentence = rangeOf(this.#pieces, units[from], units[to]);
      const range = rangeOf(this.#pieces, at, end);
      if (range && sentence) found.set(name, { range, sentence, at, end, ties });
    });
  }

  /** The figures that stand for a datum. @param {HTMLElement} [host] @param {number} [datum] */
  #of(host, datum) {
    if (!host || datum === undefined) return [];
    const all = this.#figures.filter(({ ties }) => ties.some((tie) => tie.host === host && tie.shown.data.includes(datum)));
    const own = all.filter(({ ties }) => ties.some((tie) => tie.host === host && tie.shown.shown && tie.shown.data.includes(datum)));
    // What it was derived from, if it stands nowhere itself.
    return own.length ? own : all;
  }

  #light() {
    const mark = this.#hovered ?? (this.#chosen ? undefined : this.#selected);
    const one = this.#under ?? (mark ? undefined : this.#chosen);
    const figures = one ? [one] : this.#of(mark?.host, mark?.datum);
    if (figures.length === this.#lit.length && figures.every((figure, i) => figure === this.#lit[i])) return;
    this.#lit = figures;
    this.#layer?.light(figures);
    for (const [host, chart] of this.#charts) {
      const ties = figures.flatMap(({ ties }) => ties.filter((tie) => tie.host === host && tie.shown.shown));
      // A mark under the pointer has its own way to show it.
      chart.light(!one && host === mark?.host ? [] : [...new Set(ties.flatMap(({ shown }) => shown.data))]);
    }
  }

  /** @param {PointerEvent} [event] */
  #point(event) {
    const figure = event && this.#at(event);
    if (figure === this.#under) return;
    this.#under = figure;
    this.#light();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    // Charts stand in the article, too, and have their own clicks.
    const inChart = /** @type {Element} */ (event.target).closest('indicator-chart');
    if (inChart || event.defaultPrevented || !getSelection()?.isCollapsed) return;
    this.#choose(this.#at(event), true);
  }

  /** @param {Figure | undefined} figure @param {boolean} ways */
  #choose(figure, ways) {
    this.#chosen = figure;
    this.#light();
    if (!figure) this.#layer?.close();
    else if (ways) this.#offer(figure);
  }

  /** The ways to the charts that show a figure. @param {Figure} figure */
  #offer(figure) {
    const ties = figure.ties.filter(({ shown }) => shown.shown);
    this.#layer?.offer(figure, (ties.length ? ties : figure.ties).map(({ chart, host, shown }) => ({
      chart,
      go: () => {
        this.#layer?.close();
        scrollTo(host);
        chart.select(shown.data[0]);
      },
    })));
  }

  /** From a mark to its sentence; the way back is offered there. @param {Figure} figure */
  #show(figure) {
    const { parentElement } = figure.range.startContainer;
    if (parentElement) scrollTo(parentElement);
    this.#layer?.focus(figure);
    this.#choose(figure, true);
  }

  /** The figure under a pointer. @param {MouseEvent} event */
  #at({ clientX, clientY }) {
    const [node, offset] = caret(clientX, clientY);
    const piece = this.#pieces.find((piece) => piece.node === node && piece.offset <= offset && offset <= piece.offset + piece.length);
    if (!piece) return undefined;
    const at = piece.at + offset - piece.offset;
    const inside = (/** @type {DOMRect} */ { left, right, top, bottom }) => left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
    return this.#figures.find((figure) => figure.at <= at && at <= figure.end && [...figure.range.getClientRects()].some(inside));
  }
}

/**
 * What the charts show of the article, each figure with every chart that shows it.
 * @param {[HTMLElement, Linked][]} charts
 */
function tiesOf(charts) {
  /** @type {Map<string, Tie[]>} */
  const ties = new Map();
  for (const [host, chart] of charts) {
    for (const shown of chart.shown ?? figuresOf(chart.document, chart.table ?? { rows: [], columns: [] })) {
      const name = `${shown.figure.start}-${shown.figure.end}`;
      ties.set(name, [...(ties.get(name) ?? []), { chart, host, shown }]);
    }
  }
  return [...ties.values()];
}

/**
 * The figures of an article with all that is tied to them.
 * @param {Document} page
 * @param {string | null} selector of the article
 */
export function storyOf(page, selector) {
  const root = articleRoot(page, selector);
  if (!root) return undefined;
  const story = stories.get(root) ?? new Story(root);
  stories.set(root, story);
  return story;
}

/**
 * A chart that is gone, or will be tied to another article.
 * @param {HTMLElement} host
 */
function unlink(host) {
  joined.get(host)?.leave(host);
  joined.delete(host);
}

/**
 * Ties a chart to the article that its `article` names.
 * @param {HTMLElement} host
 * @param {Linked} chart
 * @returns {{way: (datum: number) => Way, leave: () => void} | undefined} the way from a datum; the end of it
 */
export function link(host, chart) {
  const story = storyOf(host.ownerDocument, host.getAttribute('article'));
  if (joined.get(host) !== story) unlink(host);
  if (!story) return undefined;
  joined.set(host, story);
  if (!heard.has(host)) {
    heard.add(host);
    /** @param {Event} event */
    const datum = (event) => /** @type {CustomEvent} */ (event).detail.datum?.index;
    host.addEventListener('chart-hover', (event) => joined.get(host)?.hover(host, datum(event)));
    host.addEventListener('chart-select', (event) => joined.get(host)?.select(host, datum(event)));
  }
  story.join(host, chart);
  return { way: (datum) => joined.get(host)?.way(host, datum) ?? {}, leave: () => unlink(host) };
}
