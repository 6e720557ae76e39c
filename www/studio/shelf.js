// Drafts in this browser's IndexedDB, each with a revision: who writes an
// older one is refused.
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {{id: string, revision: number, saved: number, name: string, draft: Draft}} Kept */

const NAME = 'indicator-charts-studio';
const DRAFTS = 'drafts';

/** Another tab has written meanwhile. */
export class Conflict extends Error {}

/** Room may be found wanting at the very end. @param {IDBTransaction} transaction @returns {Promise<void>} */
const committed = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error);
});

/** @type {Promise<IDBDatabase> | undefined} */
let opening;

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** The next one who asks opens the database again. */
function forget() {
  opening?.then((before) => before.close(), () => {});
  opening = undefined;
}

function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(DRAFTS, { keyPath: 'id' });
    request.onsuccess = () => {
      const { result } = request;
      // Its reader clears site data, or a phone ends what is in the background.
      result.onclose = forget;
      result.onversionchange = forget;
      resolve(result);
    };
    request.onerror = () => reject(request.error);
  });
  return opening;
}

/** @param {IDBTransactionMode} mode */
async function drafts(mode) {
  const begun = async () => (await database()).transaction(DRAFTS, mode).objectStore(DRAFTS);
  try {
    return await begun();
  } catch {
    // A connection that was cut off does not always say so.
    forget();
    return begun();
  }
}

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
  try {
    const there = /** @type {Kept | undefined} */ (await done(store.get(draft.id)));
    // One that was cleared away is written anew: it is in this tab alone.
    if (there && there.revision !== revision) throw new Conflict();
    await Promise.all([done(store.put({ id: draft.id, revision: revision + 1, saved: Date.now(), name, draft })), committed(store.transaction)]);
    return revision + 1;
  } catch (error) {
    if (!(error instanceof Conflict)) forget();
    throw error;
  }
}

/** @param {string} id */
export async function remove(id) {
  await done((await drafts('readwrite')).delete(id));
}
