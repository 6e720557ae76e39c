// What a reader made of a chart, in the fragment of an address:
// #chart-growth=view.table;sort.desc;x.2019..2021;hide.全市,全省&chart-land=…
// Others' parts of the fragment stay as they are, and what is misshapen or too
// long is not there.
/**
 * @typedef {object} State
 * @property {'table'} [view]
 * @property {string} [sort]
 * @property {string[]} [hide] names of series
 * @property {[string, string]} [x] first and last
 * @property {string} [datum] its key
 * @property {number} [step]
 */

const PREFIX = 'chart-';
/** A fragment, the part of a chart, a word in it, before it is encoded; names in a list. */
const LONGEST = 8000;
const LONG = 2000;
const WORD = 200;
const NAMES = 100;

const UNPAIRED = /\p{Surrogate}/gu;

/**
 * A word that has none of our marks, nor any that those who find addresses in
 * a text stop at.
 * @param {string} word
 */
const encoded = (word) =>
  encodeURIComponent(word.replace(UNPAIRED, '\uFFFD')).replace(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** @param {unknown} word @returns {word is string} */
const isWord = (word) => typeof word === 'string' && word !== '' && word.length <= WORD;

/** @param {unknown} words @param {number} most @returns {words is string[]} */
const areWords = (words, most) => Array.isArray(words) && words.length > 0 && words.length <= most && words.every(isWord);

/** Dots part a range. @param {string} word */
const bound = (word) => encoded(word).replaceAll('.', '%2E');

/** @param {string} text @param {string} mark */
const list = (text, mark) => text.split(mark).map(decoded);

/**
 * How each part of a state is written, and read; `undefined` for what it cannot be.
 * @type {Record<string, [write: (value: any) => string | undefined, read: (text: string) => unknown]>}
 */
const PARTS = {
  view: [(view) => (view === 'table' ? view : undefined), (text) => (text === 'table' ? text : undefined)],
  sort: [(sort) => (isWord(sort) ? encoded(sort) : undefined), (text) => word(text)],
  step: [(step) => (Number.isInteger(step) && step >= 0 && step < 10_000 ? `${step}` : undefined), (text) => (/^\d{1,4}$/.test(text) ? Number(text) : undefined)],
  datum: [(datum) => (isWord(datum) ? encoded(datum) : undefined), (text) => word(text)],
  x: [
    (x) => (areWords(x, 2) && x.length === 2 ? x.map(bound).join('..') : undefined),
    (text) => {
      const words = list(text, '..');
      return areWords(words, 2) && words.length === 2 ? words : undefined;
    },
  ],
  hide: [
    (hide) => (areWords(hide, NAMES) ? hide.map(encoded).join(',') : undefined),
    (text) => {
      const words = text.length <= LONG ? list(text, ',') : [];
      return areWords(words, NAMES) ? words : undefined;
    },
  ],
};

/** @param {string} text */
function word(text) {
  const found = decoded(text);
  return isWord(found) ? found : undefined;
}

/** The parts of a fragment, without what browsers keep for themselves. @param {string} hash */
function partsOf(hash) {
  const [text] = hash.replace(/^#/, '').split(':~:', 1);
  return text && hash.length <= LONGEST ? text.split('&') : [];
}

/** The name that a chart's part begins with. @param {string} id */
const nameOf = (id) => `${PREFIX}${encoded(id)}=`;

/** Whether a part is that of a chart. @param {string} part @param {string} name */
const isOf = (part, name) => part.startsWith(name) || part.replace(/^[^=]*/, (own) => encoded(decoded(own) ?? '')).startsWith(name);

/** @param {string} part */
const isOurs = (part) => part.startsWith(PREFIX) && part.includes('=');

/** @param {State} state */
function written(state) {
  let text = '';
  for (const [key, [write]] of Object.entries(PARTS)) {
    const value = write(/** @type {any} */ (state)[key]);
    const next = value === undefined ? text : `${text}${text && ';'}${key}.${value}`;
    // Some of it is better than an address that nobody takes.
    if (next.length <= LONG) text = next;
  }
  return text;
}

/**
 * A fragment that leads to a chart as it is.
 * @param {string} id
 * @param {State} state
 */
export const linkTo = (id, state) => `#${nameOf(id)}${written(state)}`;

/**
 * The page's fragment with the state of a chart in it. Where it is the page's
 * own alone, it stays as it is.
 * @param {string} id
 * @param {State} state
 * @param {string} hash `location.hash`
 */
export function encode(id, state, hash) {
  const parts = partsOf(hash);
  if (hash.length > 1 && !parts.some(isOurs)) return hash;
  const name = nameOf(id);
  const value = written(state);
  const at = parts.findIndex((part) => isOf(part, name));
  const others = parts.filter((part) => !isOf(part, name));
  if (value) others.splice(at < 0 ? others.length : at, 0, name + value);
  const text = others.join('&');
  if (text.length >= LONGEST) return hash;
  return text && `#${text}`;
}

/**
 * The state of a chart in a fragment.
 * @param {string} id
 * @param {string} hash
 * @returns {State}
 */
export function decode(id, hash) {
  const name = nameOf(id);
  const part = partsOf(hash).find((part) => isOf(part, name));
  /** @type {Record<string, unknown>} */
  const state = {};
  // Encoded, a character of a word may be nine.
  if (!part || part.length > LONG * 2) return state;
  for (const text of part.slice(part.indexOf('=') + 1).split(';')) {
    const at = text.indexOf('.');
    const key = text.slice(0, Math.max(0, at));
    if (!Object.hasOwn(PARTS, key) || Object.hasOwn(state, key)) continue;
    const value = PARTS[key][1](text.slice(at + 1));
    if (value !== undefined) state[key] = value;
  }
  return state;
}

/** The charts that a fragment names. @param {string} hash @returns {string[]} */
export const named = (hash) =>
  partsOf(hash).filter(isOurs).flatMap((part) => decoded(part.slice(PREFIX.length, part.indexOf('='))) ?? []);
