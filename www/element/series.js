// The CSV file of a chart of series: fetched once, decoded, handed over.

import { because, get } from './core.js';
/** @typedef {import('../pkg/indicator_charts.js').Document} Doc */

/** Bytes, as in the core. */
const MOST_BYTES = 64_000_000;

/** Where a document names it. */
const PATH = '$.charts.data.csv';

/** Texts by address. @type {Map<string, Promise<string>>} */
const tables = new Map();

/**
 * @param {string} url
 * @param {string} name as the document has it
 */
async function fetched(url, name) {
  const bytes = await (await get(url)).arrayBuffer().catch(because('network'));
  /** @param {string} code @param {string[]} args */
  const problem = (code, args) => ({ code, path: PATH, args });
  if (bytes.byteLength > MOST_BYTES) throw problem('size', ['CSV', '64 MB']);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problem('encoding', [name]);
  }
}

/** @param {string} name @param {string} base */
function addressOf(name, base) {
  try {
    return new URL(name, base).href;
  } catch {
    throw { code: 'link', path: PATH, args: [] };
  }
}

/**
 * Gives `read` the file that the chart `id` of the document `json` names, if
 * it names one; its address is relative to `base`. Needs the part `csv`.
 * @param {Doc} read
 * @param {any} json
 * @param {string} id
 * @param {string} base
 */
export async function table(read, json, id, base) {
  const charts = Array.isArray(json?.charts) ? json.charts : [];
  const name = charts.find((/** @type {any} */ chart) => !id || chart?.id === id)?.data?.csv;
  if (typeof name !== 'string') return;
  const url = addressOf(name, base);
  const known = tables.get(url) ?? fetched(url, name);
  tables.set(url, known);
  known.catch(() => tables.delete(url));
  read.table(id, await known);
}
