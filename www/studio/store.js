// One draft at a time, never changed but replaced, with what it was before.
/** @typedef {import('./draft.js').Draft} Draft */

/** Steps back that are kept. Texts and lists are shared between them. */
const MOST = 200;

export class Store {
  /** @type {Draft[]} */
  #past = [];
  /** @type {Draft[]} */
  #future = [];
  #mark = '';
  /** @type {Draft} */
  #draft;
  /** @type {Set<(draft: Draft, before: Draft) => void>} */
  #listeners = new Set();

  /** @param {Draft} draft */
  constructor(draft) {
    this.#draft = draft;
  }

  get draft() {
    return this.#draft;
  }

  get undoable() {
    return this.#past.length > 0;
  }

  get redoable() {
    return this.#future.length > 0;
  }

  /**
   * What the editor does. Changes with the same `mark` in a row, such as the
   * characters of a word, are one step back.
   * @param {(draft: Draft) => Draft} edit
   * @param {string} [mark]
   */
  change(edit, mark = '') {
    const next = edit(this.#draft);
    if (next === this.#draft) return;
    if (!mark || mark !== this.#mark) this.#past.push(this.#draft);
    if (this.#past.length > MOST) this.#past.shift();
    this.#mark = mark;
    this.#future = [];
    this.#set(next);
  }

  /** What follows from the last change, and goes back with it. @param {(draft: Draft) => Draft} edit */
  amend(edit) {
    this.#set(edit(this.#draft));
  }

  undo() {
    const before = this.#past.pop();
    if (!before) return;
    this.#future.push(this.#draft);
    this.#mark = '';
    this.#set(before);
  }

  redo() {
    const after = this.#future.pop();
    if (!after) return;
    this.#past.push(this.#draft);
    this.#mark = '';
    this.#set(after);
  }

  /** Another draft, without a past. @param {Draft} draft */
  open(draft) {
    this.#past = [];
    this.#future = [];
    this.#mark = '';
    this.#set(draft);
  }

  /** @param {(draft: Draft, before: Draft) => void} listener @returns {() => void} ends it */
  listen(listener) {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  /** @param {Draft} draft */
  #set(draft) {
    if (draft === this.#draft) return;
    const before = this.#draft;
    this.#draft = draft;
    for (const listener of this.#listeners) listener(draft, before);
  }
}
