// What is said to a reader below the figure.

import { make } from './dom.js';

/**
 * @param {HTMLElement} figure
 * @param {string} text
 * @param {number} milliseconds
 */
export function tell(figure, text, milliseconds) {
  const said = make('p', { class: 'said', role: 'status' });
  figure.append(said);
  said.textContent = text;
  setTimeout(() => said.remove(), milliseconds);
}
