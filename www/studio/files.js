// A draft as one file, and documents from elsewhere.
import { empty, nameOf } from './draft.js';
import { download, fileName } from './parts.js';
import { ReadingError } from './reading.js';
import { say } from './words.js';
/** @typedef {import('./draft.js').Draft} Draft */

const FORMAT = 'indicator-charts-draft';

/** @param {Draft} draft */
export function save(draft) {
  const text = JSON.stringify({ format: FORMAT, version: 1, draft }, null, 1);
  download(new Blob([text], { type: 'application/json' }), `${fileName(nameOf(draft))}.icdraft`);
}

const isText = (/** @type {unknown} */ value) => typeof value === 'string';
const isList = (/** @type {unknown} */ value) => Array.isArray(value) && value.every((one) => one && typeof one === 'object' && isText(one.id));

/**
 * Nothing of a file is believed that the studio leans on.
 * @param {any} json
 * @returns {Draft}
 */
export function opened(json) {
  const own = json?.format === FORMAT ? json.draft : json;
  if (!own || typeof own !== 'object' || !isList(own.indicators ?? []) || !isList(own.charts ?? [])) {
    throw new ReadingError(say('这个文件不是草稿，也不是指标文档。|This file is neither a draft nor an indicator document.'));
  }
  const blank = empty();
  const { indicators = [], charts = [], article = {}, lang = 'zh-Hans' } = own;
  const labelled = indicators.map((/** @type {any} */ one) => ({ ...one, label: isText(one.label) ? one.label : one.id }));
  const notes = Object.fromEntries(labelled.map((/** @type {any} */ { id }) => [id, { origin: 'opened', sure: true }]));
  const draft = { ...blank, lang, article: article && typeof article === 'object' ? article : {}, indicators: labelled, charts, notes };
  if (own === json) return draft;
  return {
    ...draft,
    name: isText(own.name) ? own.name : '',
    text: isText(own.text) ? own.text : '',
    read: isText(own.read) ? own.read : null,
    notes: own.notes && typeof own.notes === 'object' ? own.notes : notes,
    dismissed: Array.isArray(own.dismissed) ? own.dismissed.filter((/** @type {any} */ one) => isText(one?.exact)) : [],
    offers: isList(own.offers) ? own.offers : [],
    base: isText(own.base) ? own.base : '',
  };
}

