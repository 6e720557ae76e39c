// Addresses of sentences: text fragments, as `src/cli/embed/quote.rs` writes
// them. Browsers that know none show the page from its start.
/** @typedef {import('./anchor.js').Quote} Quote */

/** Longer sentences are named by their first and last clause, in characters. */
const MOST = 80;
const MARKS = '，、；：。！？;';
const mark = new RegExp(`[${MARKS}]`);
const tail = new RegExp(`[${MARKS}]+$`);
const head = new RegExp(`^[${MARKS}]+`);

/** A directive's own marks are encoded, too. @param {string} text */
const encoded = (text) =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/[-!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Where the last clause of a text begins. @param {string} text */
const lastOf = (text) => {
  const at = text.replace(tail, '').split('').findLastIndex((c) => mark.test(c));
  return at < 0 ? undefined : text.slice(at).replace(head, '').trimStart();
};

/** The last whole clause before a sentence: what comes before that may begin within a word. @param {string} prefix */
const before = (prefix) => {
  const clause = lastOf(prefix.trimEnd());
  return clause && !clause.includes('\n') ? `${encoded(clause)}-,` : '';
};

/**
 * Browsers match from word to word, and only at a mark of punctuation is a
 * word's end certain.
 * @param {string} sentence
 */
function ends(sentence) {
  const first = sentence.slice(0, Math.max(0, sentence.search(mark)));
  const last = lastOf(sentence);
  return [...sentence].length > MOST && first && last && first.length + last.length < sentence.length ? [first, last] : [sentence];
}

/**
 * What leads to a sentence, behind the `#` of an address or what is there
 * already.
 * @param {Quote} quote
 */
export const directive = ({ prefix = '', exact }) => `:~:text=${before(prefix)}${ends(exact).map(encoded).join(',')}`;
