// One wasm instance and one copy of each document for all charts of a page.

import { GLUE, PARTS, WASM } from '../files.js';
import { flatten } from './flatten.js';
/** @typedef {typeof import('../pkg/indicator_charts.js')} Core */
/** @typedef {import('../pkg/indicator_charts.js').Document} Doc */
/** @typedef {{code: string, path: string, zh: string, en: string, args?: string[], retry?: boolean}} Reason its args fill {0} and {1} */
/** @typedef {{code: string, path: string, args: string[]}} Problem as the core throws it */

/** A stalled connection must end in words, in milliseconds. */
const PATIENCE = 20000;

/** Under this name a core that was split exports its table. */
const TABLE = '$table';

/** How often a trap or a failure has made us begin again. */
let generation = 0;
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
 * @param {string} code
 * @param {string} zh
 * @param {string} en
 * @param {boolean} [retry]
 * @returns {Reason}
 */
const reason = (code, zh, en, retry) => ({ code, path: '$', zh, en, retry });

/** @param {string} url */
export async function get(url) {
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

/**
 * The compiled file at `url`, fetched once.
 * @param {string} url
 */
function compiled(url) {
  const known = programs.get(url);
  if (known) return known;
  const program = get(url).then(async (response) => {
    // A server with the wrong MIME type costs the streaming, not the chart.
    const streams = 'compileStreaming' in WebAssembly && /wasm/.test(response.headers.get('content-type') ?? '');
    return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  });
  programs.set(url, program);
  program.catch(() => programs.delete(url));
  return program;
}

/** @returns {Promise<Core>} */
async function start() {
  // A fresh copy of the glue is the only way to a fresh instance.
  const [glue, module_or_path] = await Promise.all([import(generation ? `${GLUE}?${generation}` : GLUE), compiled(WASM)]);
  instances.set(glue, { exports: await glue.default({ module_or_path }), parts: new Map() });
  return glue;
}

/** @param {any} error */
const unusable = (error) => (error?.code ? error : reason('wasm', '浏览器没能运行绘图程序。', 'The browser could not run the drawing code.', true));

/**
 * The running core.
 * @returns {Promise<Core>}
 */
export function core() {
  running ??= start().catch((error) => {
    running = undefined;
    // Some browsers remember that an address failed: the next attempt needs another.
    generation += 1;
    throw unusable(error);
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
  const known = parts.get(name);
  if (known) return void (await known);
  // The part writes its functions into the table that the core calls through.
  const filled = compiled(`${PARTS}${name}.wasm`).then((module) => WebAssembly.instantiate(module, { c: exports })).catch((error) => {
    parts.delete(name);
    throw unusable(error);
  });
  parts.set(name, filled);
  await filled;
}

/** After a trap the instance may be half-changed: the next use starts anew. */
export function restart() {
  generation += 1;
  running = undefined;
  documents.clear();
}

/**
 * The JSON at `url`, fetched once; after a failure, once more.
 * @param {string} url
 */
export function jsonAt(url) {
  const known = texts.get(url);
  if (known) return known;
  const json = get(url).then((response) => response.json().catch(() => {
    throw reason('json', '图的数据文件不是完整的 JSON。', 'The chart’s data file is not valid JSON.');
  }));
  texts.set(url, json);
  json.catch(() => texts.delete(url));
  return json;
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
  const read = jsonAt(url).then((value) => new core.Document(flatten(value)));
  documents.set(url, read);
  read.catch(() => {
    texts.delete(url);
    if (documents.get(url) === read) documents.delete(url);
  });
  return read;
}

/**
 * A problem of the core in words. Its sentences are not worth the download
 * before something is wrong.
 * @param {Problem} problem
 * @returns {Promise<Reason>}
 */
async function worded({ code, path, args }) {
  const sentences = await import('./sentences.js').catch(() => undefined);
  const [zh, en] = sentences?.default[code]
    ?? [`图的数据有误（${code} ${path}）。`, `The chart’s data has an error (${code} ${path}).`];
  return { code, path, zh, en, args };
}

/**
 * Any thrown thing as a reason; only a problem of the core takes a moment.
 * @param {any} error
 * @returns {Reason | Promise<Reason>}
 */
export function reasonOf(error) {
  if (error?.zh) return error;
  if (error?.args) return worded(error);
  return reason('trap', '画图时出了错。', 'Something went wrong while drawing.');
}
