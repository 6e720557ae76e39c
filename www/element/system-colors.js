// The reader's own colours, where they are forced.

/** System colours, and what the core has them stand for. */
const ROLES = {
  Canvas: ['paper', 'wash'],
  CanvasText: ['ink', 'ink2', 'ink3', 'sibling', 'context', 'axis'],
  GrayText: ['cell', 'grid'],
  Highlight: ['subject'],
  HighlightText: ['onSubject'],
};

/** @param {HTMLElement} probe any element that is in the page */
export function systemColors(probe) {
  /** @type {Record<string, number>} */
  const colors = {};
  for (const [name, roles] of Object.entries(ROLES)) {
    probe.style.color = name;
    const [r = 0, g = 0, b = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    for (const role of roles) colors[role] = (r << 16) | (g << 8) | b;
  }
  probe.style.color = '';
  return colors;
}
