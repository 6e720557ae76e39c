// What an indicator has beside its value and change: what it was before, a
// plan, its whole, a rank, or how it is computed of others.
import { make } from '../element/dom.js';
import { editIndicator, tidy } from './draft.js';
import { digits, latest, noNumber } from './indicator-edit.js';
import { PARTS, QUALIFIERS } from './indicator-words.js';
import { adder, field, input, press, select } from './parts.js';
import { say } from './words.js';
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {import('./store.js').Store} Store */
/** @typedef {'from' | 'target' | 'whole' | 'rank' | 'derived'} Part */

/** @type {() => [string, string][]} */
const OPS = () => [['minus', say('前者 − 后者|first − second')], ['plus', say('前者 + 后者|first + second')], ['divide', say('前者 ÷ 后者|first ÷ second')], ['complement', say('100 − 前者|100 − first')]];

/** A row of fields of one part, with a way to take it off. @param {Store} store @param {string} id @param {Part} part @param {Node[]} fields */
function row(store, id, part, ...fields) {
  const name = PARTS()[part];
  const gone = press(say('去掉|Remove'), () => store.change(editIndicator(id, { [part]: undefined })), { class: 'plain', 'aria-label': say('去掉“{0}”|Remove “{0}”', name) });
  return make('div', { class: 'extra', role: 'group', 'aria-label': name, 'data-key': part }, make('p', { class: 'extra-name' }, name, gone), make('div', { class: 'fields' }, ...fields));
}

/** @param {Store} store @param {Indicator} one @param {'from' | 'target' | 'whole'} part */
function quantity(store, one, part) {
  const own = one[part] ?? {};
  const put = (/** @type {object} */ fields) => store.change(editIndicator(one.id, { [part]: tidy({ ...latest(store, one.id)?.[part], ...fields }) }));
  const number = (/** @type {string} */ value) => {
    const plain = digits(value);
    return plain === undefined ? noNumber() : put({ value: plain, written: undefined });
  };
  return row(store, one.id, part,
    ...(part === 'whole' ? [field(say('整体的名称|its name'), input(one.whole?.label ?? '', { placeholder: say('全市|the city') }), (label) => put({ label: label.trim() || undefined }))] : []),
    field(say('数值|value'), input(own.value ?? '', { inputmode: 'decimal' }), number),
    field(say('单位|unit'), input(own.unit ?? ''), (unit) => put({ unit: unit.trim() })),
    field(say('口径|bound'), select(own.qualifier ?? 'exact', QUALIFIERS()), (qualifier) => put({ qualifier, ...(qualifier === 'exact' ? { qualifierText: undefined } : {}) })));
}

/** @param {Store} store @param {Indicator} one */
function rank(store, one) {
  const put = (/** @type {object} */ fields) => store.change(editIndicator(one.id, { rank: tidy({ place: 1, ...latest(store, one.id)?.rank, ...fields }) }));
  const whole = (/** @type {'place' | 'years'} */ key, /** @type {number} */ least) => (/** @type {string} */ value) => {
    const plain = value.normalize('NFKC').trim();
    if (!plain && key === 'years') return put({ years: undefined });
    return /^\d{1,4}$/.test(plain) && Number(plain) >= least ? put({ [key]: Number(plain) }) : say('写一个整数|a whole number');
  };
  return row(store, one.id, 'rank',
    field(say('第几|place'), input(String(one.rank?.place ?? ''), { inputmode: 'numeric' }), whole('place', 1)),
    field(say('在哪里|among'), input(one.rank?.among ?? '', { placeholder: say('全市|the city') }), (among) => put({ among: among.trim() || undefined })),
    field(say('连续几年|years running'), input(String(one.rank?.years ?? ''), { inputmode: 'numeric' }), whole('years', 2)));
}

/** @param {Store} store @param {Indicator} one */
function derived(store, one) {
  const { op, args } = one.derived ?? { op: 'minus', args: [] };
  const put = (/** @type {{op?: string, at?: number, ref?: string}} */ { op: next, at = 0, ref }) => {
    const before = latest(store, one.id)?.derived ?? { op, args };
    const wanted = next ?? before.op;
    const list = ref === undefined ? [...before.args] : before.args.with(at, ref);
    const count = wanted === 'complement' ? 1 : 2;
    while (list.length < count) list.push(list[0] ?? '');
    store.change(editIndicator(one.id, { derived: { op: wanted, args: list.slice(0, count) } }));
  };
  /** @type {[string, string][]} */
  const others = store.draft.indicators.filter(({ id, derived: own }) => id !== one.id && !own).map(({ id, label, value, unit = '' }) => [id, `${label}　${value ?? ''}${unit}`]);
  const argument = (/** @type {string} */ ref, /** @type {number} */ at) =>
    field(at ? say('后者|second') : say('前者|first'), select(ref, others.some(([id]) => id === ref) ? others : [[ref, ref], ...others]), (next) => put({ at, ref: next }));
  return row(store, one.id, 'derived', field(say('怎么算|computed as'), select(op, OPS()), (next) => put({ op: next })), ...args.map(argument));
}

/** What a part is when it is new. @param {Store} store @param {Indicator} one @param {Part} part @returns {Partial<Indicator>} */
function blank(store, one, part) {
  const { unit = '' } = one;
  if (part === 'rank') return { rank: { place: 1 } };
  if (part !== 'derived') return { [part]: { value: null, unit } };
  const first = store.draft.indicators.find(({ id, unit: own = '', derived: computed }) => id !== one.id && own === unit && !computed) ?? store.draft.indicators.find(({ id, derived: computed }) => id !== one.id && !computed);
  return first ? { derived: { op: 'minus', args: [first.id, first.id] }, value: undefined, upper: undefined, qualifier: undefined, qualifierText: undefined, written: undefined } : {};
}

/**
 * The parts that an indicator has, and a way to add the others.
 * @param {Store} store
 * @param {Indicator} one
 * @param {[label: string, add: () => void]} comparison the first thing to add
 */
export function more(store, one, [label, compare]) {
  const rows = /** @type {Part[]} */ (['from', 'target', 'whole', 'rank', 'derived']).filter((part) => one[part]).map((part) =>
    (part === 'rank' ? rank(store, one) : part === 'derived' ? derived(store, one) : quantity(store, one, part)));
  const left = /** @type {[Part, string][]} */ (Object.entries(PARTS())).filter(([part]) => !one[part]);
  const adding = adder(say('给这个指标加上|Add to this indicator'), [['', say('＋ 加上…|+ Add…')], ['compare', label], ...left], say('加上|Add'), (part) => {
    if (part === 'compare') compare();
    else store.change(editIndicator(one.id, blank(store, one, /** @type {Part} */ (part))));
    // Where the next thing is written.
    const groups = [...document.querySelectorAll('.indicators li.open .form [role=group]')];
    const group = part === 'compare' ? groups.findLast((own) => own.matches('.compare')) : groups.find((own) => own.getAttribute('aria-label') === PARTS()[/** @type {Part} */ (part)]);
    /** @type {HTMLElement | null | undefined} */ (group?.querySelector('input,select'))?.focus();
  });
  return [...rows, adding];
}
