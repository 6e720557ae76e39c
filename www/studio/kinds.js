// The kinds of charts, and which of them can draw what an editor chose: the
// core itself is asked, and says why not.
import { refusal } from './ask.js';
import { named } from './draft.js';
import { timely } from './rows.js';
import { say } from './words.js';
/** @typedef {import('./draft.js').Spec} Spec */
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {{kind: string, variant?: string, words: string}} Kind */
/** @typedef {Kind & {why: string}} Offered `why` not; empty: it fits */

/** Of indicators. @type {Kind[]} */
const FIGURES = [
  { kind: 'tiles', words: '指标牌|tiles' }, { kind: 'bar', words: '条形图|bars' }, { kind: 'bar', variant: 'diverging', words: '正负条形图|diverging bars' },
  { kind: 'column', words: '柱形图|columns' }, { kind: 'dot', words: '点图|dots' }, { kind: 'dot', variant: 'lollipop', words: '棒棒糖图|lollipops' },
  { kind: 'lead', words: '领先图|lead' }, { kind: 'bullet', words: '计划图|bullet' }, { kind: 'share', variant: 'bar', words: '占比条|share bars' },
  { kind: 'share', variant: 'waffle', words: '占比格子|waffle' }, { kind: 'part', words: '计数图|parts of a count' }, { kind: 'unit', words: '方格图|units' },
  { kind: 'arrow', words: '箭头图|arrows' }, { kind: 'range', words: '区间图|ranges' }, { kind: 'table', words: '表格|table' }, { kind: 'table', variant: 'bars', words: '带条的表格|table with bars' },
];

/** Of rows. @type {Kind[]} */
const SERIES = [
  { kind: 'line', words: '折线图|lines' }, { kind: 'area', words: '面积图|area' }, { kind: 'area', variant: 'stacked', words: '堆叠面积图|stacked area' }, { kind: 'step', words: '阶梯图|steps' },
  { kind: 'column', words: '柱形图|columns' }, { kind: 'column', variant: 'grouped', words: '分组柱形图|grouped columns' }, { kind: 'column', variant: 'stacked', words: '堆叠柱形图|stacked columns' },
  { kind: 'bar', words: '条形图|bars' }, { kind: 'bar', variant: 'grouped', words: '分组条形图|grouped bars' }, { kind: 'bar', variant: 'stacked', words: '堆叠条形图|stacked bars' },
  { kind: 'slope', words: '斜率图|slope' }, { kind: 'rank', words: '位次图|ranks' }, { kind: 'facet', variant: 'line', words: '小图组|small multiples' },
];

/** @param {{kind: string, variant?: string | null}} chart */
export function kindName({ kind, variant }) {
  const all = [...FIGURES, ...SERIES];
  const own = all.find((one) => one.kind === kind && (one.variant ?? '') === (variant ?? '')) ?? all.find((one) => one.kind === kind);
  return own ? say(own.words) : kind;
}

/** The document with what one chart needs: others cost time. @param {any} document @param {Spec} chart */
export function narrowed(document, chart) {
  const byId = new Map(document.indicators.map((/** @type {Indicator} */ one) => [one.id, one]));
  const wanted = new Set();
  const want = (/** @type {string} */ id) => {
    const one = /** @type {Indicator | undefined} */ (byId.get(id));
    if (!one || wanted.has(one)) return;
    wanted.add(one);
    [one.of, ...(one.derived?.args ?? [])].forEach((ref) => ref && want(named(ref)));
  };
  chart.indicators?.forEach((ref) => want(named(ref)));
  return { ...document, indicators: document.indicators.filter((/** @type {Indicator} */ one) => wanted.has(one)), charts: [chart] };
}

/** A chart as another kind: what only the other one has goes. @param {Spec} chart @param {Kind} kind @returns {Spec} */
export const as = (chart, { kind, variant }) => ({ ...chart, kind, variant });

/**
 * @param {any} document
 * @param {Spec} chart
 * @returns {Promise<Offered[]>}
 */
export async function offered(document, chart) {
  const small = narrowed(document, chart);
  const found = [];
  for (const kind of chart.data ? SERIES : FIGURES) found.push({ ...kind, why: await refusal(small, as(chart, kind)) });
  return found;
}

/**
 * The first kind that says most of these indicators, or, with `why`, what
 * keeps the likeliest one from being drawn.
 * @param {any} document
 * @param {Spec} chart
 */
export async function fitting(document, chart) {
  const units = new Set(document.indicators.filter((/** @type {Indicator} */ { id }) => chart.indicators?.some((ref) => named(ref) === id)).map((/** @type {Indicator} */ { unit = '' }) => unit));
  const wish = chart.data ? (timely(chart.data) ? ['line', 'column', 'bar'] : ['bar', 'column', 'line']) : chart.indicators?.length === 1 ? ['tiles'] : units.size === 1 ? ['bar', 'share', 'dot', 'table'] : ['table', 'tiles'];
  const all = await offered(document, chart);
  const able = all.filter(({ why }) => !why);
  const first = (/** @type {Offered[]} */ some) => wish.map((kind) => some.find((one) => one.kind === kind)).find(Boolean) ?? some[0];
  return first(able.length ? able : all);
}
