// Tables that stand in an article's text as lines of cells: what a paste from
// Word becomes.

/** Lines of a table, its head among them. */
const LEAST = 3;
const GAP = /\t|\u3000+/;
const NUMBER = /^[-−]?\d[\d,. \u00a0]*%?$/;

/** @param {string} line @returns {string[]} */
const cellsOf = (line) => line.trim().split(GAP).map((cell) => cell.trim());

/** Names before figures. @param {string[]} cells */
const isRow = ([name, ...figures]) => !!name && figures.length > 0 && figures.every((cell) => NUMBER.test(cell.normalize('NFKC')) || /^[-–—…]*$/.test(cell));

/**
 * Each with tabs between its cells, as a spreadsheet gives it.
 * @param {string} text
 * @returns {string[]}
 */
export function tablesIn(text) {
  /** @type {string[][][]} */
  const tables = [];
  /** @type {string[][]} */
  let table = [];
  for (const line of [...text.split('\n'), '']) {
    const cells = cellsOf(line);
    if (cells.length > 1 && cells.length === (table[0]?.length ?? cells.length)) {
      table.push(cells);
      continue;
    }
    if (table.length >= LEAST && table.slice(1).every(isRow)) tables.push(table);
    table = cells.length > 1 ? [cells] : [];
  }
  return tables.map((rows) => rows.map((cells) => cells.join('\t')).join('\n'));
}
