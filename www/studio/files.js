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
const isObject = (/** @type {unknown} */ value) => !!value && typeof value === 'object' && !Array.isArray(value);
const isList = (/** @type {unknown} */ value) => Array.isArray(value) && value.every((one) => isObject(one) && isText(one.id));

/** Only what `keep` takes of an object. @param {any} value @param {(own: any, name: string) => boolean} keep */
const only = (value, keep) => Object.fromEntries(Object.entries(value).filter(([name, own]) => keep(own, name)));

/** Words and numbers; the rest by its name. @param {Record<string, (own: any) => boolean>} more */
const plain = (more) => (/** @type {any} */ own, /** @type {string} */ name) =>
  (Object.hasOwn(more, name) ? more[name](own) : own === null || isText(own));

const isSpan = (/** @type {any} */ own) => isObject(own) && Number.isInteger(own.start) && Number.isInteger(own.end) && own.start >= 0 && own.end >= own.start;
const isSource = (/** @type {any} */ own) => isObject(own) && isText(own.exact) && isSpan(own) && (own.figure === undefined || isSpan(own.figure));
const isPart = (/** @type {any} */ own) => isObject(own) && (own.figure === undefined || isSpan(own.figure));
const isReference = (/** @type {any} */ own) => isText(own) || (isObject(own) && isText(own.ref) && [own.label, own.group].every((word) => word === undefined || isText(word)));
const areTexts = (/** @type {any} */ own) => Array.isArray(own) && own.every(isText);

/** @type {Record<string, (own: any) => boolean>} */
const INDICATOR = {
  change: isPart, from: isPart, target: isPart, whole: isPart, rank: isPart, compare: (own) => Array.isArray(own) && own.every((one) => isPart(one) && isText(one.to)),
  derived: (own) => isObject(own) && areTexts(own.args), source: (own) => (Array.isArray(own) ? own.every(isSource) : isSource(own)),
};
/** What the studio never looks into is the core's to refuse. @type {Record<string, (own: any) => boolean>} */
const CHART = {
  indicators: (own) => Array.isArray(own) && own.every(isReference), highlight: areTexts, source: (own) => isObject(own) && isText(own.label),
  data: isObject, encode: isObject, axis: isObject, references: Array.isArray, annotations: Array.isArray, steps: Array.isArray, hidden: areTexts, theme: isObject,
};

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
  // Figures were numbers before documents had them as text.
  const asText = (/** @type {any} */ one) => ({ ...one, ...(typeof one.value === 'number' ? { value: String(one.value) } : {}), label: isText(one.label) ? one.label : one.id });
  const labelled = indicators.map((/** @type {any} */ one) => only(asText(one), plain(INDICATOR)));
  const drawn = (/** @type {any[]} */ list) => list.map((one) => only({ ...one, kind: isText(one.kind) ? one.kind : 'tiles' }, plain(CHART)));
  const notes = Object.fromEntries(labelled.map((/** @type {any} */ { id }) => [id, { origin: 'opened', sure: true }]));
  const draft = /** @type {Draft} */ ({
    ...blank, lang: isText(lang) ? lang : 'zh-Hans', article: isObject(article) ? only(article, isText) : {}, indicators: labelled, charts: drawn(charts), notes,
  });
  if (own === json) return draft;
  return {
    ...draft,
    name: isText(own.name) ? own.name : '',
    text: isText(own.text) ? own.text : '',
    read: isText(own.read) ? own.read : null,
    ...(isText(own.dated) ? { dated: own.dated } : {}),
    notes: { ...notes, ...(isObject(own.notes) ? only(own.notes, (note) => isObject(note) && (note.reasons === undefined || areTexts(note.reasons))) : {}) },
    dismissed: Array.isArray(own.dismissed) ? own.dismissed.filter(isSource) : [],
    passed: areTexts(own.passed) ? own.passed : [],
    offers: /** @type {any} */ (isList(own.offers) ? drawn(own.offers) : []),
    base: isText(own.base) && /^https?:\/\//i.test(own.base) ? own.base : '',
  };
}

