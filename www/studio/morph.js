// What was drawn made like what it should be now, node by node: a button that
// is being pressed and a field that is being left stay themselves. What runs on
// kept nodes therefore asks the store, and trusts nothing it was made with.

const TYPED = 'input:not([type=checkbox],[type=radio]),textarea';

/** What runs on nodes of different keys is not the same. @param {Node} node */
const keyOf = (node) => (node instanceof HTMLElement ? node.dataset.key : undefined);

/** @param {Element} before @param {Element} after */
function attributes(before, after) {
  for (const { name, value } of after.attributes) if (before.getAttribute(name) !== value) before.setAttribute(name, value);
  // Whether details are open is the editor's.
  for (const { name } of [...before.attributes]) if (!after.hasAttribute(name) && name !== 'open') before.removeAttribute(name);
}

/** @param {any} before @param {any} after a control */
function values(before, after) {
  if ('checked' in after && before.checked !== after.checked) before.checked = after.checked;
  if (!('value' in after) || before.value === after.value) return;
  if (before === document.activeElement && before.matches(TYPED)) return;
  before.value = after.value;
}

/**
 * @param {Element} before
 * @param {Element} after of the same name
 */
export function morph(before, after) {
  attributes(before, after);
  const wanted = [...after.childNodes];
  wanted.forEach((node, i) => {
    const own = before.childNodes[i];
    if (!own) before.append(node);
    else if (own.nodeName !== node.nodeName || keyOf(own) !== keyOf(node)) own.replaceWith(node);
    else if (node instanceof Element) morph(/** @type {Element} */ (own), node);
    else if (own.textContent !== node.textContent) own.textContent = node.textContent;
  });
  while (before.childNodes.length > wanted.length) before.lastChild?.remove();
  values(before, after);
}
