// An indicator in a line: what it says beside its name.
import { say } from './words.js';
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {import('./draft.js').Note} Note */

/** @type {() => [string, string][]} */
export const QUALIFIERS = () => [
  ['exact', say('等于|exactly')], ['over', say('超过|over')], ['at_least', say('至少、以上|at least')],
  ['under', say('不到|under')], ['at_most', say('至多、以内|at most')], ['about', say('约、近|about')],
];
/** @type {() => [string, string][]} */
export const KINDS = () => [
  ['level', say('总量|level')], ['count', say('个数|count')], ['share', say('占比|share')], ['ratio', say('比率|ratio')], ['rate', say('增速|rate')], ['lead', say('差距|lead')], ['rank', say('位次|rank')],
];
/** @type {() => [string, string][]} */
export const DIRECTIONS = () => [['', say('没有|none')], ['up', say('增|up')], ['down', say('减|down')], ['flat', say('持平|flat')]];
/** @type {() => [string, string][]} */
export const BASES = () => [
  ['yoy', say('同比|year on year')], ['pop', say('环比|on the period before')], ['ytd_prior', say('较上年末|on the end of last year')], ['average', say('年均|yearly average')], ['other', say('其他|other')],
];

/** What an indicator may have beside its value. */
export const PARTS = () => ({
  from: say('原来的值（由…）|what it was before'), target: say('计划|a plan'), whole: say('所属的整体|its whole'), rank: say('名次|a rank'), derived: say('由别的指标算出|computed of others'),
});

/** @param {Indicator} indicator */
export function valueOf({ value, upper, unit = '', qualifier = 'exact', qualifierText, derived }) {
  if (derived) return say('推算|derived');
  if (value === null || value === undefined) return say('没有数值|no value');
  const word = qualifier === 'exact' ? '' : qualifierText || QUALIFIERS().find(([own]) => own === qualifier)?.[1].split('、')[0] || '';
  const number = upper ? `${value}–${upper}` : value;
  return /以上|以下|以内|左右|上下|多|余/.test(word) ? `${number}${unit}${word}` : `${word}${number}${unit}`;
}

/** @param {import('./draft.js').Quantity | undefined} quantity */
const amount = (quantity) => `${quantity?.value ?? ''}${quantity?.unit ?? ''}`;

/** Period, region, change, comparisons and the rest. @param {Indicator} indicator */
export function aboutOf({ period, periodText, region, change, compare, from, target, whole, rank }) {
  const basis = change && change.basis !== 'other' ? BASES().find(([own]) => own === change.basis)?.[1] ?? '' : '';
  const arrow = { up: '▲', down: '▼', flat: '=' }[change?.direction ?? ''] ?? '';
  return [
    periodText || period, region,
    change && `${basis} ${arrow}${change.value ?? ''}${change.unit ?? ''}`.trim(),
    ...(compare ?? []).map(({ to, value, unit, direction }) => `${direction === 'below' ? say('低于|below ') : say('高于|above ')}${to}${value ?? ''}${unit ?? ''}`),
    from && say('由 {0}|from {0}', amount(from)),
    target && say('计划 {0}|plan {0}', amount(target)),
    whole && say('整体 {0}{1}|of {0}{1}', whole.label ? `${whole.label} ` : '', amount(whole)),
    rank && say('{0}第 {1}|no. {1} {0}', rank.among ?? '', rank.place),
  ].filter(Boolean).join(' · ');
}

/** Why an editor should look twice. @param {Note | undefined} note */
export function doubtsOf(note) {
  if (!note || note.sure) return note?.stale ? [say('原文里找不到这个数了|This figure is not in the text any more')] : [];
  const reasons = (note.reasons ?? []).map((reason) => say(reason));
  if (note.stale) reasons.push(say('原文里找不到这个数了|This figure is not in the text any more'));
  if ((note.confidence ?? 1) < 0.8) reasons.push(say('把握 {0}%|{0}% sure', Math.round((note.confidence ?? 0) * 100)));
  return reasons;
}
