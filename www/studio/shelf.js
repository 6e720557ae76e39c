// Drafts in this browser's IndexedDB, each with a revision: who writes an
// older one is refused.
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {{id: string, revision: number, saved: number, name: string, draft: Draft}} Kept */

const NAME = 'indicator-charts-studio';
const DRAFTS = 'drafts';

/** Another tab has written meanwhile. */
export class Conflict extends Error {}

/** @type {Promise<IDBDatabase> | undefined} */
let opening;

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(DRAFTS, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

/** @param {IDBTransactionMode} mode */
const drafts = async (mode) => (await database()).transaction(DRAFTS, mode).objectStore(DRAFTS);

/** The last one first. @returns {Promise<Kept[]>} */
export async function all() {
  const kept = /** @type {Kept[]} */ (await done((await drafts('readonly')).getAll()));
  return kept.toSorted((one, other) => other.saved - one.saved);
}

/** @param {string} id @returns {Promise<Kept | undefined>} */
export const find = async (id) => done((await drafts('readonly')).get(id));

/**
 * Writes on top of `revision`; 0 is a new draft.
 * @param {Draft} draft
 * @param {string} name
 * @param {number} revision
 * @returns {Promise<number>} the revision now
 */
export async function write(draft, name, revision) {
  const store = await drafts('readwrite');
  const there = /** @type {Kept | undefined} */ (await done(store.get(draft.id)));
  if ((there?.revision ?? 0) !== revision) throw new Conflict();
  await done(store.put({ id: draft.id, revision: revision + 1, saved: Date.now(), name, draft }));
  return revision + 1;
}

/** @param {string} id */
export async function remove(id) {
  await done((await drafts('readwrite')).delete(id));
}
