// The charts in the order of the article: by buttons, keys, and drag.
import { make } from '../element/dom.js';
import { moveChart, removeChart } from './draft.js';
import { kindName } from './kinds.js';
import { press } from './parts.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('./draft.js').Spec} Spec */

export class ChartOrder {
  node = make('ol', { class: 'order' });
  #studio;
  #pick;
  #dragged = '';

  /** @param {Studio} studio @param {(id: string) => void} pick */
  constructor(studio, pick) {
    this.#studio = studio;
    this.#pick = pick;
  }

  /** @param {Spec[]} charts @param {string} chosen */
  show(charts, chosen) {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest('.order [data-does]'));
    const [does, id] = [focused?.dataset.does, focused?.closest('li')?.dataset.id];
    this.node.replaceChildren(...charts.map((chart, i) => this.#row(chart, i, charts.length, chart.id === chosen)));
    if (!does) return;
    const row = [...this.node.children].find((one) => /** @type {HTMLElement} */ (one).dataset.id === id);
    const again = /** @type {HTMLButtonElement | null | undefined} */ (row?.querySelector(`[data-does=${does}]:not(:disabled)`) ?? row?.querySelector('[data-does=pick]'));
    again?.focus();
  }

  /** @param {Spec} chart @param {number} i @param {number} count @param {boolean} chosen */
  #row(chart, i, count, chosen) {
    const { store, tell } = this.#studio;
    const title = chart.title || kindName(chart);
    const move = (/** @type {number} */ to) => {
      if (to < 0 || to >= count) return;
      store.change(moveChart(chart.id, to));
      tell(say('“{0}”现在是图 {1}。|“{0}” is figure {1} now.', title, to + 1));
    };
    const pick = make('button', { type: 'button', class: 'pick', 'data-does': 'pick', ...(chosen ? { 'aria-current': 'true' } : {}) },
      make('span', { class: 'n' }, String(i + 1)), make('span', { class: 'name' }, title), make('span', { class: 'quiet' }, kindName(chart)));
    pick.addEventListener('click', () => this.#pick(chart.id));
    const up = press('↑', () => move(i - 1), { class: 'plain', 'data-does': 'up', 'aria-label': say('“{0}”上移|Move “{0}” up', title) });
    const down = press('↓', () => move(i + 1), { class: 'plain', 'data-does': 'down', 'aria-label': say('“{0}”下移|Move “{0}” down', title) });
    up.disabled = i === 0;
    down.disabled = i === count - 1;
    const gone = press('✕', () => { store.change(removeChart(chart.id)); tell(say('已去掉“{0}”，可以撤销。|“{0}” was removed; it can be undone.', title)); }, { class: 'plain', 'data-does': 'gone', 'aria-label': say('去掉“{0}”|Remove “{0}”', title) });
    const row = make('li', { 'data-id': chart.id, draggable: 'true' }, pick, up, down, gone);
    pick.addEventListener('keydown', (event) => {
      const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
      if (!step) return;
      event.preventDefault();
      move(i + step);
    });
    row.addEventListener('dragstart', (event) => {
      this.#dragged = chart.id;
      event.dataTransfer?.setData('text/plain', title);
    });
    row.addEventListener('dragover', (event) => { if (this.#dragged) { event.preventDefault(); row.classList.add('over'); } });
    row.addEventListener('dragleave', () => row.classList.remove('over'));
    row.addEventListener('dragend', () => { this.#dragged = ''; });
    row.addEventListener('drop', (event) => {
      if (!this.#dragged) return;
      event.preventDefault();
      const dragged = this.#dragged;
      this.#dragged = '';
      store.change(moveChart(dragged, i));
    });
    return row;
  }
}
