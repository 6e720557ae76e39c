// Where positions in an article's text are in the page, and the other way round.
/** @typedef {import('../article-text.js').Piece} Piece */

/** @param {Element} element */
export function scrollTo(element) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: still ? 'instant' : 'smooth' });
}

/**
 * Text node and offset at a point of the viewport.
 * @param {number} x
 * @param {number} y
 * @returns {[Node | undefined, number]}
 */
export function caret(x, y) {
  const page = /** @type {any} */ (document);
  const found = page.caretPositionFromPoint?.(x, y);
  if (found) return [found.offsetNode, found.offset];
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? [range.startContainer, range.startOffset] : [undefined, 0];
}

/** Where each code point of a text begins, in UTF-16 units. @param {string} text */
export function unitsOf(text) {
  const units = [0];
  for (const c of text) units.push(units[units.length - 1] + c.length);
  return units;
}

/**
 * @param {Piece[]} pieces
 * @param {number} from
 * @param {number} to
 */
export function rangeOf(pieces, from, to) {
  const first = pieces.find(({ at, length }) => from < at + length);
  const last = pieces.findLast(({ at }) => at < to);
  if (!first || !last || first.at > last.at) return undefined;
  const range = document.createRange();
  range.setStart(first.node, first.offset + Math.max(0, from - first.at));
  range.setEnd(last.node, last.offset + Math.min(last.length, to - last.at));
  return range;
}
