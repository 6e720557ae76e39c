// The one way this widget makes elements: text stays text.

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [name] class names
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, name, ...children) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...children);
  return node;
}

/**
 * A 12 px line drawing.
 * @param {string} path
 */
export function icon(path) {
  const make = (/** @type {string} */ tag) => document.createElementNS('http://www.w3.org/2000/svg', tag);
  const svg = make('svg');
  svg.setAttribute('viewBox', '0 0 12 12');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(make('path'));
  svg.firstElementChild?.setAttribute('d', path);
  return svg;
}

/**
 * @param {string} label
 * @param {(event: Event) => void} run
 * @param {(Node | string)[]} children
 */
export function button(label, run, ...children) {
  const node = make('button', '', ...children);
  node.type = 'button';
  if (label) node.setAttribute('aria-label', label);
  node.addEventListener('click', run);
  return node;
}
