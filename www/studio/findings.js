// What the checks find, above the indicators: each with a way there, and, where
// it may be as it should, a way past it.
import { make } from '../element/dom.js';
import { check } from './checks.js';
import { pass } from './draft.js';
import { press } from './parts.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('./checks.js').Finding} Finding */

/** Milliseconds after a change before it is checked. */
const PAUSE = 300;
/** Findings that are listed before the editor asks for all. */
const FEW = 3;

export class Findings {
  node = make('div', { class: 'findings' });
  #all = false;
  #timer = 0;
  #round = 0;
  #checked = false;
  #studio;
  #reveal;

  /** @param {Studio} studio @param {(id: string) => void} reveal an indicator */
  constructor(studio, reveal) {
    this.#studio = studio;
    this.#reveal = reveal;
  }

  /** Checks next, or after a pause where it was checked before. */
  later() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#check(), this.#checked ? PAUSE : 0);
    this.#checked = true;
  }

  end() {
    clearTimeout(this.#timer);
    this.#round += 1;
  }

  async #check() {
    const own = (this.#round += 1);
    const found = await check(this.#studio.store.draft);
    if (own === this.#round) this.#show(found);
  }

  /** @param {Finding[]} found */
  #show(found) {
    const shown = this.#all ? found : found.slice(0, FEW);
    const rest = found.length - shown.length;
    const fine = shown.filter(({ error }) => !error).map(({ key }) => key);
    const at = [...this.node.querySelectorAll('.pass')].findIndex((own) => own === document.activeElement);
    this.node.replaceChildren(...(found.length ? [
      make('h3', {}, say('核查：{0} 处要看一眼|Checks: {0} to look at', found.length)),
      make('ul', {}, ...shown.map((one) => this.#row(one))),
      ...(rest ? [press(say('还有 {0} 处|{0} more', rest), () => { this.#all = true; this.#show(found); }, { class: 'plain' })] : []),
      ...(fine.length > 1 ? [press(say('这 {0} 处都没问题|All {0} are fine', fine.length), () => this.#studio.store.change((draft) => fine.reduce((own, key) => pass(key)(own), draft)), { class: 'plain all-fine' })] : []),
    ] : []));
    // The next one is under the key that passed the one before.
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (this.node.querySelectorAll('.pass'));
    if (at >= 0) (buttons[Math.min(at, buttons.length - 1)] ?? this.#after()).focus();
  }

  /** Where to go on where no finding is left. @returns {HTMLElement} */
  #after() {
    return this.node.parentElement?.querySelector('.indicators button') ?? this.node;
  }

  /** @param {Finding} finding */
  #row({ key, sentence, error, id, chart }) {
    const { store, go } = this.#studio;
    return make('li', error ? { class: 'error' } : {}, make('span', {}, sentence),
      ...(id ? [press(say('去看|Show'), () => this.#reveal(id), { class: 'plain', 'aria-label': say('去看：{0}|Show: {0}', sentence) })] : []),
      ...(chart ? [press(say('去改图|To the chart'), () => go('choose', chart), { class: 'plain', 'aria-label': say('去改图：{0}|To the chart: {0}', sentence) })] : []),
      ...(error ? [] : [press(say('没问题|Fine'), () => store.change(pass(key)), { class: 'plain pass', 'aria-label': say('没问题：{0}|It is fine: {0}', sentence) })]));
  }
}
