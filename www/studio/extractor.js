// The extractor behind one function. It runs in a worker: a long article
// keeps nobody from typing, and what hangs can be ended.
import { reasonsOf } from './rules.js';
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {import('./draft.js').Spec} Spec */
/** @typedef {{confidence?: number, reasons: string[]}} Doubt */
/** @typedef {{indicators: Indicator[], charts: Spec[], doubts: Record<string, Doubt>, failed?: boolean}} Extracted `failed`: nothing was read, which says nothing of the text */
/** @typedef {'missing' | 'slow' | 'broken'} Failing */

/** Above, the rules that made a reading are nobody's business. */
const SURE = 0.93;
/** Milliseconds. An article takes some ten of them. */
const PATIENCE = 20_000;

export class ExtractorError extends Error {
  /** @param {Failing} code @param {string} [message] */
  constructor(code, message) {
    super(message ?? code);
    this.code = code;
  }
}

/** @type {Worker | undefined} */
let worker;
let asked = 0;

function end() {
  worker?.terminate();
  worker = undefined;
}

/**
 * What the command line prints with `--explain` for each indicator is for the
 * editor, not for the document.
 * @param {any} document
 * @returns {Extracted}
 */
export function parted(document) {
  /** @type {Record<string, Doubt>} */
  const doubts = {};
  const indicators = (document.indicators ?? []).map((/** @type {any} */ { explain, ...indicator }) => {
    const confidence = Number(explain?.confidence);
    if (explain) doubts[indicator.id] = { confidence, reasons: confidence < SURE ? reasonsOf(explain.rules) : [] };
    return indicator;
  });
  for (const { id, confidence, reason } of document.doubts ?? []) {
    const doubt = (doubts[id] ??= { reasons: [] });
    if (confidence !== undefined) doubt.confidence = Number(confidence);
    if (reason) doubt.reasons.push(String(reason));
  }
  return { indicators, charts: document.charts ?? [], doubts };
}

/**
 * Every figure that `text` states.
 * @param {string} text
 * @param {string} date when it came out, or empty
 * @returns {Promise<Extracted>}
 */
export function extract(text, date) {
  const own = (worker ??= new Worker(new URL('extract-worker.js', import.meta.url), { type: 'module' }));
  const id = (asked += 1);
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    const timer = setTimeout(() => finish(() => { end(); reject(new ExtractorError('slow')); }), PATIENCE);
    /** @param {() => void} then */
    const finish = (then) => {
      clearTimeout(timer);
      stop.abort();
      then();
    };
    own.addEventListener('message', ({ data }) => {
      if (data.id !== id) return;
      if (!data.code) return finish(() => resolve(parted(data.document)));
      finish(() => { if (data.code === 'broken') end(); reject(new ExtractorError(data.code, data.message)); });
    }, { signal: stop.signal });
    own.addEventListener('error', () => finish(() => { end(); reject(new ExtractorError('missing')); }), { signal: stop.signal });
    own.postMessage({ id, text, date });
  });
}
