// Buttons and fields, all made the same way.
import { make } from '../element/dom.js';

/**
 * @param {string} label
 * @param {() => void} run
 * @param {Record<string, string>} [attributes]
 */
export function press(label, run, attributes = {}) {
  const node = make('button', { type: 'button', ...attributes }, label);
  node.addEventListener('click', run);
  return node;
}

let fields = 0;

/**
 * A labelled control, whose value is told when the editor is done with it.
 * A function that returns a sentence refuses the value.
 * @template {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} T
 * @param {string} label
 * @param {T} control
 * @param {(value: string) => string | void} done
 * @param {string} [extra] class
 */
export function field(label, control, done, extra = '') {
  // Beside the label: what is wrong with a value is not the field's name.
  const error = make('span', { class: 'wrong', role: 'alert', id: `wrong-${(fields += 1)}` });
  control.setAttribute('aria-describedby', error.id);
  control.addEventListener('change', () => {
    const refused = done(control.value) ?? '';
    error.textContent = refused;
    if (refused) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
  });
  return make('div', { class: `field ${extra}`, 'data-key': label }, make('label', {}, make('span', {}, label), control), error);
}

/** @param {string} value @param {Record<string, string>} [attributes] */
export function input(value, attributes = {}) {
  const node = make('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...attributes });
  node.value = value;
  return node;
}

/** @param {string} value @param {string} rows */
export function area(value, rows = '2') {
  const node = make('textarea', { rows });
  node.value = value;
  return node;
}

/**
 * @param {string} value
 * @param {[value: string, label: string][]} options
 */
export function select(value, options) {
  const node = make('select', {}, ...options.map(([own, label]) => make('option', { value: own }, label)));
  node.value = value;
  return node;
}

/**
 * A list with a button that takes what was chosen: arrows choose, too, in a
 * list that is not open.
 * @param {string} label
 * @param {[value: string, label: string][]} options the first of them is none
 * @param {string} does on the button
 * @param {(value: string) => void} run
 */
export function adder(label, options, does, run) {
  const list = select('', options);
  list.setAttribute('aria-label', label);
  const take = press(does, () => {
    const { value } = list;
    if (!value) return list.focus();
    list.value = '';
    return run(value);
  });
  return make('div', { class: 'adding', 'data-key': 'adding' }, list, take);
}

/** @param {string} label @param {boolean} on @param {(on: boolean) => void} done */
export function check(label, on, done) {
  const box = make('input', { type: 'checkbox' });
  box.checked = on;
  box.addEventListener('change', () => done(box.checked));
  return make('label', { class: 'check' }, box, make('span', {}, label));
}

/** Puts `text` on the clipboard. @param {string} text @returns {Promise<boolean>} */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const href = URL.createObjectURL(blob);
  make('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** As a file's name on any system. @param {string} title */
export const fileName = (title) => title.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 60) || 'charts';
