// Of a table whose columns have different units, those of one unit.
import { make } from '../element/dom.js';
import { select } from './parts.js';
import { say } from './words.js';
/** @typedef {import('./rows.js').Rows} Rows */

/** Names of columns by their units. @param {Rows} table */
function byUnit({ data }) {
  /** @type {Map<string, string[]>} */
  const units = new Map();
  for (const { name, unit = '' } of data.columns.slice(1)) units.set(unit, [...(units.get(unit) ?? []), name]);
  return units;
}

/** @param {Rows} table @param {string[]} names of columns @returns {Rows} */
export function only({ data, encode }, names) {
  const kept = data.columns.flatMap((column, i) => (i === 0 || names.includes(column.name) ? [i] : []));
  return { data: { columns: kept.map((i) => data.columns[i]), rows: data.rows.map((row) => kept.map((i) => row[i])) }, encode: { ...encode, y: names } };
}

export class ColumnChoice {
  node = make('p', { hidden: '' });
  #select = select('', []);
  /** What it was offered of: another table has another choice. */
  #of = '';

  /** The columns that were chosen of a table, if it was asked. @param {Rows} table @returns {string[] | undefined} */
  of({ data }) {
    return this.#of === JSON.stringify(data) ? JSON.parse(this.#select.value) : undefined;
  }

  /** @param {Rows} table */
  offer(table) {
    const units = [...byUnit(table)];
    if (units.length < 2) return;
    this.#of = JSON.stringify(table.data);
    this.#select = select(JSON.stringify(units[0][1]), units.map(([unit, names]) => [JSON.stringify(names), names.join(say('、|, ')) + (unit ? say('（{0}）| ({0})', unit) : '')]));
    this.#select.setAttribute('aria-label', say('画哪一种|Which to draw'));
    this.node.replaceChildren(this.#select);
    this.node.hidden = false;
    this.#select.focus();
  }

  clear() {
    this.node.hidden = true;
    this.#of = '';
  }
}
