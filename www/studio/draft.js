// What an editor works on, and every change of it as a function from one draft
// to the next.
import { replaced } from './place.js';
import { matched } from './rate.js';
import { periodWords, remembered } from './remembered.js';
import { redated, reworded } from './reword.js';
import { freshUuid } from './uuid.js';
/** @typedef {import('../element/anchor.js').Span} Span */
/** @typedef {{value?: string | null, upper?: string | null, unit?: string, written?: string | null, qualifier?: string, qualifierText?: string | null, figure?: Span}} Quantity */
/** @typedef {Quantity & {direction?: string, basis?: string}} Change */
/** @typedef {Quantity & {of?: string, to: string, direction?: string}} Comparison */
/** @typedef {import('../element/anchor.js').Quote & {figure?: Span}} Source */
/**
 * @typedef {Quantity & {id: string, label: string, kind?: string, of?: string, period?: string, periodText?: string, region?: string,
 *   change?: Change, compare?: Comparison[], from?: Quantity, target?: Quantity, whole?: Quantity & {label?: string},
 *   rank?: {place: number, among?: string, years?: number, figure?: Span}, derived?: {op: string, args: string[]}, source?: Source | Source[]}} Indicator
 */
/** @typedef {string | {ref: string, label?: string, group?: string}} Reference */
/**
 * @typedef {{id: string, kind: string, variant?: string | null, title?: string, subtitle?: string, note?: string, takeaway?: string, alt?: string,
 *   source?: {label: string, url?: string}, indicators?: Reference[], highlight?: string[], sort?: string, data?: any, encode?: any, [more: string]: any}} Spec
 */
/**
 * @typedef {object} Note what is known of an indicator beside the document
 * @property {'found' | 'added' | 'opened'} origin
 * @property {boolean} [edited]
 * @property {boolean} [sure] the editor has looked at it
 * @property {number} [confidence] 0 to 1
 * @property {string[]} [reasons]
 * @property {boolean} [stale] its figure stands in the text no more
 * @property {{period?: string, region?: string}} [was] what the editor changed last
 */
/** @typedef {{article: {title?: string, url?: string, publisher?: string, published?: string}}} About */
/**
 * @typedef {object} Draft
 * @property {string} id
 * @property {string} name the editor's; else the article's title
 * @property {string} lang of the article
 * @property {string} text
 * @property {string | null} read the text that was searched for figures
 * @property {string} [dated] the date that it was searched with, which 今年 is of
 * @property {About['article']} article
 * @property {Indicator[]} indicators
 * @property {Record<string, Note>} notes
 * @property {Source[]} dismissed figures that are none
 * @property {string[]} passed findings that are as they should be
 * @property {Spec[]} charts
 * @property {Spec[]} offers suggested, not taken yet
 * @property {string} base where the pack will be published
 */

/** Below it a figure is doubtful. */
const SURE = 0.8;

/** @returns {Draft} */
export const empty = () => ({
  id: freshUuid(), name: '', lang: 'zh-Hans', text: '', read: null, article: {}, indicators: [], notes: {}, dismissed: [], passed: [], charts: [], offers: [], base: '',
});

/** The first line, as a title. @param {Draft} draft */
export function nameOf(draft) {
  const line = draft.name || draft.article.title || draft.text.trimStart().split('\n', 1)[0];
  return [...line].slice(0, 40).join('');
}

/** The first line of several, where it is no sentence. @param {string} text */
export function headline(text) {
  const own = text.trimStart();
  const end = own.indexOf('\n');
  const first = own.slice(0, Math.max(0, end)).trim();
  return first.length <= 60 && !/[。；;]/.test(first) ? first : '';
}

/** The document, as readers get it. @param {Draft} draft */
export function documentOf({ lang, article, text, indicators, charts }) {
  const about = Object.fromEntries(Object.entries({ ...article, title: article.title || headline(text) }).filter(([, value]) => value));
  return { version: 1, lang, ...(Object.keys(about).length ? { article: about } : {}), indicators, charts };
}

/** @param {Note | undefined} note */
export const doubtful = (note) => !!note && !note.sure && (note.stale || (note.confidence ?? 1) < SURE || !!note.reasons?.length);

/** @param {Indicator} indicator @returns {Source | undefined} */
export const sourceOf = ({ source }) => (Array.isArray(source) ? source[0] : source);

/** Doubtful ones first, then as they stand in the text. @param {Draft} draft */
export function inOrder({ indicators, notes }) {
  const placed = indicators.map((one) => ({
    one,
    place: sourceOf(one)?.figure?.start ?? Infinity,
    // One that the editor looked at keeps its place.
    rank: Number(!doubtful({ ...notes[one.id], sure: false, origin: 'found' })),
  }));
  return placed.sort((one, other) => one.rank - other.rank || one.place - other.place).map(({ one }) => one);
}

/** @param {Iterable<{id: string}>} taken @param {string} stem */
export function freshId(taken, stem) {
  const ids = new Set([...taken].map(({ id }) => id));
  let n = ids.size + 1;
  while (ids.has(stem + n)) n += 1;
  return stem + n;
}

/** @param {string} text @returns {(draft: Draft) => Draft} */
export const setText = (text) => (draft) => (draft.text === text ? draft : { ...draft, text });

/** @param {Partial<Draft>} fields @returns {(draft: Draft) => Draft} */
export const set = (fields) => (draft) => ({ ...draft, ...fields });

