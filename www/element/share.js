// What a reader hands on: the citation, an address of the chart as it is, and
// one of the sentence that it quotes.

import { linkTo } from './address.js';
import { indicatorOf, list, stated } from './figures.js';
import { directive } from './fragment.js';
import { menu } from './menu.js';
import { tell, voice } from './said.js';
import { answers, own } from './words.js';
/** @typedef {import('../element.js').IndicatorChart} IndicatorChart */
/** @typedef {import('./address.js').State} State */
/** @typedef {import('./anchor.js').Quote} Quote */
/** @typedef {import('./words.js').Words} Words */

/**
 * The sentence that states a figure; or those that it was derived from do.
 * @param {any} document
 * @param {string} key
 * @returns {Quote | undefined}
 */
function quoteOf(document, key) {
  const indicator = indicatorOf(document, key);
  if (!indicator) return undefined;
  const figure = stated(indicator).find(({ part }) => indicator.id + part === key);
  const sentence = figure?.quote ?? list(indicator.source).find(({ exact }) => exact);
  const args = list(indicator.derived?.args).map((arg) => indicatorOf(document, arg)).flatMap((other) => list(other?.source));
  return sentence ?? args.find(({ exact }) => exact);
}

/**
 * The sentence of the datum with this key, else the first that the chart has.
 * @param {any} document
 * @param {string} id
 * @param {string} [key]
 */
export function sentenceOf(document, id, key) {
  const charts = list(document?.charts);
  const chart = id ? charts.find((chart) => chart?.id === id) : charts[0];
  const keys = [key, ...list(chart?.indicators).map((item) => item?.ref ?? item)];
  for (const key of keys) {
    const quote = typeof key === 'string' ? quoteOf(document, key) : undefined;
    if (quote) return quote;
  }
  return undefined;
}

/** An address without its fragment. @param {string} address */
const page = (address) => address.split('#', 1)[0];

/** The document's article, if it says where. @param {any} document */
function articleOf(document) {
  const { url } = document?.article ?? {};
  return typeof url === 'string' && /^https?:\/\//i.test(url) ? url : undefined;
}

/**
 * Where the chart and its sentence are.
 * @param {any} document
 * @param {string} id
 * @param {{state: State, key?: string, framed: boolean, here: string}} now `here`: the address of the page
 * @returns {{chart: string, sentence?: string}}
 */
export function addresses(document, id, { state, key, framed, here }) {
  const article = articleOf(document);
  const home = page((framed && article) || here);
  const chart = home + linkTo(id, state);
  const quote = sentenceOf(document, id, key);
  // A frame has no article of its own.
  const there = article ?? (framed ? undefined : here);
  if (!quote || !there) return { chart };
  const along = page(there) === home && Object.keys(state).length > 0;
  return { chart, sentence: (along ? chart : `${page(there)}#`) + directive(quote) };
}

/** @param {Words} words @param {HTMLElement} figure */
function citation({ lang, title, credit, updated }, figure) {
  const { stop } = answers(lang);
  const shown = (/** @type {string} */ part) => figure.querySelector(part)?.textContent;
  const parts = [title, shown('.ic-number'), shown('.ic-source'), credit, updated];
  return parts.filter(Boolean).join(stop) + stop + location.href;
}

/**
 * Asks what to hand on, and copies that; where that is not allowed, shows it.
 * @param {IndicatorChart} chart
 * @param {Words} words
 * @param {HTMLElement} figure
 * @param {() => Promise<any>} given the document
 */
export async function cite(chart, words, figure, given) {
  const { lang } = words;
  const say = answers(lang);
  const name = own(lang).cite;
  const opener = [...figure.querySelectorAll('.tools>button')].find(({ textContent }) => textContent === name);
  if (!(opener instanceof HTMLElement)) return;
  const { state, selected } = /** @type {{state?: State, selected?: {key: string}}} */ (/** @type {unknown} */ (chart));
  const document = await Promise.resolve(given()).catch(() => undefined);
  const now = { state: state ?? {}, key: selected?.key, framed: parent !== window, here: location.href };
  const { chart: address, sentence } = addresses(document, chart.getAttribute('chart') || (list(document?.charts)[0]?.id ?? ''), now);
  const texts = [citation(words, figure), address, sentence].filter((text) => text !== undefined);
  const entries = say.shares.slice(0, texts.length).map((word) => /** @type {[string, string]} */ ([word, '']));
  voice(figure);
  menu(opener, entries, (at) => {
    const text = texts[at] ?? '';
    // There is none where the page came by plain http.
    const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => tell(figure, say.shared[at] ?? '', 2500),
      () => tell(figure, say.uncited + text),
    );
  });
}
