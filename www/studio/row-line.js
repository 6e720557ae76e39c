// A row of a table as a line of text, so that a figure stands beside its name.

/** Between cells; white space of articles would be lost. */
const GAP = '\u3000';
/** A longer cell is no cell of figures: the table holds the page together. */
const MOST = 80;
const MOST_LINES = 3;

/**
 * @param {string[]} cells their text, paragraphs as lines
 * @returns {string | null} `null`: each cell is text of its own
 */
export function rowLine(cells) {
  const lines = cells.map((cell) => cell.split('\n').map((line) => line.trim()).filter(Boolean));
  const full = lines.filter((own) => own.length);
  if (full.length < 2 || full.some((own) => own.length > MOST_LINES || own.join(' ').length > MOST)) return null;
  return full.map((own) => own.join(' ')).join(GAP);
}
