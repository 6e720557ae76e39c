// The draft of this tab: kept as one types, and by one tab at a time.
import { nameOf } from './draft.js';
import { Conflict, find, write } from './shelf.js';
import { hold } from './tabs.js';
import { freshUuid } from './uuid.js';
/** @typedef {import('./store.js').Store} Store */
/** @typedef {'saved' | 'saving' | 'elsewhere' | 'conflict' | 'failed'} Status */

/** Milliseconds without a change before it is written. */
const PAUSE = 150;
const TAB = 'indicator-charts-studio-draft';

export class Session {
  /** @type {Status} */
  status = 'saved';
  #revision = 0;
  #timer = 0;
  #wanted = false;
  /** What is being written, one after the other. @type {Promise<void>} */
  #writing = Promise.resolve();
  /** @type {import('./tabs.js').Hold | null} */
  #hold = null;
  #store;
  #tell;

  /**
   * @param {Store} store
   * @param {(status: Status) => void} tell
   */
  constructor(store, tell) {
    this.#store = store;
    this.#tell = tell;
    store.listen((draft, before) => { if (draft.id === before.id) this.#later(); });
    addEventListener('pagehide', () => this.flush());
    addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.flush());
  }

  /** The draft that this tab showed before it was loaded again. */
  static get last() {
    try {
      return sessionStorage.getItem(TAB);
    } catch {
      return null;
    }
  }

  static #note(/** @type {string} */ id) {
    try {
      sessionStorage.setItem(TAB, id);
    } catch {
      // The last draft of any tab is shown then.
    }
  }

  /** Whether this tab may change the draft. */
  get writable() {
    return this.status === 'saved' || this.status === 'saving' || this.status === 'failed';
  }

  /**
   * Shows a draft, new or kept, in this tab.
   * @param {import('./draft.js').Draft} draft
   * @param {{fresh?: boolean, steal?: boolean}} [how] `fresh`: it is written at once
   */
  async open(draft, { fresh = false, steal = false } = {}) {
    await this.flush();
    // This tab's own lock is none of another tab's.
    await this.#hold?.release();
    const { id } = draft;
    this.#hold = await hold(id, () => { if (this.#store.draft.id === id) this.#say('elsewhere'); }, steal);
    // Read under the lock: what another tab wrote last.
    const kept = await find(id).catch(() => undefined);
    // What was changed meanwhile is of the draft before.
    await this.flush();
    this.#revision = kept?.revision ?? 0;
    Session.#note(id);
    this.#wanted = false;
    this.#store.open(kept?.draft ?? draft);
    this.#say(this.#hold ? 'saved' : 'elsewhere');
    if (fresh && this.#hold) {
      this.#wanted = true;
      await this.flush();
    }
  }

  /** Takes the draft from the tab that has it. */
  takeOver() {
    return this.open(this.#store.draft, { steal: true });
  }

  /** What this tab has, as a draft of its own. @param {string} name */
  fork(name) {
    return this.open({ ...this.#store.draft, id: freshUuid(), name }, { fresh: true });
  }

  #later() {
    if (!this.writable) return;
    this.#wanted = true;
    // What could not be kept is not until it is.
    if (this.status !== 'failed') this.#say('saving');
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.flush(), PAUSE);
  }

  /** Writes what was not written yet. */
  flush() {
    clearTimeout(this.#timer);
    this.#writing = this.#writing.catch(() => {}).then(() => this.#write());
    return this.#writing;
  }

  async #write() {
    if (!this.#wanted || !this.writable) return;
    this.#wanted = false;
    const { draft } = this.#store;
    try {
      this.#revision = await write(draft, nameOf(draft), this.#revision);
      // Another tab may have it by now.
      if (!this.#wanted && this.writable) this.#say('saved');
    } catch (error) {
      if (!this.writable) return;
      const conflict = error instanceof Conflict;
      // Tried again with the next change, or when the page is left.
      this.#wanted = !conflict;
      this.#say(conflict ? 'conflict' : 'failed');
    }
  }

  /** @param {Status} status */
  #say(status) {
    this.status = status;
    this.#tell(status);
  }
}
