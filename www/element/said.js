// What is said to a reader below the figure. The place for it is there before
// it has anything to say: those who listen hear no other.

import { make } from './dom.js';

/** Until it speaks, in milliseconds: the same words again are a change, too. */
const SOON = 50;

/**
 * The place, which each figure has once.
 * @param {HTMLElement} figure
 */
export function voice(figure) {
  const found = figure.querySelector('.said');
  if (found) return found;
  const said = make('div', { class: 'said', role: 'status' });
  figure.append(said);
  return said;
}

/**
 * @param {HTMLElement} figure
 * @param {string} text
 * @param {number} [milliseconds] else it stays until Esc, or a press elsewhere
 */
export function tell(figure, text, milliseconds) {
  const said = voice(figure);
  const end = new AbortController();
  const { signal } = end;
  const clear = () => {
    end.abort();
    if (said.textContent === text) said.textContent = '';
  };
  said.textContent = '';
  setTimeout(() => { said.textContent = text; }, SOON);
  if (milliseconds) return void setTimeout(clear, milliseconds);
  addEventListener('keydown', ({ key }) => key === 'Escape' && clear(), { signal });
  addEventListener('pointerdown', (event) => event.composedPath().includes(said) || clear(), { signal, capture: true });
}
