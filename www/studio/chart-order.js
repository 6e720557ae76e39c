// The charts in the order of the article: by buttons, keys, and drag.
import { make } from '../element/dom.js';
import { moveChart, removeChart } from './draft.js';
import { kindName } from './kinds.js';
import { morph } from './morph.js';
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
    morph(this.node, make('ol', { class: 'order' }, ...charts.map((chart, i) => this.#row(chart, i, charts.length, chart.id === chosen))));
  }

  /** @param {number} i @param {number} to @param {string} does what the focus goes along with */
  #move(i, to, does) {
    const { store, tell } = this.#studio;
    const chart = store.draft.charts[i];
    if (!chart || to < 0 || to >= store.draft.charts.length) return;
    store.change(moveChart(chart.id, to));
    const row = this.node.children[to];
    /** @type {HTMLElement | null} */ (row?.querySelector(`[data-does=${does}]:not(:disabled)`) ?? row?.querySelector('.pick'))?.focus();
    tell(say('“{0}”现在是图 {1}。|“{0}” is figure {1} now.', chart.title || kindName(chart), to + 1));
  }

  /** What a row does, it does to the chart that is in its place. @param {Spec} chart @param {number} i @param {number} count @param {boolean} chosen */
  #row(chart, i, count, chosen) {
    const { store, tell } = this.#studio;
    const own = () => store.draft.charts[i];
    const title = chart.title || kindName(chart);
    const pick = make('button', { type: 'button', class: 'pick', 'data-does': 'pick', ...(chosen ? { 'aria-current': 'true' } : {}) },
      make('span', { class: 'n' }, String(i + 1)), make('span', { class: 'name' }, title), make('span', { class: 'quiet' }, kindName(chart)));
    pick.addEventListener('click', () => this.#pick(own().id));
    const up = press('↑', () => this.#move(i, i - 1, 'up'), { class: 'plain', 'data-does': 'up', 'aria-label': say('“{0}”上移|Move “{0}” up', title) });
    const down = press('↓', () => this.#move(i, i + 1, 'down'), { class: 'plain', 'data-does': 'down', 'aria-label': say('“{0}”下移|Move “{0}” down', title) });
    up.toggleAttribute('disabled', i === 0);
    down.toggleAttribute('disabled', i === count - 1);
    const gone = press('✕', () => {
      tell(say('已去掉“{0}”，可以撤销。|“{0}” was removed; it can be undone.', own().title || kindName(own())));
      store.change(removeChart(own().id));
      // To the one that has its place now.
      const row = this.node.children[Math.min(i, this.node.children.length - 1)];
      /** @type {HTMLElement | null} */ (row?.querySelector('[data-does=gone]') ?? this.node.parentElement?.querySelector('button'))?.focus();
    }, { class: 'plain', 'data-does': 'gone', 'aria-label': say('去掉“{0}”|Remove “{0}”', title) });
    const row = make('li', { draggable: 'true' }, pick, up, down, gone);
    pick.addEventListener('keydown', (event) => {
      const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
      if (!step) return;
      event.preventDefault();
      this.#move(i, i + step, 'pick');
    });
    row.addEventListener('dragstart', (event) => {
      this.#dragged = own().id;
      event.dataTransfer?.setData('text/plain', own().title ?? '');
    });
    row.addEventListener('dragover', (event) => { if (this.#dragged) { event.preventDefault(); row.classList.add('over'); } });
    row.addEventListener('dragleave', () => row.classList.remove('over'));
    row.addEventListener('dragend', () => { this.#dragged = ''; });
    row.addEventListener('drop', (event) => {
      if (!this.#dragged) return;
      event.preventDefault();
      const dragged = this.#dragged;
      this.#dragged = '';
      row.classList.remove('over');
      store.change(moveChart(dragged, i));
    });
    return row;
  }
}
