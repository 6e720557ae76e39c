// The command line's `check` behind one function. It runs in a worker: a long
// article keeps nobody from typing.
import { flatten } from '../element/flatten.js';
/** @typedef {{severity: string, code: string, path: string, zh: string, en: string}} Said */

/** @type {Worker | undefined} */
let worker;
let asked = 0;

/** Milliseconds. A full document takes some ten of them. */
const PATIENCE = 10_000;

/** @param {string[]} said @returns {Said[]} */
const fives = (said) => Array.from({ length: said.length / 5 }, (_, i) => {
  const [severity, code, path, zh, en] = said.slice(5 * i);
  return { severity, code, path, zh, en };
});

/**
 * Every error and warning of a document, and with `text` those about its
 * quotes; `null` where the checker was not published.
 * @param {unknown} document
 * @param {string} [text]
 * @returns {Promise<Said[] | null>}
 */
export function reported(document, text) {
  const own = (worker ??= new Worker(new URL('check-worker.js', import.meta.url), { type: 'module' }));
  const id = (asked += 1);
  return new Promise((resolve) => {
    const stop = new AbortController();
    /** @param {string[]} [said] */
    const finish = (said) => {
      clearTimeout(timer);
      stop.abort();
      if (!said) {
        own.terminate();
        if (worker === own) worker = undefined;
      }
      resolve(said ? fives(said) : null);
    };
    const timer = setTimeout(() => finish(), PATIENCE);
    own.addEventListener('message', ({ data }) => { if (data.id === id) finish(data.said); }, { signal: stop.signal });
    own.addEventListener('error', () => finish(), { signal: stop.signal });
    own.postMessage({ id, tokens: flatten(document), text });
  });
}
