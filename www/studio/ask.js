// What the core says of a document: its errors, whether a kind of chart fits,
// a chart's words and pictures. The same core as readers have.
import { core, isTrap, part, reasonOf, restart } from '../element/core.js';
import { flatten } from '../element/flatten.js';
import { plainly } from './plainly.js';
import { say } from './words.js';
/** @typedef {import('./draft.js').Spec} Spec */
/** @typedef {import('../element/words.js').Words} Words */
/** @typedef {import('../element/words.js').Table} Table */
/** @typedef {{path: string, sentence: string}} Problem */
/** @typedef {import('../pkg/indicator_charts.js').Chart} Chart */
/** @typedef {import('../pkg/indicator_charts.js').Document} Doc */

/** What went wrong, in words. @param {any} error @returns {Promise<string>} */
export async function sentenceOf(error) {
  if (error instanceof Error && !(error instanceof WebAssembly.RuntimeError)) return error.message;
  const { zh, en } = await reasonOf(error);
  const args = /** @type {string[]} */ (error.args ?? []).map((arg) => arg || say('没有单位|no unit'));
  return plainly(zh, en).replace(/\{(\d)\}/g, (_, i) => args[i] ?? '');
}

/** Runs with the document, which the core gets back. @template T @param {unknown} document @param {(read: Doc, glue: import('../element/core.js').Core) => Promise<T>} run @returns {Promise<T>} */
async function reading(document, run) {
  const glue = await core();
  const read = new glue.Document(flatten(document));
  try {
    const answer = await run(read, glue);
    read.free();
    return answer;
  } catch (error) {
    // After a trap nothing of this core may be called any more.
    if (isTrap(error)) restart();
    else read.free();
    throw error;
  }
}

/** @param {Doc} read @param {import('../element/core.js').Core} glue @param {string} id */
async function made(read, glue, id) {
  await Promise.all(read.parts(id).map((name) => part(glue, name)));
  return read.chart(id);
}

/**
 * Every error of a document.
 * @param {unknown} document
 * @returns {Promise<Problem[]>}
 */
export async function problems(document) {
  try {
    const found = await reading(document, async (read, glue) => {
      await part(glue, 'figures');
      return /** @type {any[]} */ (read.problems());
    });
    return await Promise.all(found.map(async (one) => ({ path: one.path, sentence: await sentenceOf(one) })));
  } catch (error) {
    return [{ path: /** @type {any} */ (error).path ?? '$', sentence: await sentenceOf(error) }];
  }
}

/**
 * Why a chart cannot be drawn; empty: it can.
 * @param {{charts: Spec[]}} document
 * @param {Spec} chart
 */
export async function refusal(document, chart) {
  try {
    await reading({ ...document, charts: [chart] }, async (read, glue) => (await made(read, glue, chart.id)).free());
    return '';
  } catch (error) {
    return sentenceOf(error);
  }
}

/**
 * @typedef {object} Described
 * @property {Words} words
 * @property {Table} table
 * @property {string[]} levels what is read aloud
 * @property {(width: number, theme: 'light' | 'dark', frame: boolean) => string} svg
 * @property {(width: number, ratio: number) => Promise<Blob>} png of the frame, on light paper
 */

/**
 * A chart's words and pictures, for as long as `use` runs.
 * @template T
 * @param {unknown} document
 * @param {string} id
 * @param {(described: Described) => T | Promise<T>} use
 * @returns {Promise<T>}
 */
export function described(document, id, use) {
  return reading(document, async (read, glue) => {
    const chart = await made(read, glue, id);
    const words = /** @type {Words} */ (chart.words());
    await Promise.all(['pictures', 'described', words.told].map((name) => part(glue, name)));
    const answer = await use({
      words,
      table: /** @type {Table} */ (chart.table()),
      levels: chart.levels(),
      svg: (width, theme, frame) => chart.toSvg(width, theme, frame),
      png: (width, ratio) => new Promise((resolve, reject) => {
        const canvas = globalThis.document.createElement('canvas');
        if (!chart.paintFrame(canvas, width, 'light', ratio)) reject(new Error('no canvas'));
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
      }),
    });
    chart.free();
    return answer;
  });
}
