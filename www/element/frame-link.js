// The chart of a page in a frame, tied to the article of the page around it:
// loaded when that page asks, and only it is told and obeyed.

import { figuresOf } from './figures.js';
import { dataOf, isPlace, linkWords, ours, said } from './frame-talk.js';
/** @typedef {import('../element.js').IndicatorChart} IndicatorChart */
/** @typedef {import('./link.js').Linked} Linked */

/** @type {Linked | undefined} */
let linked;
/** Data whose sentence the article has, and those whose sentence it had. */
let there = new Set();
let stale = new Set();
let begun = false;

/** @param {object} words */
const tell = (words) => parent.postMessage(said(words), '*');

function introduce() {
  if (!linked?.table) return;
  const { document, lang, number, table } = linked;
  tell(linkWords(lang, number, figuresOf(document, table)));
}

/** @param {MessageEvent} event */
function hear({ data, source }) {
  if (source !== parent || !linked || !ours(data)) return;
  const light = dataOf(data.light);
  if (light) linked.light(light);
  if (isPlace(data.select)) linked.select(data.select);
  const [go, gone] = [dataOf(data.go), dataOf(data.stale)];
  if (go && gone) [there, stale] = [new Set(go), new Set(gone)];
}

/**
 * Answers the page around the frame, again each time it asks.
 * @param {IndicatorChart} chart
 */
export function tie(chart) {
  if (begun) return introduce();
  begun = true;
  addEventListener('message', hear);
  /** @param {'hover' | 'select'} what */
  const pass = (what) => chart.addEventListener(`chart-${what}`, (event) => {
    tell({ [what]: /** @type {CustomEvent} */ (event).detail.datum?.index ?? null });
  });
  pass('hover');
  pass('select');
  chart.tie((_host, given) => {
    linked = given;
    there = new Set();
    stale = new Set();
    introduce();
    return {
      way: (datum) => ({ go: there.has(datum) ? () => tell({ go: datum }) : undefined, stale: stale.has(datum) ? '' : undefined }),
      leave: () => { linked = undefined; },
    };
  });
}
