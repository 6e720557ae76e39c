// The article's text, as offsets count it: code points of this string.
// The twin of `src/cli/article.rs`; both pass `tests/fixtures/article-text/`.
//
// Text nodes below a root in document order, without those in SKIPPED elements.
//
// - A run of ASCII white space (tab, line feed, form feed, carriage return,
//   space) is one space, in `pre` as well. U+00A0, U+3000 and other spaces
//   are text.
// - The start and the end of a BLOCKS element, table cells included, and `br`
//   are boundaries. Any number of boundaries in a row, with the white space
//   around them, is one "\n".
// - Boundaries and white space at the start and the end are dropped.
// - Nothing else is normalised. Style sheets, `hidden` and shadow roots are
//   not looked at.

const SKIPPED = new Set(['script', 'style', 'template', 'noscript', 'indicator-chart', 'figure']);

const BLOCKS = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'br', 'caption', 'center', 'col', 'colgroup', 'dd', 'details',
  'dialog', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4',
  'h5', 'h6', 'header', 'hgroup', 'hr', 'indicator-chart', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'optgroup',
  'option', 'p', 'pre', 'search', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul',
]);

const WORDS = /[^\t\n\f\r ]+/g;

/** @typedef {{at: number, node: Text, offset: number, length: number}} Piece characters of one text node, from position `at` of the text, in UTF-16 units */

/**
 * The text of an article, and where in the page its pieces stand.
 * @param {Element} root what holds it, such as `#story`; its own name does not matter
 * @returns {{text: string, pieces: Piece[]}}
 */
export function articlePieces(root) {
  let text = '';
  let gap = '';
  /** @type {Piece[]} */
  const pieces = [];

  /** @param {Text} node */
  const push = (node) => {
    let end = 0;
    for (const { 0: word, index } of node.data.matchAll(WORDS)) {
      if (index > end) gap ||= ' ';
      text += text === '' ? '' : gap;
      gap = '';
      pieces.push({ at: text.length, node, offset: index, length: word.length });
      text += word;
      end = index + word.length;
    }
    if (end < node.data.length) gap ||= ' ';
  };

  /** @param {Node} parent */
  const walk = (parent) => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) push(/** @type {Text} */ (node));
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const name = /** @type {Element} */ (node).localName;
      const block = BLOCKS.has(name);
      if (block) gap = '\n';
      if (!SKIPPED.has(name)) walk(node);
      if (block) gap = '\n';
    }
  };

  walk(root);
  return { text, pieces };
}

/**
 * The text of an article.
 * @param {Element} root
 * @returns {string}
 */
export const articleText = (root) => articlePieces(root).text;

/**
 * What holds the article: the first match of `selector`, or else `#story`,
 * the first `article`, or the body.
 * @param {Document} page
 * @param {string | null} [selector]
 * @returns {Element | null}
 */
export function articleRoot(page, selector) {
  if (selector) {
    try {
      return page.querySelector(selector);
    } catch {
      return null;
    }
  }
  return page.querySelector('#story') ?? page.querySelector('article') ?? page.body;
}
