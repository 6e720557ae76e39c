// What the extractor found in a text, taken into a draft that an editor has
// worked on: what was edited or added stays, what was dismissed stays away,
// and what is the same keeps its id.
import { anchor } from '../element/anchor.js';
import { freshId, sourceOf } from './draft.js';
import { drawn, mended, retold } from './lost.js';
import { quoted } from './sentence.js';
import { varied } from './variety.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {import('./draft.js').Note} Note */
/** @typedef {import('./draft.js').Source} Source */
/** @typedef {import('../element/anchor.js').Span} Span */
/** @typedef {import('./extractor.js').Extracted} Extracted */

/** Places to compare for all figures: an article of 300 needs far less. */
const MOST = 20_000;

/** @param {Span | undefined} one @param {Span | undefined} other */
const meet = (one, other) => !!one && !!other && one.start < other.end && other.start < one.end;

/** Every quantity of an indicator that has a place. @param {any} one @returns {any[]} */
const parts = (one) => [one.change, one.from, one.target, one.whole, one.rank, ...(one.compare ?? [])].filter((part) => part?.figure);

/**
 * An indicator where it stands in `text` now; `stale` where it does not.
 * @param {Indicator} one
 * @param {string} text
 * @param {string[]} points the same
 * @returns {{indicator: Indicator, stale: boolean}}
 */
function moved(one, text, points) {
  const source = sourceOf(one);
  if (!source?.figure) return { indicator: one, stale: false };
  const [place, ...others] = anchor(text, [source.figure, ...parts(one).map(({ figure }) => figure)].map((figure) => ({ quote: source, figure })), MOST);
  if (!place) return { indicator: one, stale: true };
  if (place.start === source.figure.start && points.slice(source.start, source.end).join('') === source.exact) return { indicator: one, stale: false };
  const indicator = structuredClone(one);
  parts(indicator).forEach((part, i) => { part.figure = others[i] ?? undefined; });
  indicator.source = quoted(points, place);
  return { indicator: JSON.parse(JSON.stringify(indicator)), stale: false };
}

/** What makes two found indicators the same. @param {Indicator} one */
const key = ({ label, value, unit, period = '' }) => JSON.stringify([label, value, unit, period]);

/** The same in the same text, whatever else is known of it by now. @param {Indicator} one */
const spot = (one) => JSON.stringify([one.label, one.value, sourceOf(one)?.figure?.start]);

/**
 * The found ones with their final ids.
 * @param {Draft} draft
 * @param {string} text
 * @param {Indicator[]} kept
 * @param {Indicator[]} found
 */
function identified(draft, text, kept, found) {
  const of = draft.read === text ? spot : key;
  const before = new Map(draft.indicators.map((one) => [of(one), one.id]));
  const same = new Set(found.map(of));
  const changed = mended(drawn(draft).filter((one) => !kept.some(({ id }) => id === one.id) && !same.has(of(one))), found.filter((one) => !before.has(of(one))));
  const taken = kept.map(({ id }) => ({ id }));
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const one of found) {
    const old = before.get(of(one)) ?? changed.get(one);
    const free = (/** @type {string | undefined} */ id) => id !== undefined && taken.every((other) => other.id !== id);
    const id = free(old) ? /** @type {string} */ (old) : free(one.id) && !draft.notes[one.id] ? one.id : freshId([...taken, ...draft.indicators], 'i');
    names.set(one.id, id);
    taken.push({ id });
  }
  return names;
}

/** @param {any} value @param {Map<string, string>} names with ids of references exchanged @returns {any} */
function renamed(value, names) {
  const swap = (/** @type {string} */ ref) => {
    const [id, ...path] = ref.split('.');
    return [names.get(id) ?? id, ...path].join('.');
  };
  if (typeof value === 'string') return swap(value);
  return { ...value, ref: swap(value.ref) };
}

/**
 * @param {Draft} draft
 * @param {string} text
 * @param {Extracted} found
 * @returns {Draft}
 */
export function take(draft, text, found) {
  const points = [...text];
  const own = draft.indicators.filter(({ id }) => found.failed || draft.notes[id]?.edited || draft.notes[id]?.origin !== 'found');
  const still = own.map((one) => moved(one, text, points));
  const kept = still.map(({ indicator }) => indicator);
  const gone = anchor(text, draft.dismissed.map((source) => ({ quote: source, figure: source.figure })), MOST).filter((span) => span !== null);
  const away = [...gone, ...kept.map((one) => sourceOf(one)?.figure)];
  const fresh = found.indicators.filter((one) => !away.some((span) => meet(span, sourceOf(one)?.figure)));
  const names = identified(draft, text, kept, fresh);
  /** @type {Record<string, Note>} */
  const notes = {};
  still.forEach(({ indicator: { id }, stale }) => { notes[id] = { ...(draft.notes[id] ?? { origin: 'opened' }), stale }; });
  const others = fresh.map((one) => {
    const id = /** @type {string} */ (names.get(one.id));
    const sure = draft.notes[id]?.sure && draft.indicators.some((own) => own.id === id && own.value === one.value);
    notes[id] = { origin: 'found', ...found.doubts[one.id], ...(sure ? { sure } : {}) };
    const derived = one.derived && { ...one.derived, args: one.derived.args.map((ref) => renamed(ref, names)) };
    return { ...one, id, ...(one.of ? { of: renamed(one.of, names) } : {}), ...(derived ? { derived } : {}) };
  });
  const offers = found.charts.map((chart) => ({
    ...chart,
    indicators: chart.indicators?.map((ref) => renamed(ref, names)),
    highlight: chart.highlight?.map((ref) => renamed(ref, names)),
  }));
  const there = [...kept, ...others];
  const lost = drawn(draft).filter(({ id }) => there.every((own) => own.id !== id));
  for (const { id } of lost) notes[id] = { ...(draft.notes[id] ?? { origin: 'found' }), stale: true };
  const known = new Set(there.map(({ id }) => id));
  const whole = offers.filter(({ indicators }) => (indicators ?? []).every((ref) => known.has((typeof ref === 'string' ? ref : ref.ref).split('.')[0])));
  const taken = new Set(draft.charts.map((chart) => JSON.stringify(chart.indicators)));
  const place = (/** @type {Indicator} */ one) => sourceOf(one)?.figure?.start ?? Infinity;
  return {
    ...draft,
    read: text,
    indicators: [...there, ...lost].toSorted((one, other) => place(one) - place(other)),
    notes,
    charts: retold(draft, others),
    offers: found.failed ? draft.offers : varied(distinct(whole.filter(({ indicators }) => !taken.has(JSON.stringify(indicators))), draft.charts)),
  };
}

/** Offers whose ids are those of no chart. @param {import('./draft.js').Spec[]} offers @param {import('./draft.js').Spec[]} charts */
function distinct(offers, charts) {
  const used = new Set(charts.map(({ id }) => id));
  return offers.map((offer) => {
    let { id } = offer;
    while (used.has(id)) id += '-';
    used.add(id);
    return { ...offer, id };
  });
}
