// A small menu above a button, as its readers know it: arrows move, Esc and a
// press elsewhere close, and the focus is where it was.

import { make } from './dom.js';

const STEPS = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity });

/**
 * Opens `list` above its `opener`, or closes it where it is open.
 * @param {HTMLElement} opener
 * @param {HTMLElement} list
 * @param {() => HTMLElement[]} items what the arrows go to
 * @returns {((back: boolean) => void) | undefined} closes it; `back`: the focus returns
 */
export function panel(opener, list, items) {
  if (opener.getAttribute('aria-expanded') === 'true') return void opener.dispatchEvent(new Event('close'));
  const end = new AbortController();
  /** @param {boolean} back */
  function close(back) {
    end.abort();
    list.remove();
    opener.setAttribute('aria-expanded', 'false');
    if (back) opener.focus();
  }
  /** @param {KeyboardEvent} event */
  function move(event) {
    const step = STEPS[event.key];
    if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') return close(true);
    else if (step) {
      const all = items();
      const at = all.findIndex((item) => item === /** @type {ShadowRoot} */ (list.getRootNode()).activeElement) + step;
      const { length } = all;
      all[Number.isFinite(at) ? (at + length) % length : at < 0 ? 0 : length - 1]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  list.addEventListener('keydown', move);
  opener.addEventListener('close', () => close(true), { signal: end.signal });
  const elsewhere = (/** @type {Event} */ event) => {
    if (!event.composedPath().some((node) => node === list || node === opener)) close(false);
  };
  for (const type of ['pointerdown', 'focusin']) addEventListener(type, elsewhere, { signal: end.signal, capture: true });
  opener.setAttribute('aria-expanded', 'true');
  opener.after(list);
  items()[0]?.focus();
  return close;
}

/**
 * Opens the menu of `opener`, or closes it.
 * @param {HTMLElement} opener
 * @param {[word: string, meaning: string][]} entries
 * @param {(at: number) => void} choose
 */
export function menu(opener, entries, choose) {
  const items = entries.map(([word, meaning], at) => {
    const item = make('button', { type: 'button', role: 'menuitem', tabindex: '-1' }, make('b', {}, word), meaning);
    item.onclick = () => {
      close?.(true);
      choose(at);
    };
    return item;
  });
  const list = make('div', { class: 'menu', role: 'menu', 'aria-label': opener.textContent ?? '' }, ...items);
  const close = panel(opener, list, () => items);
}
