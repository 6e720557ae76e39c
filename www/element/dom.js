// The one way this widget makes elements: text stays text.

/**
 * Attributes and, after what it has, children.
 * @template {Element} T
 * @param {T} node
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
export function dress(node, attributes, ...children) {
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 */
export const make = (tag, attributes = {}, ...children) => dress(document.createElement(tag), attributes, ...children);

/**
 * @param {string} label
 * @param {(event: Event) => void} run
 * @param {(Node | string)[]} children
 */
export function button(label, run, ...children) {
  const node = make('button', { 'aria-label': label }, ...children);
  node.onclick = run;
  return node;
}

/**
 * A 12 px line drawing.
 * @param {string} d its path
 */
export function icon(d) {
  const draw = (/** @type {string} */ tag, /** @type {Record<string, string>} */ attributes, /** @type {Node[]} */ ...children) =>
    dress(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, ...children);
  return draw('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true' }, draw('path', { d }));
}
