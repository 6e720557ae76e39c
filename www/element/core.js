// One wasm instance and one copy of each document for all charts of a page.

import { GLUE, WASM } from '../files.js';
/** @typedef {typeof import('../pkg/indicator_charts.js')} Core */
/** @typedef {import('../pkg/indicator_charts.js').Document} Doc */
/** @typedef {{code: string, path: string, zh: string, en: string, retry?: boolean}} Reason */

/** A stalled connection must end in words, in milliseconds. */
const PATIENCE = 20000;

/** How often a trap has made us begin again. */
let generation = 0;
/** @type {Promise<WebAssembly.Module> | undefined} */
let program;
/** @type {Promise<Core> | undefined} */
let running;
/** @type {Map<string, Promise<unknown>>} */
const texts = new Map();
/** @type {Map<string, Promise<Doc>>} */
const documents = new Map();

/**
 * @param {string} code
 * @param {string} zh
 * @param {string} en
 * @param {boolean} [retry]
 * @returns {Reason}
 */
const reason = (code, zh, en, retry) => ({ code, path: '$', zh, en, retry });

/** @param {string} url */
async function get(url) {
  const signal = AbortSignal.timeout ? AbortSignal.timeout(PATIENCE) : undefined;
  const response = await fetch(url, { signal }).catch(() => {
    throw reason('network', '网络没有接通，图没有画出来。', 'The network failed, so the chart was not drawn.', true);
  });
  if (!response.ok) {
    const status = response.status;
    throw reason('http', `没有取到图的文件（${status}）。`, `A file of the chart could not be fetched (${status}).`, true);
  }
  return response;
}

async function compile() {
  const response = await get(WASM);
  // A server with the wrong MIME type costs the streaming, not the chart.
  return 'compileStreaming' in WebAssembly && /wasm/.test(response.headers.get('content-type') ?? '')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** @returns {Promise<Core>} */
async function start() {
  program ??= compile();
  // A fresh copy of the glue is the only way to a fresh instance.
  const [glue, module_or_path] = await Promise.all([import(generation ? `${GLUE}?${generation}` : GLUE), program]);
  await glue.default({ module_or_path });
  return glue;
}

/**
 * The running core.
 * @returns {Promise<Core>}
 */
export function core() {
  running ??= start().catch((error) => {
    running = program = undefined;
    throw error?.code ? error : reason('wasm', '浏览器没能运行绘图程序。', 'The browser could not run the drawing code.', true);
  });
  return running;
}

/** After a trap the instance may be half-changed: the next use starts anew. */
export function restart() {
  generation += 1;
  running = undefined;
  documents.clear();
}

/** @param {string} url */
async function fetched(url) {
  const response = await get(url);
  return response.json().catch(() => {
    throw reason('json', '图的数据文件不是完整的 JSON。', 'The chart’s data file is not valid JSON.');
  });
}

/**
 * The document at `url`, fetched and read once.
 * @param {Core} core
 * @param {string} url
 * @returns {Promise<Doc>}
 */
export function documentAt(core, url) {
  const known = documents.get(url);
  if (known) return known;
  const text = texts.get(url) ?? fetched(url);
  texts.set(url, text);
  const read = text.then((value) => new core.Document(value));
  documents.set(url, read);
  read.catch(() => {
    texts.delete(url);
    if (documents.get(url) === read) documents.delete(url);
  });
  return read;
}

/**
 * Any thrown thing as a reason.
 * @param {any} error
 * @returns {Reason}
 */
export function reasonOf(error) {
  if (error?.code && error.zh) return error;
  return reason('trap', '画图时出了错。', 'Something went wrong while drawing.');
}
