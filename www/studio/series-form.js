// The series of a chart of rows, and the lines across it: what they are called.
import { make } from '../element/dom.js';
import { highlight, latest } from './chart-edit.js';
import { editChart } from './draft.js';
import { check, field, input } from './parts.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('./draft.js').Spec} Spec */

/** Where a chart names its series beside its columns. */
const NAMING = ['encode', 'highlight', 'hidden', 'annotations', 'steps'];

/** A column's name. @param {any} column */
const nameOf = (column) => (typeof column === 'string' ? column : column?.name);

/** @param {any} value @param {string} from @param {string} to @returns {any} the same with one name exchanged */
function exchanged(value, from, to) {
  if (value === from) return to;
  if (Array.isArray(value)) return value.map((own) => exchanged(own, from, to));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, exchanged(own, from, to)]));
}

/** A column by another name, wherever the chart names it. @param {Spec} chart @param {string} from @param {string} to @returns {Partial<Spec>} */
function recalled(chart, from, to) {
  const columns = chart.data.columns.map((/** @type {any} */ own) => (nameOf(own) !== from ? own : typeof own === 'string' ? to : { ...own, name: to }));
  const naming = NAMING.filter((key) => key in chart).map((key) => [key, exchanged(chart[key], from, to)]);
  return { data: { ...chart.data, columns }, ...Object.fromEntries(naming) };
}

/** @param {Studio} studio @param {Spec} chart */
export function series(studio, chart) {
  const namesOf = (/** @type {Spec} */ own) => /** @type {string[]} */ ([own.encode?.y ?? []].flat().filter((name) => typeof name === 'string'));
  const columnsOf = (/** @type {Spec} */ own) => /** @type {any[]} */ (own.data?.columns ?? []).map(nameOf);
  return make('fieldset', {}, make('legend', {}, say('数据：{0} 行，系列|Data: {0} rows, series', chart.data?.rows?.length ?? 0)),
    ...namesOf(chart).map((name, i) => make('div', { class: 'series', 'data-key': `series ${i}` },
      ...(columnsOf(chart).includes(name) ? [field(say('系列 {0} 的名称|name of series {0}', i + 1), input(name), (typed) => {
        const own = latest(studio, chart.id);
        const [before, now] = [namesOf(own)[i], typed.trim()];
        if (!now) return say('名称不能空|A label is needed');
        if (now !== before && columnsOf(own).includes(now)) return say('已有一列叫这个|another column has this name');
        return now === before ? undefined : studio.store.change(editChart(chart.id, recalled(own, before, now)));
      })] : []),
      check(say('突出“{0}”|highlight “{0}”', name), !!chart.highlight?.includes(name), (on) => highlight(studio, chart.id, namesOf(latest(studio, chart.id))[i], on)))));
}

/** Lines and bands at a value, with their names. @param {Studio} studio @param {Spec} chart */
export function lines(studio, chart) {
  const all = (/** @type {Spec} */ own) => /** @type {any[]} */ (own.references ?? []);
  const stated = all(chart).filter((own) => own && typeof own === 'object');
  if (!stated.length || stated.length < all(chart).length) return [];
  return [make('fieldset', { 'data-key': 'lines' }, make('legend', {}, say('参考线|Reference lines')),
    ...stated.map(({ value, x, upper, label = '' }, i) => field(
      say('{0} 处的线叫|name of the line at {0}', [value ?? x, upper].filter((own) => own !== undefined).join('–')), input(label),
      (typed) => studio.store.change(editChart(chart.id, { references: all(latest(studio, chart.id)).map((own, at) => {
        if (at !== i) return own;
        const { label: _, ...rest } = own;
        return typed.trim() ? { ...rest, label: typed.trim() } : rest;
      }) })))))];
}
