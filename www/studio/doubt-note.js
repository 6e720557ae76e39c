// Why a figure of the article is doubtful, beside it: for those who point at
// it, tap it, or come to it by keys. Those who listen hear it with the figure.
import { make } from '../element/dom.js';

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const markOf = (target) => (target instanceof Element ? target.closest('mark') : null);

export class DoubtNote {
  node = make('div', { class: 'doubt-note', 'aria-hidden': 'true', hidden: '' });
  /** @type {HTMLElement | null} */
  #of = null;
  #text;
  #left = new AbortController();

  /** @param {HTMLElement} text the article; the note stands behind it in the same place */
  constructor(text) {
    this.#text = text;
    const { node } = this;
    text.addEventListener('pointerover', ({ target }) => this.#show(markOf(target)));
    text.addEventListener('click', ({ target }) => this.#show(markOf(target)));
    text.addEventListener('focusin', ({ target }) => this.#show(markOf(target)));
    // What was pressed gives the focus to its indicator, and is still pointed at.
    text.addEventListener('focusout', () => { if (!this.#of?.matches(':hover')) this.#show(null); });
    // Its words can be pointed at, and selected.
    text.addEventListener('pointerleave', (event) => { if (event.pointerType !== 'touch' && event.relatedTarget !== node) this.#show(null); });
    node.addEventListener('pointerleave', (event) => { if (event.pointerType !== 'touch' && markOf(event.relatedTarget) !== this.#of) this.#show(null); });
    text.addEventListener('scroll', () => this.#show(null), { passive: true });
    addEventListener('keydown', ({ key }) => { if (key === 'Escape') this.#show(null); }, { signal: this.#left.signal });
  }

  /** @param {HTMLElement | null} mark */
  #show(mark) {
    const words = mark?.dataset.doubts ?? '';
    this.#of = words ? mark : null;
    this.node.hidden = !words;
    if (!mark || !words) return;
    this.node.textContent = words;
    const host = (this.node.offsetParent ?? this.#text).getBoundingClientRect();
    const lines = [...mark.getClientRects()];
    const last = lines[lines.length - 1];
    const { style, offsetWidth, offsetHeight } = this.node;
    const left = Math.max(0, Math.min(last.left - host.left, host.width - offsetWidth));
    // Below its figure, or above it where the article ends.
    const below = last.bottom + offsetHeight <= this.#text.getBoundingClientRect().bottom;
    style.left = `${left}px`;
    style.top = `${(below ? last.bottom : lines[0].top - offsetHeight) - host.top}px`;
  }

  /** The article may have been drawn again. */
  update() {
    if (!this.#of?.isConnected) this.#show(null);
  }

  end() {
    this.#left.abort();
  }
}
