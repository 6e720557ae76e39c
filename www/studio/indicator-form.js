// One indicator, edited in place.
import { make } from '../element/dom.js';
import { offers } from './alike.js';
import { editIndicator } from './draft.js';
import { BASES, DIRECTIONS, KINDS, QUALIFIERS } from './indicator-words.js';
import { digits, latest, noNumber } from './indicator-edit.js';
import { more } from './indicator-parts.js';
import { field, input, press, select } from './parts.js';
import { periodOf, yearOf } from './period.js';
import { quantityOf } from './quantity.js';
import { say } from './words.js';
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {import('./draft.js').Comparison} Comparison */
/** @typedef {import('./store.js').Store} Store */

/** @param {Store} store @param {Indicator} one */
function comparisons(store, one) {
  const list = () => latest(store, one.id)?.compare ?? [];
  const put = (/** @type {Comparison[]} */ compare) => store.change(editIndicator(one.id, { compare }));
  const alter = (/** @type {number} */ at, /** @type {Partial<Comparison>} */ fields) => put(list().map((own, i) => (i === at ? { ...own, ...fields } : own)));
  const rows = (one.compare ?? []).map((own, i) => make('div', { class: 'fields compare', role: 'group', 'aria-label': say('比较 {0}|Comparison {0}', i + 1), 'data-key': `compare ${i}` },
    field(say('比谁|with'), input(own.to), (to) => (to.trim() ? alter(i, { to: to.trim() }) : say('写上比谁|say with whom'))),
    ...(one.change ? [field(say('比什么|of'), select(own.of ?? 'value', [['change', say('增速|the change')], ['value', say('数值|the value')]]), (of) => alter(i, { of }))] : []),
    field(say('方向|direction'), select(own.direction ?? 'above', [['above', say('高于|above')], ['below', say('低于|below')]]), (direction) => alter(i, { direction })),
    field(say('差多少|by'), input(own.value ?? '', { inputmode: 'decimal' }), (value) => {
      const number = digits(value);
      return number === undefined ? noNumber() : alter(i, { value: number });
    }),
    field(say('单位|unit'), input(own.unit ?? ''), (unit) => alter(i, { unit: unit.trim() })),
    press(say('去掉|Remove'), () => put(list().filter((_, at) => at !== i)), { class: 'plain', 'aria-label': say('去掉比较 {0}|Remove comparison {0}', i + 1) })));
  /** @type {[string, () => void]} */
  const adding = [say('一项比较|a comparison'), () => put([...list(), { of: latest(store, one.id)?.change ? 'change' : 'value', to: say('全市|the city'), value: null, unit: latest(store, one.id)?.unit === '%' || latest(store, one.id)?.change ? '个百分点' : latest(store, one.id)?.unit, direction: 'above' }])];
  return { rows, adding };
}

/** @param {Store} store @param {Indicator} one */
function changed(store, one) {
  const { change } = one;
  const put = (/** @type {object} */ fields) => store.change(editIndicator(one.id, { change: { direction: 'up', basis: 'yoy', unit: '%', ...latest(store, one.id)?.change, ...fields } }));
  const direction = field(say('变化|change'), select(change?.direction ?? '', DIRECTIONS()), (value) => (value ? put({ direction: value }) : store.change(editIndicator(one.id, { change: undefined }))));
  if (!change) return [direction];
  return [
    direction,
    field(say('幅度|by'), input(change.value ?? '', { inputmode: 'decimal' }), (value) => {
      const number = digits(value);
      if (number === undefined) return noNumber();
      return /^[-−]/.test(number ?? '') ? say('不带正负号|no sign here') : put({ value: number });
    }),
    field(say('单位|unit'), input(change.unit ?? ''), (unit) => put({ unit: unit.trim() })),
    field(say('比什么时候|basis'), select(change.basis ?? 'other', BASES()), (basis) => put({ basis })),
  ];
}

/** Sets the period to what was typed; 今年 is the year of the article's date. @param {Store} store @param {string} id @param {string} typed */
function putPeriod(store, id, typed) {
  if (!typed.trim()) return store.change(editIndicator(id, { period: undefined, periodText: undefined }));
  const year = yearOf(store.draft.article.published);
  const found = periodOf(typed, year);
  if (found) return store.change(editIndicator(id, { period: found.period, periodText: found.text }));
  // With any year it would be one.
  return !year && periodOf(typed, '2000') ? say('写上哪一年，或先在“贴文章”里填文章的日期|write the year, or fill in the article’s date in “Article” first')
    : say('写成 2023年、2023年三季度、2023年1至9月、2023年前三季度，或 2023-09 这样|such as 2023, 2023-Q3, 2023-09, or of several 2023-01/09, 2023-Q1/Q3');
}

/** A number with its unit. @param {string} text */
function wholeOf(text) {
  const { value, unit = '', qualifier, qualifierText } = quantityOf(text);
  return value && unit && !/\d/.test(unit) ? { value, unit, qualifier, qualifierText } : undefined;
}

/**
 * @param {Store} store
 * @param {Indicator} one
 */
export function form(store, one) {
  const put = (/** @type {Partial<Indicator>} */ fields) => store.change(editIndicator(one.id, fields));
  const value = input(one.value ?? '', { inputmode: 'decimal' });
  const number = (/** @type {'value' | 'upper'} */ key) => (/** @type {string} */ text) => {
    const own = digits(text);
    // As the article has it: 约95万人次.
    const whole = own === undefined && key === 'value' ? wholeOf(text) : undefined;
    if (whole) {
      value.value = String(whole.value);
      return put({ ...whole, written: undefined });
    }
    return own === undefined ? noNumber() : put({ [key]: own === null && key === 'upper' ? undefined : own, written: undefined });
  };
  const compared = comparisons(store, one);
  const note = store.draft.notes[one.id];
  if (note?.origin === 'added' && !note.sure && (one.value ?? null) === null) value.setAttribute('aria-invalid', 'true');
  return make('div', { class: 'form' },
    make('div', { class: 'fields' },
      field(say('名称|label'), input(one.label), (label) => (label.trim() ? put({ label: label.trim() }) : say('名称不能空|A label is needed')), 'wide'),
      ...(one.derived ? [] : [
        field(say('数值|value'), value, number('value')),
        field(say('到（区间）|to (a range)'), input(one.upper ?? '', { inputmode: 'decimal' }), number('upper')),
      ]),
      field(say('单位|unit'), input(one.unit ?? ''), (unit) => put({ unit: unit.trim(), written: undefined })),
      field(say('口径|bound'), select(one.qualifier ?? 'exact', QUALIFIERS()), (qualifier) => put({ qualifier, written: undefined, ...(qualifier === 'exact' ? { qualifierText: undefined } : {}) })),
      field(say('原文用词|its word'), input(one.qualifierText ?? ''), (text) => put({ qualifierText: text.trim() || undefined, written: undefined })),
      field(say('性质|kind'), select(one.kind ?? 'level', KINDS()), (kind) => put({ kind })),
      field(say('时期|period'), input(one.period ?? '', { placeholder: say('2023年前三季度|2023-Q1/Q3') }), (typed) => putPeriod(store, one.id, typed)),
      field(say('地区|region'), input(one.region ?? ''), (region) => put({ region: region.trim() }))),
    ...offers(store, one.id),
    make('div', { class: 'fields' }, ...changed(store, one)),
    ...compared.rows,
    ...more(store, one, compared.adding));
}
