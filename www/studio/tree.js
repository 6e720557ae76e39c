// Markup as a tree: as nodes for this page, as HTML for a file. Text is text
// in both.

/** @typedef {string | [tag: string, attributes: Record<string, string>, ...children: any[]]} Tree */

const VOID = new Set(['img', 'source', 'link', 'meta', 'br']);
/** Of an author's addresses these alone become links. */
const SAFE = /^(https?:|#|\.{0,2}\/|[\w-]+(\/|\.|$))/i;

/** @param {string} text */
export const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

/** @param {string} href */
export const safe = (href) => SAFE.test(href) && !/^[\w-]+:/.test(href.replace(/^https?:/i, ''));

/** @param {Tree} tree @returns {string} */
export function toHtml(tree) {
  if (typeof tree === 'string') return escaped(tree);
  const [tag, attributes, ...children] = tree;
  const own = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return VOID.has(tag) ? `<${tag}${own}>` : `<${tag}${own}>${children.map(toHtml).join('')}</${tag}>`;
}

/** @param {Tree} tree @returns {Node} */
export function toNode(tree) {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [tag, attributes, ...children] = tree;
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.map(toNode));
  return node;
}
