// One wasm instance and one copy of each document for all charts of a page.

import { GLUE, INTEGRITY, PARTS, WASM } from '../files.js';
import { flatten } from './flatten.js';
import { PATIENCE, within } from './patience.js';
/** @typedef {typeof import('../pkg/indicator_charts.js')} Core */
/** @typedef {import('../pkg/indicator_charts.js').Document} Doc */
/** @typedef {{code: string, path: string, args: string[], retry?: boolean, file?: string, integrity?: string}} Problem as the core or this file throws it */
/** @typedef {Problem & {zh: string, en: string, css?: string}} Reason its args fill {0} and {1} */

/** Under this name a core that was split exports its table. */
const TABLE = '$table';

/** How often something could not be fetched. */
let failures = 0;
/** How often a core ended. */
let traps = 0;
/** Compiled files by address: they outlive a trap. @type {Map<string, Promise<WebAssembly.Module>>} */
const programs = new Map();
/** @type {Promise<Core> | undefined} */
let running;
/** What each core exports, and its parts. @type {WeakMap<Core, {exports: WebAssembly.Exports, parts: Map<string, Promise<unknown>>}>} */
const instances = new WeakMap();
/** @type {Map<string, Promise<unknown>>} */
const texts = new Map();
/** @type {Map<string, Promise<Doc>>} */
const documents = new Map();

/**
 * A failure that another attempt may not meet; faults.js has its words.
 * @param {string} code
 * @param {Partial<Problem>} [more]
 * @returns {Problem}
 */
export function fault(code, more) {
  failures += 1;
  return { code, path: '$', args: [], retry: true, ...more };
}

/**
 * For `catch`: the way here failed, or, by `code`, what came is of no use.
 * @param {string} code
 * @returns {(error: any) => never}
 */
export const because = (code) => (error) => {
  throw error?.args ? error : fault(!error || /Type|Abort/.test(error.name) ? 'network' : code);
};

/**
 * What is at `url`. Its body, too, must not stall; who reads it says `because`.
 * @param {string} url
 * @param {string} [integrity]
 */
export async function get(url, integrity) {
  const stop = new AbortController();
  let timer = 0;
  // After the end there is nothing to stop.
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => stop.abort(), PATIENCE);
  };
  wait();
  // What was spoilt may lie in the browser's cache.
  const response = await fetch(url, { signal: stop.signal, integrity, cache: failures ? 'reload' : 'default' }).catch(() => {
    throw fault('network', { file: url, integrity });
  });
  if (!response.ok) throw fault('http', { args: [`${response.status}`] });
  const body = response.body?.pipeThrough(new TransformStream({
    transform(chunk, out) {
      wait();
      out.enqueue(chunk);
    },
  }));
  // A server with another MIME type costs nothing.
  return new Response(body, { headers: { 'content-type': 'application/wasm' } });
}

/**
 * What `make` gives, or gave before unless it failed.
 * @template T
 * @param {Map<string, Promise<T>>} known
 * @param {string} key
 * @param {() => Promise<T>} make
 */
function once(known, key, make) {
  const found = known.get(key) ?? make();
  known.set(key, found);
  found.catch(() => known.get(key) === found && known.delete(key));
  return found;
}

/**
 * The compiled file at `url`, fetched once.
 * @param {string} url
 */
function compiled(url) {
  return once(programs, url, () => get(url, INTEGRITY[url.slice(url.lastIndexOf('pkg/'))])
    .then((response) => WebAssembly.compileStreaming(response)).catch(because('wasm')));
}

/** @returns {Promise<Core>} */
async function start() {
  // A fresh copy of the glue is the only way to a fresh instance. Browsers
  // remember that an address failed; a fragment makes another of the same file.
  const address = GLUE + (failures ? `?${failures}` : '') + (traps ? `#${traps}` : '');
  const [glue, module_or_path] = await Promise.all([within(import(address)), compiled(WASM)]);
  instances.set(glue, { exports: await glue.default({ module_or_path }), parts: new Map() });
  return glue;
}

/**
 * The running core.
 * @returns {Promise<Core>}
 */
export function core() {
  running ??= start().catch((error) => {
    running = undefined;
    return because('wasm')(error);
  });
  return running;
}

/**
 * Puts a part into a running core: what `parts` of a document names for a
 * chart, `answer`, which a reader's actions need, or `pictures`, which SVG and
 * PNG need. A core in one piece has all of them.
 * @param {Core} glue
 * @param {string} name
 */
export async function part(glue, name) {
  const instance = instances.get(glue);
  if (!instance?.exports[TABLE]) return;
  const { exports, parts } = instance;
  // The part writes its functions into the table that the core calls through.
  await once(parts, name, () => compiled(`${PARTS}${name}.wasm`)
    .then((module) => WebAssembly.instantiate(module, { c: exports })).catch(because('wasm')));
}

/**
 * Forgets a handle of a core that ended: nothing of it may be called any more,
 * not even by the browser's tidying up.
 * @param {any} handle
 */
export const abandon = (handle) => { handle?.__destroy_into_raw(); };

/** After a trap the instance may be half-changed: the next use starts anew. */
export function restart() {
  traps += 1;
  running = undefined;
  documents.forEach((read) => read.then(abandon, () => {}));
  documents.clear();
}

/**
 * The JSON at `url`, fetched once; after a failure, once more.
 * @param {string} url
 */
export function jsonAt(url) {
  return once(texts, url, () => get(url).then((response) => response.json()).catch(because('json')));
}

/**
 * The document at `url`, fetched and read once.
 * @param {Core} core
 * @param {string} url
 * @returns {Promise<Doc>}
 */
export function documentAt(core, url) {
  return once(documents, url, () => jsonAt(url).then((value) => new core.Document(flatten(value))).catch((error) => {
    texts.delete(url);
    throw error;
  }));
}

/** Whether an error is none of ours: the core may be half-changed. @param {any} error */
export const isTrap = (error) => !error?.args;

/**
 * Any thrown thing in words. They are not worth the download before something
 * is wrong; where even they do not come, a code says it.
 * @param {any} error
 * @returns {Promise<Reason>}
 */
export async function reasonOf(error) {
  const problem = isTrap(error) ? fault('trap', { retry: false }) : error;
  const words = await within(import('./faults.js'), 3000).then(({ worded }) => worded(problem), () => undefined);
  const why = `${problem.code} ${problem.path}`;
  return { ...problem, zh: `图没有画出来（${why}）。`, en: `The chart was not drawn (${why}).`, ...words };
}
