// A period or a region that was read wrong was read wrong for its whole
// paragraph: what is mended once is offered to those that said the same.
import { make } from '../element/dom.js';
import { sourceOf } from './draft.js';
import { press } from './parts.js';
import { wordsOf } from './remembered.js';
import { redated } from './reword.js';
import { say } from './words.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./remembered.js').Key} Key */

/** Of which line of the text an indicator is. @param {string[]} points @param {Indicator} one */
function lineOf(points, one) {
  const at = sourceOf(one)?.figure?.start ?? -1;
  return at < 0 ? -1 : points.slice(0, at).filter((c) => c === '\n').length;
}

/**
 * Others that say what the indicator said before it was changed.
 * @param {Draft} draft
 * @param {string} id
 * @param {Key} key
 * @returns {{beside: string[], all: string[], was: string, now: string}} ids of its paragraph, and of the article
 */
export function alike({ text, indicators, notes }, id, key) {
  const one = indicators.find((own) => own.id === id);
  const was = notes[id]?.was?.[key];
  if (!one || typeof was !== 'string' || was === wordsOf(one, key)) return { beside: [], all: [], was: '', now: '' };
  const points = [...text];
  const line = lineOf(points, one);
  const same = indicators.filter((own) => own !== one && !own.derived && wordsOf(own, key) === was);
  return { beside: same.filter((own) => lineOf(points, own) === line).map((own) => own.id), all: same.map((own) => own.id), was, now: wordsOf(one, key) };
}

/** Gives them the indicator's. @param {string} id @param {Key} key @param {string[]} ids @returns {(draft: Draft) => Draft} */
const spread = (id, key, ids) => (draft) => {
  const from = draft.indicators.find((one) => one.id === id);
  const fields = key === 'period' ? { period: from?.period, periodText: from?.periodText } : { region: from?.region };
  const own = (/** @type {string} */ one) => ({ ...(draft.notes[one] ?? { origin: /** @type {const} */ ('opened') }), edited: true });
  const indicators = draft.indicators.map((one) => (ids.includes(one.id) ? JSON.parse(JSON.stringify({ ...one, ...fields })) : one));
  const told = (/** @type {import('./draft.js').Spec[]} */ charts) => (key === 'period' ? redated(charts, indicators, String(draft.notes[id]?.was?.period), wordsOf(from, key)) : charts);
  return {
    ...draft,
    indicators,
    charts: told(draft.charts),
    offers: told(draft.offers),
    // The indicator's own, too: its row has less to offer.
    notes: { ...draft.notes, ...Object.fromEntries([id, ...ids].map((one) => [one, own(one)])) },
  };
};

/** @param {Store} store @param {string} id @returns {HTMLElement[]} */
export function offers(store, id) {
  return /** @type {Key[]} */ (['period', 'region']).flatMap((key) => {
    const { beside, all, was, now } = alike(store.draft, id, key);
    const said = was || say(key === 'period' ? '没有时期|no period' : '没有地区|no region');
    const does = now ? say('也改成“{0}”|to “{0}”', now) : say('也去掉|to nothing');
    const offer = (/** @type {'beside' | 'all'} */ which, /** @type {string} */ words, /** @type {number} */ count) =>
      press(say(words, said, count, does), () => {
        store.change(spread(id, key, alike(store.draft, id, key)[which]));
        /** @type {HTMLElement | null} */ (document.querySelector('.indicators li.open .head'))?.focus({ preventScroll: true });
      }, { class: `also also-${which}`, 'data-key': which });
    const buttons = [
      ...(beside.length ? [offer('beside', '同段另外 {1} 个“{0}”{2}|{1} others of this paragraph from “{0}” {2}', beside.length)] : []),
      ...(all.length > beside.length ? [offer('all', '全文另外 {1} 个“{0}”{2}|All {1} others of the article from “{0}” {2}', all.length)] : []),
    ];
    return buttons.length ? [make('div', { class: 'row', 'data-key': `also ${key}` }, ...buttons)] : [];
  });
}
