// The indicators as a list; the chosen one is open to be edited.
import { make } from '../element/dom.js';
import { confirm, dismiss, doubtful, inOrder, sourceOf } from './draft.js';
import { form } from './indicator-form.js';
import { aboutOf, doubtsOf, valueOf } from './indicator-words.js';
import { morph } from './morph.js';
import { press } from './parts.js';
import { say } from './words.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {import('./draft.js').Note} Note */
/** @typedef {import('./store.js').Store} Store */

/** Milliseconds that a stretch of rows may take: an article has hundreds. */
const SLICE = 8;

export class IndicatorList {
  node = make('ol', { class: 'indicators' });
  chosen = '';
  /** What each row was made of. @type {Map<string, {row: HTMLElement, one: Indicator, note: Note | undefined, open: boolean}>} */
  #rows = new Map();
  #store;
  #pick;
  #timer = 0;

  /**
   * @param {Store} store
   * @param {(id: string) => void} pick
   * @param {(ids: string[]) => void} hover
   */
  constructor(store, pick, hover) {
    this.#store = store;
    this.#pick = pick;
    const of = (/** @type {Event} */ { target }) => (target instanceof Element ? target.closest('li')?.dataset.id : undefined);
    this.node.addEventListener('pointerover', (event) => hover([of(event) ?? ''].filter(Boolean)));
    this.node.addEventListener('pointerleave', () => hover([]));
    this.node.addEventListener('focusin', (event) => hover([of(event) ?? ''].filter(Boolean)));
  }

  /**
   * Rows that did not change stay as they are, with the focus in them. Those
   * that take too long come a little later, but for the open one.
   * @param {Draft} draft
   * @param {number} [most] milliseconds
   */
  show(draft, most = SLICE) {
    clearTimeout(this.#timer);
    const end = performance.now() + most;
    const shown = inOrder(draft);
    let late = false;
    const rows = shown.flatMap((one) => {
      const [note, open] = [draft.notes[one.id], one.id === this.chosen];
      const known = this.#rows.get(one.id);
      if (known && known.one === one && known.note === note && known.open === open) return [known.row];
      if (!open && !known?.open && performance.now() > end) {
        late = true;
        return known ? [known.row] : [];
      }
      const fresh = this.#row(one, note, open);
      if (known) morph(known.row, fresh);
      const row = known?.row ?? fresh;
      this.#rows.set(one.id, { row, one, note, open });
      return [row];
    });
    const kept = new Set(rows);
    for (const [id, { row }] of this.#rows) {
      if (kept.has(row)) continue;
      row.remove();
      this.#rows.delete(id);
    }
    rows.forEach((row, i) => { if (this.node.children[i] !== row) this.node.insertBefore(row, this.node.children[i] ?? null); });
    if (late) this.#timer = window.setTimeout(() => this.show(this.#store.draft));
  }

  end() {
    clearTimeout(this.#timer);
  }

  /** @param {Indicator} one @param {Note | undefined} note @param {boolean} open */
  #row(one, note, open) {
    const doubts = doubtsOf(note);
    // An edit settles a doubt: what it was stays to be read, and the button that is being pressed in its place.
    const settled = open && note?.sure && !doubts.length ? doubtsOf({ ...note, sure: false }) : [];
    const head = make('button', { type: 'button', class: 'head', 'aria-expanded': String(open) },
      make('span', { class: 'label' }, one.label),
      make('span', { class: 'value' }, valueOf(one)),
      make('span', { class: 'more' }, aboutOf(one)),
      ...(doubts.length ? [make('span', { class: 'doubt' }, `${say('存疑：|Doubtful: ')}${doubts.join(say('；|; '))}`)] : []),
      ...(settled.length ? [make('span', { class: 'doubt settled' }, `${say('原存疑：|Was doubtful: ')}${settled.join(say('；|; '))}`)] : []));
    head.addEventListener('click', () => this.#pick(this.chosen === one.id ? '' : one.id));
    const row = make('li', { 'data-id': one.id, class: [open ? 'open' : '', doubtful(note) ? 'doubtful' : ''].join(' ').trim() }, head);
    if (open) row.append(this.#quote(one), this.#actions(one, note), form(this.#store, one));
    return row;
  }

  /** @param {Indicator} one */
  #quote(one) {
    const { exact } = sourceOf(one) ?? { exact: '' };
    return exact ? make('p', { class: 'quote' }, exact) : make('p', { class: 'quiet' }, say('没有原句|No sentence'));
  }

  /** @param {Indicator} one @param {Note | undefined} note */
  #actions({ id, label }, note) {
    const sure = !!note?.sure;
    // An edit confirms, too: what is pressed then leads on. What takes it back says so.
    const back = sure && doubtful({ ...note, sure: false });
    return make('div', { class: 'row' },
      press(sure ? say('✓ 已确认，下一个|✓ Confirmed: next') : say('确认无误|This is right'), () => this.#confirm(id), { class: sure ? 'sure done' : 'sure', 'data-key': 'sure' }),
      ...(back ? [press(say('撤回确认|Not confirmed after all'), () => this.#doubt(id), { class: 'plain back', 'data-key': 'back' })] : []),
      press(say('不是指标，去掉|Not an indicator: remove'), () => this.#dismiss(id), { class: 'plain', 'data-key': 'gone', 'aria-label': say('不是指标，去掉“{0}”|Not an indicator: remove “{0}”', label) }));
  }

  /** Then the one that has its place has the focus. @param {string} id */
  #dismiss(id) {
    const at = [...this.node.children].findIndex((row) => row instanceof HTMLElement && row.dataset.id === id);
    this.#pick('');
    this.#store.change(dismiss(id));
    /** @type {HTMLElement | null} */ ((this.node.children[at] ?? this.node.lastElementChild)?.querySelector('button') ?? null)?.focus();
  }

  /** Then the next doubtful one is open; without any, what was confirmed before leads to the next of all. @param {string} id */
  #confirm(id) {
    const before = !!this.#store.draft.notes[id]?.sure;
    if (!before) this.#store.change(confirm(id, true));
    const { draft } = this.#store;
    const all = inOrder(draft);
    const next = all.find((one) => doubtful(draft.notes[one.id])) ?? (before && all[(all.findIndex((one) => one.id === id) + 1) % all.length]);
    if (!next) return;
    this.#pick(next.id);
    this.reveal(next.id, true);
  }

  /** @param {string} id */
  #doubt(id) {
    this.#store.change(confirm(id, false));
    /** @type {HTMLElement | null | undefined} */ (this.#rows.get(id)?.row.querySelector('.sure'))?.focus();
  }

  /** @param {string[]} ids */
  link(ids) {
    for (const [id, { row }] of this.#rows) row.classList.toggle('linked', ids.includes(id));
  }

  /** @param {string} id @param {boolean} focus */
  reveal(id, focus) {
    const row = this.#rows.get(id)?.row;
    row?.scrollIntoView({ block: 'nearest' });
    if (focus) row?.querySelector('button')?.focus({ preventScroll: true });
  }

  /** To write in the open row, which may be taller than what is seen. @param {string} id */
  edit(id) {
    const row = this.#rows.get(id)?.row;
    const value = /** @type {HTMLInputElement | null | undefined} */ (row?.querySelector('.form input[inputmode=decimal]'));
    value?.focus({ preventScroll: true });
    value?.select();
    const come = () => {
      row?.scrollIntoView({ block: 'start' });
      value?.scrollIntoView({ block: 'nearest' });
    };
    come();
    // Rows above have their heights when they are drawn.
    requestAnimationFrame(come);
  }
}
