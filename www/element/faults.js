// What went wrong, in words: the sentences of what cannot be fetched or run,
// and the way to those of the core.

import { CSS } from './fault-styles.js';
import { within } from './patience.js';
/** @typedef {import('./core.js').Problem} Problem */

/** @type {Record<string, [zh: string, en: string]>} */
const SENTENCES = {
  network: ['网络没有接通，图没有画出来。', 'The network failed, so the chart was not drawn.'],
  http: ['没有取到图的文件（{0}）。', 'A file of the chart could not be fetched ({0}).'],
  integrity: ['图的文件与发布时不一致，没有使用。', 'A file of the chart is not the one that was published.'],
  json: ['图的数据文件不是完整的 JSON。', 'The chart’s data file is not valid JSON.'],
  wasm: ['浏览器没能运行绘图程序。', 'The browser could not run the drawing code.'],
  canvas: ['浏览器没有给出画布。', 'The browser had no canvas to draw on.'],
  trap: ['画图时出了错。', 'Something went wrong while drawing.'],
};

/**
 * A browser says the same of a file that did not come and of one that is not
 * what it should be. Without the demand, only the latter comes.
 * @param {Problem} problem
 */
async function tampered({ file = '', integrity }) {
  if (!integrity) return false;
  const bytes = await within(fetch(file, { cache: 'reload' }).then((response) => response.arrayBuffer())).catch(() => undefined);
  // Pages without encryption have no `subtle`; there the file came the second time.
  if (!bytes || !globalThis.crypto.subtle) return !!bytes;
  const wanted = integrity.split(/\s+/).filter(Boolean);
  for (const name of new Set(wanted.map((one) => one.slice(0, 6)))) {
    const digest = new Uint8Array(await crypto.subtle.digest(name.replace('sha', 'SHA-'), bytes));
    if (wanted.includes(`${name}-${btoa(String.fromCharCode(...digest))}`)) return false;
  }
  return true;
}

/**
 * @param {Problem} problem
 * @returns {Promise<{code?: string, zh: string, en: string, css: string}>} `css` are the rules of the line
 */
export async function worded(problem) {
  if (problem.code === 'network' && (await tampered(problem))) return sentence('integrity');
  // A problem of the core may have the same code.
  if ('retry' in problem) return sentence(problem.code);
  const sentences = await within(import('./sentences.js'), 2000).catch(() => undefined);
  const { code, path } = problem;
  const [zh, en] = sentences?.default[code]
    ?? [`图的数据有误（${code} ${path}）。`, `The chart’s data has an error (${code} ${path}).`];
  return { zh, en, css: CSS };
}

/** @param {string} code */
function sentence(code) {
  const [zh, en] = SENTENCES[code] ?? ['', ''];
  return { code, zh, en, css: CSS };
}
