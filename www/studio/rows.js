// Rows from a spreadsheet or a CSV file as a chart's data. Numbers are read
// only where a whole column is numbers; nothing is guessed.
import { cellPeriod } from './period.js';
import { say } from './words.js';

/** @typedef {{data: {columns: any[], rows: (string | null)[][]}, encode: {x: string, y: string[]}}} Rows */
/** @typedef {Rows & {headless: boolean, sums: string[]}} Read `headless`: the columns had no names; `sums` of rows, which are left out beside them */

/** Rows and columns of a paste. */
const MOST_ROWS = 2_000;
const MOST_COLUMNS = 30;

export class RowsError extends Error {}

/** @param {string} text @returns {string[][]} */
export function cells(text) {
  const own = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  // An article's table has wide spaces between its cells.
  const gap = own.includes('\t') ? '\t' : own.includes('\u3000') ? '\u3000' : ',';
  /** @type {string[][]} */
  const rows = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < own.length; i++) {
    const c = own[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (own[i + 1] === '"') { cell += '"'; i += 1; } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === gap || c === '\n') {
      rows[rows.length - 1].push(cell.trim());
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  rows[rows.length - 1].push(cell.trim());
  return rows.filter((row) => row.some(Boolean));
}

/** Nothing: it was not published. @param {string} cell */
const missing = (cell) => /^(|[-–—…]+|\.\.|n\/?a|无|缺)$/i.test(cell);

/** @param {string} cell @returns {{value: string, unit: string} | null} */
function number(cell) {
  const plain = cell.normalize('NFKC').replace(/\s/g, '');
  const [, digits, percent] = plain.match(/^([-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(%)?$/) ?? [];
  return digits ? { value: digits.replaceAll(',', ''), unit: percent ?? '' } : null;
}

/** 产值（亿元） is 产值 in 亿元. @param {string} name */
function headed(name) {
  const [, own, unit] = name.match(/^(.*?)[（(\[]([^（()）\]]+)[）)\]]$/) ?? [];
  return own?.trim() ? { name: own.trim(), unit: unit.replace(/^单位[:：]?/, '').trim() } : { name, unit: '' };
}

/** 3月, 一季度, 上半年: of a year that no cell says. */
const PART_OF_YEAR = /^(\d{1,2}|[一二三四五六七八九十]{1,3})(月|季)|^第.季|^[Qq][1-4]|^[上下]半年|^前/;

/** Whether rows follow one another in time; else a line between them says nothing. @param {Rows['data']} data */
export const timely = ({ rows }) => rows.every(([x]) => !!x && (dated(x) || /^\d+年?$/.test(x) || PART_OF_YEAR.test(x)));

/** A sum drawn beside what it is of says the same twice. */
const SUM = /^(合计|总计|共计|小计|总和|total)$/i;

/** Whether a cell is a period, not a name. @param {string} cell */
const dated = (cell) => cellPeriod(cell) !== cell || /^\d{4}$/.test(cell);

/** A first row of numbers is data, but for years over the columns of names. @param {string[]} row */
function isData([x, ...cells]) {
  const stated = cells.filter((cell) => !missing(cell));
  if (!stated.length || !stated.every(number)) return false;
  return dated(x) || !stated.every((cell) => /^(19|20)\d\d$/.test(cell));
}

/** Names for columns that have none. @param {string[]} row */
const unnamed = ([x, ...cells]) => [dated(x) ? say('时期|Period') : say('名称|Name'), ...cells.map((_, i) => say('数值|Value') + (cells.length > 1 ? i + 1 : ''))];

/**
 * @param {string} text
 * @returns {Read}
 */
export function rowsOf(text) {
  const all = cells(text);
  const refuse = (/** @type {string} */ words, /** @type {(string | number)[]} */ ...args) => { throw new RowsError(say(words, ...args)); };
  if (all.length < 2 || all[0].length < 2) refuse('至少要两行两列：第一行是列名，第一列是时期或名称。|At least two rows and two columns: names of columns first, periods or names in the first column.');
  if (all.length > MOST_ROWS || all[0].length > MOST_COLUMNS) refuse('表太大：最多 {0} 行 {1} 列。|The table is too large: at most {0} rows and {1} columns.', MOST_ROWS, MOST_COLUMNS);
  const headless = isData(all[0]);
  const [first, ...rows] = headless ? [unnamed(all[0]), ...all] : all;
  const ragged = rows.findIndex((row) => row.length !== first.length);
  if (ragged >= 0) refuse('第 {0} 行有 {1} 格，第一行有 {2} 格。|Row {0} has {1} cells, the first one {2}.', ragged + (headless ? 1 : 2), rows[ragged].length, first.length);
  const names = first.map((name, i) => headed(name || say('列{0}|column {0}', i + 1)));
  if (new Set(names.map(({ name }) => name)).size < names.length) refuse('有两列同名，请改掉一个。|Two columns have one name; please change one.');
  const numbers = names.slice(1).map(({ name, unit }, at) => {
    const column = rows.map((row) => row[at + 1]);
    const wrong = column.findIndex((cell) => !missing(cell) && !number(cell));
    if (wrong >= 0) refuse('“{0}”第 {1} 行的“{2}”不是数。|“{2}” in row {1} of “{0}” is no number.', name, wrong + (headless ? 1 : 2), column[wrong]);
    const percent = column.some((cell) => number(cell)?.unit === '%');
    return { name, type: 'number', ...(unit || percent ? { unit: unit || '%' } : {}) };
  });
  const isSum = (/** @type {string[]} */ [x]) => SUM.test(x.replace(/\s/g, ''));
  const sums = rows.every(isSum) ? [] : rows.filter(isSum);
  return {
    headless,
    sums: sums.map(([x]) => x),
    data: {
      columns: [names[0].name, ...numbers],
      rows: rows.filter((row) => !sums.includes(row)).map(([x, ...cells]) => [cellPeriod(x), ...cells.map((cell) => (missing(cell) ? null : number(cell)?.value ?? null))]),
    },
    encode: { x: names[0].name, y: numbers.map(({ name }) => name) },
  };
}
