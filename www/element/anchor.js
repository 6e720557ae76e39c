// Where the figures of a document stand in an article's text as it is now:
// W3C TextPositionSelector where nothing moved, else TextQuoteSelector. A
// figure's own characters match exactly; only what is around them may differ.
// Everything counts code points.
/**
 * @typedef {object} Quote a sentence of the article as the document has it
 * @property {string} exact
 * @property {string} [prefix]
 * @property {string} [suffix]
 * @property {number} [start]
 * @property {number} [end]
 */
/** @typedef {{start: number, end: number}} Span half open, in code points */
/** @typedef {{quote: Quote, figure?: Span | null}} Selector a figure in its sentence, or the sentence alone */

/** So many characters on either side tell one place from another. */
const CONTEXT = 48;
/** A place whose surroundings are less alike is another place. */
const ALIKE = 0.7;
/** The second best is so much worse, or there is no telling. */
const AHEAD = 0.08;
/** The same where the whole sentence is there twice. */
const FAR_AHEAD = 0.3;
/** Of surroundings that are looked for, the characters next to the figure. */
const NEXT = 3;

const NUMERAL = /[\d０-９.．,，〇零一二两三四五六七八九十百千万亿半]/;
const MARK = /[\s，。、；：！？“”‘’（）《》—,.;:!?()"'-]/;

/**
 * @param {string[]} text
 * @param {string[]} part
 * @param {number} at
 */
const stands = (text, part, at) =>
  at >= 0 && at + part.length <= text.length && (!part.length || text[at] === part[0]) && part.every((c, i) => text[at + i] === c);

/**
 * The length of the longest common subsequence.
 * @param {string[]} one
 * @param {string[]} other
 */
function common(one, other) {
  const row = new Uint16Array(other.length + 1);
  for (const a of one) {
    // Of the row before, what was to the left.
    let corner = 0;
    for (let j = 1; j <= other.length; j++) {
      const above = row[j];
      if (a === other[j - 1]) row[j] = corner + 1;
      else if (row[j - 1] > above) row[j] = row[j - 1];
      corner = above;
    }
  }
  return row[other.length];
}

/** What is around a figure in its quotation. */
class Around {
  /** @param {Selector} selector */
  constructor({ quote, figure }) {
    const [before, exact, after] = [quote.prefix ?? '', quote.exact, quote.suffix ?? ''].map((part) => [...part]);
    // Spans are absolute; without a figure the sentence stands for itself.
    const from = quote.start ?? 0;
    const within = figure && quote.start !== undefined ? { start: figure.start - from, end: figure.end - from } : { start: 0, end: exact.length };
    this.within = within;
    this.sentence = exact;
    this.text = exact.slice(within.start, within.end);
    this.left = [...before, ...exact.slice(0, within.start)].slice(-CONTEXT);
    this.right = [...exact.slice(within.end), ...after].slice(0, CONTEXT);
  }

  /**
   * How alike the surroundings of a span of `text` are, 0 to 1.
   * @param {string[]} text
   * @param {Span} span
   */
  alike(text, { start, end }) {
    const most = this.left.length + this.right.length;
    if (!most) return 1;
    const left = text.slice(Math.max(0, start - this.left.length), start);
    const right = text.slice(end, end + this.right.length);
    return (common(this.left, left) + common(this.right, right)) / most;
  }

  /**
   * Whether a span is the figure, and not a part of a longer one: 8个 is not
   * in 18个, nor in 8个百分点, and 超过230 is not 不到230.
   * @param {string[]} text
   * @param {Span} span
   */
  fits(text, { start, end }) {
    if (end - start !== this.text.length || !stands(text, this.text, start)) return false;
    const [before, after] = [text[start - 1] ?? '', text[end] ?? ''];
    const same = (/** @type {string} */ now, /** @type {string | undefined} */ then = '') =>
      now === then || ((!now || MARK.test(now)) && (!then || MARK.test(then)));
    // A decimal point is a mark, too, but not between digits.
    if (/\d/.test(this.text[0] ?? '') && /[\d.]/.test(before) && before !== this.left.at(-1)) return false;
    return same(before, this.left.at(-1)) && same(after, this.right[0]);
  }

  /**
   * Every span of `text` that could be the figure, or what has taken its place.
   * @param {string[]} text
   */
  *places(text) {
    const left = this.left.slice(-NEXT);
    const right = this.right.slice(0, NEXT);
    for (let at = 0; at <= text.length; at++) {
      if (stands(text, this.text, at)) yield { start: at, end: at + this.text.length };
      if (left.length && stands(text, left, at - left.length)) {
        // The number may be another now, or none.
        let end = at;
        while (end < text.length && NUMERAL.test(text[end])) end += 1;
        for (let to = end; to <= end + NEXT + this.text.length; to++) {
          if (right.length && stands(text, right, to)) yield { start: at, end: to };
        }
        yield { start: at, end };
      }
    }
  }
}

/**
 * @param {string[]} text
 * @param {Around} around
 * @param {Selector} selector
 * @param {{left: number}} most places to compare
 */
function locate(text, around, { quote, figure }, most) {
  const sentences = [];
  for (let at = 0; at < text.length; at++) if (stands(text, around.sentence, at)) sentences.push(at);
  // The same sentence where it was; or elsewhere, but only once.
  const still = sentences.find((at) => at === quote.start);
  if (still !== undefined || sentences.length === 1) {
    const start = (still ?? sentences[0]) + around.within.start;
    const span = { start, end: start + around.text.length };
    const alike = around.alike(text, span);
    if (still !== undefined || alike >= ALIKE || !figure) return { ...span, alike, exact: true };
  }
  if (!figure) return null;
  /** @type {(Span & {alike: number})[]} */
  const places = [];
  for (const span of around.places(text)) {
    const known = places.find(({ start, end }) => start === span.start && end === span.end);
    if (known) continue;
    // So many that there is no telling, or they were meant to keep us busy.
    if (most.left-- <= 0) return null;
    places.push({ ...span, alike: around.alike(text, span) });
  }
  places.sort((one, other) => other.alike - one.alike || Number(around.fits(text, other)) - Number(around.fits(text, one)));
  const [best] = places;
  if (!best || best.alike < ALIKE || !around.fits(text, best)) return null;
  const rival = places.find(({ start, end }) => end <= best.start || start >= best.end);
  const least = sentences.length > 1 ? FAR_AHEAD : AHEAD;
  return rival && best.alike - rival.alike < least ? null : { ...best, exact: false };
}

/**
 * Where each figure stands in `article`, the text as `articleText` gives it;
 * `null` where it does not stand any more: the text was changed, or says it
 * twice. Two figures that stood apart never share a place.
 * @param {string} article
 * @param {Selector[]} selectors
 * @param {number} [most] places to compare for all of them
 * @returns {(Span | null)[]}
 */
export function anchor(article, selectors, most = Infinity) {
  const text = [...article];
  const budget = { left: most };
  const found = selectors.map((selector) => locate(text, new Around(selector), selector, budget));
  return found.map((own, i) => {
    if (!own) return null;
    const before = selectors[i].figure ?? selectors[i].quote;
    const better = found.some((other, k) => {
      if (!other || k === i || other.start !== own.start || other.end !== own.end) return false;
      const then = selectors[k].figure ?? selectors[k].quote;
      if (then.start === before.start && then.end === before.end) return false;
      return Number(other.exact) - Number(own.exact) || other.alike - own.alike || i - k > 0;
    });
    return better ? null : { start: own.start, end: own.end };
  });
}