/** Without keys that say nothing. @template T @param {T} value @returns {T} */
export function tidy(value) {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([, own]) => own !== undefined && own !== '' && !(Array.isArray(own) && !own.length));
  return /** @type {T} */ (Object.fromEntries(kept));
}

/** @param {Indicator} indicator */
const stated = ({ value, derived }) => (value ?? null) !== null || !!derived;

/**
 * @param {string} id
 * @param {Partial<Indicator>} fields
 * @returns {(draft: Draft) => Draft}
 */
export const editIndicator = (id, fields) => (draft) => {
  const before = draft.indicators.find((one) => one.id === id);
  if (!before) return draft;
  const after = replaced(draft, before, matched(before, tidy({ ...before, ...fields })));
  const note = draft.notes[id] ?? { origin: 'opened' };
  // What the editor added and has no value is wanting until it has.
  const sure = note.sure || note.origin !== 'added' || stated(after);
  const indicators = draft.indicators.map((one) => (one === before ? after : one));
  const told = (/** @type {Spec[]} */ charts) => redated(reworded(charts, before, after), indicators, periodWords(before), periodWords(after));
  return {
    ...draft,
    indicators,
    notes: { ...draft.notes, [id]: { ...note, edited: true, sure, ...remembered(note.was, before, after), ...(fields.source ? { stale: false } : {}) } },
    charts: told(draft.charts),
    offers: told(draft.offers),
  };
};

/** @param {string} id @param {boolean} sure @returns {(draft: Draft) => Draft} */
export const confirm = (id, sure) => (draft) => ({
  ...draft, notes: { ...draft.notes, [id]: { ...(draft.notes[id] ?? { origin: 'opened' }), sure } },
});

/** A finding is as it should be. @param {string} key @returns {(draft: Draft) => Draft} */
export const pass = (key) => (draft) => ({ ...draft, passed: [...(draft.passed ?? []), key] });

/** @param {Indicator} indicator @returns {(draft: Draft) => Draft} */
export const addIndicator = (indicator) => (draft) => ({
  ...draft,
  indicators: [...draft.indicators, indicator],
  notes: { ...draft.notes, [indicator.id]: stated(indicator) ? { origin: 'added', sure: true } : { origin: 'added', sure: false, reasons: ['这几个字里读不出数，请写上数值|no number was read in these words; please write its value'] } },
});

/** The indicator that a reference names: gdp of gdp.compare.0. @param {Reference} reference */
export const named = (reference) => (typeof reference === 'string' ? reference : reference.ref).split('.')[0];

/** @param {Reference} reference */
export const refOf = (reference) => (typeof reference === 'string' ? reference : reference.ref);

/** Takes a figure out that is none; charts lose it, too. @param {string} id @returns {(draft: Draft) => Draft} */
export const dismiss = (id) => (draft) => {
  const gone = draft.indicators.find((one) => one.id === id);
  if (!gone) return draft;
  const without = (/** @type {Spec} */ chart) =>
    (chart.indicators?.some((reference) => named(reference) === id)
      ? tidy({ ...chart, indicators: chart.indicators.filter((reference) => named(reference) !== id), highlight: chart.highlight?.filter((ref) => named(ref) !== id) })
      : chart);
  const source = sourceOf(gone);
  const { [id]: _, ...notes } = draft.notes;
  return {
    ...draft,
    indicators: draft.indicators.filter((one) => one.id !== id),
    notes,
    dismissed: source ? [...draft.dismissed, source] : draft.dismissed,
    charts: draft.charts.map(without),
    offers: draft.offers.filter((chart) => !chart.indicators?.some((reference) => named(reference) === id)),
  };
};

/** With the article's publisher as its source, where it has none. @param {Draft} draft @param {Spec} chart */
const sourced = ({ article: { publisher, url } }, chart) => (publisher && !chart.source ? { ...chart, source: { label: publisher, ...(url ? { url } : {}) } } : chart);

/** @param {Spec} chart @returns {(draft: Draft) => Draft} */
export const addChart = (chart) => (draft) => ({ ...draft, charts: [...draft.charts, sourced(draft, chart)], offers: draft.offers.filter(({ id }) => id !== chart.id) });

/** Every suggestion. @param {Draft} draft @returns {Draft} */
export const addAll = (draft) => ({ ...draft, charts: [...draft.charts, ...draft.offers.map((offer) => sourced(draft, offer))], offers: [] });

/** It may be wanted after all, and is suggested. @param {string} id @returns {(draft: Draft) => Draft} */
export const removeChart = (id) => (draft) => ({
  ...draft,
  charts: draft.charts.filter((chart) => chart.id !== id),
  offers: [...draft.charts.filter((chart) => chart.id === id && chart.indicators?.length), ...draft.offers],
});

/** @param {string} id @param {Partial<Spec>} fields @returns {(draft: Draft) => Draft} */
export const editChart = (id, fields) => (draft) => ({ ...draft, charts: draft.charts.map((chart) => (chart.id === id ? tidy({ ...chart, ...fields }) : chart)) });

/** @param {string} id @param {number} to its new place @returns {(draft: Draft) => Draft} */
export const moveChart = (id, to) => (draft) => {
  const from = draft.charts.findIndex((chart) => chart.id === id);
  if (from < 0 || to < 0 || to >= draft.charts.length || from === to) return draft;
  const charts = draft.charts.toSpliced(from, 1);
  return { ...draft, charts: charts.toSpliced(to, 0, draft.charts[from]) };
};
