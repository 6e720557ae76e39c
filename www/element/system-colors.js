// The reader's own colours, where they are forced.

/**
 * System colours in the order in which the core takes a theme: paper, ink
 * three times, subject, its siblings, context, text on the subject, wash,
 * cell, grid, axis; categories and the text on them. Only the first four
 * categories stand in one chart; no system has six colours for text.
 */
const COLORS = [
  'Canvas', 'CanvasText', 'CanvasText', 'CanvasText', 'Highlight', 'CanvasText', 'CanvasText', 'HighlightText',
  'Canvas', 'GrayText', 'GrayText', 'CanvasText',
  'Highlight', 'CanvasText', 'LinkText', 'GrayText', 'VisitedText', 'ButtonText',
  'HighlightText', 'Canvas', 'Canvas', 'Canvas', 'Canvas', 'ButtonFace',
];

/** @param {HTMLElement} probe any element that is in the page */
export function systemColors(probe) {
  const colors = COLORS.map((name) => {
    probe.style.color = name;
    const [r = 0, g = 0, b = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return (r << 16) | (g << 8) | b;
  });
  probe.style.color = '';
  return colors;
}
