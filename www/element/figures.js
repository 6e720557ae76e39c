// Which figures of a document's article the data of a chart show.
/** @typedef {import('./anchor.js').Quote} Quote */
/** @typedef {import('./anchor.js').Span} Span */
/** @typedef {import('./words.js').Table} Table */
/** @typedef {{quote: Quote, figure: Span, data: number[], shown: boolean}} Shown `shown`: the chart shows the figure itself; else a value derived from it */

/** @param {any} value */
export const list = (value) => (Array.isArray(value) ? value : value ? [value] : []);

/** Whether a cell has a number, or says a place. @param {string} cell @param {{part: string, value: string}} quantity */
const says = (cell, { part, value }) =>
  (part === '.rank' ? /居|^No\. /.test(cell) : !!cell.replaceAll(',', '').match(/\d+(\.\d+)?/g)?.includes(value));

/**
 * The quantities of an indicator that have a figure in the article, each with
 * what follows the indicator's id in its key.
 * @param {any} indicator
 * @returns {{part: string, value: string, figure: Span, quote: Quote}[]}
 */
export function stated(indicator) {
  /** @type {Quote[]} */
  const quotes = list(indicator.source).filter(({ exact }) => exact);
  /** @param {Span} span */
  const of = (span) => quotes.find(({ start = 0, end = 0 }) => start <= span.start && span.end <= end) ?? quotes[0];
  /** @type {[string, any][]} */
  const parts = ['change', 'from', 'target', 'whole', 'rank'].map((part) => [`.${part}`, indicator[part]]);
  list(indicator.compare).forEach((comparison, i) => parts.push([`.compare.${i}`, comparison]));
  const found = quotes.flatMap((/** @type {any} */ quote) =>
    quote.figure ? [{ part: '', value: `${indicator.value}`, figure: quote.figure, quote }] : []);
  for (const [part, quantity] of parts) {
    const { figure, value, place } = quantity ?? {};
    if (figure && of(figure)) found.push({ part, value: `${value ?? place}`, figure, quote: of(figure) });
  }
  return found;
}

/** The indicator that a key is of. @param {any} document @param {string} key */
export const indicatorOf = (document, key) => list(document?.indicators).find(({ id }) => id === key || key.startsWith(`${id}.`));

/**
 * The figures that a chart shows, with the data that stand for each.
 * @param {any} document
 * @param {Table} table
 * @returns {Shown[]}
 */
export function figuresOf(document, { rows }) {
  /** @type {Map<string, Shown>} */
  const found = new Map();
  /** @param {{figure: Span, quote: Quote}} stated @param {number} datum @param {boolean} shown @param {string} [apart] from data that show it */
  const add = ({ figure, quote }, datum, shown, apart = '') => {
    const name = `${figure.start}-${figure.end}${apart}`;
    const known = found.get(name) ?? { quote, figure, data: [], shown };
    known.shown ||= shown;
    if (!known.data.includes(datum)) known.data.push(datum);
    found.set(name, known);
  };
  /** @param {string} key */
  const named = (key) => indicatorOf(document, key);
  for (const { datum, key, cells } of rows) {
    const indicator = named(key);
    if (!indicator) continue;
    for (const quantity of stated(indicator)) {
      const own = key === indicator.id + quantity.part;
      // ▲7.9% in the tile of the value it belongs to.
      if (own || (key === indicator.id && cells.some((cell) => says(cell, quantity)))) add(quantity, datum, true);
      // What a distance is from is derived from that and from what it is a distance of.
      else if (key.startsWith(`${indicator.id}.compare.`) && quantity.part === (indicator.compare?.[key.split('.').at(-1) ?? '']?.of === 'value' ? '' : '.change')) add(quantity, datum, false, '-');
    }
    for (const arg of list(indicator.derived?.args)) {
      const other = named(arg);
      for (const quantity of other ? stated(other) : []) {
        if (arg === other.id + quantity.part) add(quantity, datum, false);
      }
    }
  }
  return [...found.values()];
}
