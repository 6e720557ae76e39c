// One chart, edited beside its picture.
import { make } from '../element/dom.js';
import { highlight, latest } from './chart-edit.js';
import { documentOf, editChart, named, refOf, tidy } from './draft.js';
import { PARTS, valueOf } from './indicator-words.js';
import { narrowed, offered } from './kinds.js';
import { namesakes } from './namesakes.js';
import { adder, area, check, field, input, press, select } from './parts.js';
import { lines, series } from './series-form.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./draft.js').Spec} Spec */
/** @typedef {import('./draft.js').Reference} Reference */
/** @typedef {import('./draft.js').Indicator} Indicator */

/** @param {Indicator[]} indicators @param {Reference} reference */
function referred(indicators, reference) {
  const [id, part, at] = refOf(reference).split('.');
  const one = indicators.find((own) => own.id === id);
  if (!one) return say('（没有了）|(gone)');
  const own = typeof reference === 'string' ? '' : reference.label;
  const label = own || one.label;
  if (part === 'change') return say('{0}：变化|{0}: change', label);
  if (part === 'compare') return own || say('{0}：比{1}|{0}: against {1}', one.label, one.compare?.[Number(at)]?.to ?? '');
  if (part) return say('{0}：{1}|{0}: {1}', label, /** @type {Record<string, string>} */ (PARTS())[part] ?? part);
  return `${label}　${valueOf(one)}`;
}

/** What can be added: indicators and their parts. @param {Indicator[]} indicators @returns {[string, string][]} */
function additions(indicators) {
  const told = namesakes(indicators);
  return indicators.flatMap((one) => /** @type {[string, string][]} */ ([
    [one.id, [referred(indicators, one.id), told.get(one.id)].filter(Boolean).join('　')],
    ...(one.change ? [[`${one.id}.change`, referred(indicators, `${one.id}.change`)]] : []),
    ...['from', 'target', 'whole'].filter((part) => part in one).map((part) => [`${one.id}.${part}`, referred(indicators, `${one.id}.${part}`)]),
    ...(one.compare ?? []).map((_, i) => [`${one.id}.compare.${i}`, referred(indicators, `${one.id}.compare.${i}`)]),
  ]));
}

/** The chart's kinds; asked again only when what it draws has changed. */
export class Kinds {
  node = make('div', { class: 'kinds', role: 'radiogroup', 'aria-label': say('图种|Kind') });
  #why = make('ul', {});
  more = make('details', { class: 'whynot' }, make('summary', {}), this.#why);
  #asked = '';
  #round = 0;
  #studio;

  /** @param {Studio} studio */
  constructor(studio) {
    this.#studio = studio;
  }

  /** @param {Draft} draft @param {Spec} chart */
  async show(draft, chart) {
    const document = documentOf(draft);
    const { indicators, charts } = narrowed(document, chart);
    const asked = JSON.stringify([indicators, charts[0].indicators, charts[0].data, chart.id, chart.kind, chart.variant]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    const own = (this.#round += 1);
    const all = await offered(document, chart);
    if (own !== this.#round) return;
    const current = (/** @type {{kind: string, variant?: string}} */ one) => one.kind === chart.kind && (one.variant ?? '') === (chart.variant ?? (chart.kind === 'share' ? 'bar' : ''));
    const focused = this.node.contains(globalThis.document.activeElement);
    this.node.replaceChildren(...all.filter((one) => !one.why || current(one)).map((one) => {
      const radio = make('input', { type: 'radio', name: 'kind' });
      radio.checked = current(one);
      radio.addEventListener('change', () => this.#studio.store.change(editChart(chart.id, { kind: one.kind, variant: one.variant })));
      return make('label', { class: 'kind' }, radio, make('span', {}, say(one.words)));
    }));
    if (focused) /** @type {HTMLElement | null} */ (this.node.querySelector(':checked'))?.focus();
    const refused = all.filter((one) => one.why && !current(one));
    this.more.hidden = !refused.length;
    this.more.firstElementChild?.replaceChildren(say('另外 {0} 种画不了，为什么|{0} others do not fit: why', refused.length));
    this.#why.replaceChildren(...refused.map(({ words, why }) => make('li', {}, make('b', {}, say(words)), ` ${why}`)));
  }
}


/** By another name, or, without one, by its own. @param {Reference} reference @param {string} label @returns {Reference} */
function called(reference, label) {
  const group = typeof reference === 'string' ? undefined : reference.group;
  const ref = refOf(reference);
  return label || group ? tidy({ ref, label, group }) : ref;
}

/** A name for this chart alone. @param {Indicator[]} indicators @param {Reference} reference @param {string} name @param {(label: string) => void} put */
function renaming(indicators, reference, name, put) {
  const label = input(typeof reference === 'string' ? '' : reference.label ?? '', { 'aria-label': say('“{0}”在图里叫|Name of “{0}” in the chart', name), placeholder: referred(indicators, refOf(reference)) });
  label.addEventListener('change', () => put(label.value.trim()));
  return make('details', { class: 'rename' }, make('summary', { 'aria-label': say('改名：“{0}”|Rename “{0}”', name) }, say('改名|Rename')), label);
}

/** @param {Studio} studio @param {Draft} draft @param {Spec} chart */
function figures(studio, draft, chart) {
  const list = () => latest(studio, chart.id).indicators ?? [];
  const put = (/** @type {Partial<Spec>} */ fields) => studio.store.change(editChart(chart.id, fields));
  const refs = chart.indicators ?? [];
  /** 3项中最大 may hold no more. */
  const doubted = () => {
    const { title = '' } = latest(studio, chart.id);
    if (/\d项|最|有升有降/.test(title)) studio.tell(say('图里的指标变了，标题“{0}”还对吗？|The chart has other indicators now; is its title “{0}” still right?', title));
  };
  const rows = make('ol', { class: 'refs' });
  const move = (/** @type {number} */ i, /** @type {number} */ to, /** @type {string} */ does) => {
    // An order of the editor's own, where it was by size.
    put({ indicators: list().toSpliced(i, 1).toSpliced(to, 0, list()[i]), sort: undefined });
    // The focus goes along.
    const row = document.querySelectorAll('.refs li')[to];
    /** @type {HTMLElement | null} */ (row?.querySelector(`[data-does=${does}]:not(:disabled)`) ?? row?.querySelector('button:not(:disabled)'))?.focus();
  };
  refs.forEach((reference, i) => {
    const name = referred(draft.indicators, reference);
    const up = press('↑', () => move(i, i - 1, 'up'), { class: 'plain', 'data-does': 'up', 'aria-label': say('上移“{0}”|Move “{0}” up', name) });
    const down = press('↓', () => move(i, i + 1, 'down'), { class: 'plain', 'data-does': 'down', 'aria-label': say('下移“{0}”|Move “{0}” down', name) });
    up.toggleAttribute('disabled', i === 0);
    down.toggleAttribute('disabled', i === refs.length - 1);
    rows.append(make('li', { 'data-key': refOf(reference) }, make('span', { class: 'name' }, name),
      check(say('突出|highlight'), !!chart.highlight?.includes(refOf(reference)), (on) => highlight(studio, chart.id, refOf(list()[i]), on)),
      up, down,
      press('✕', () => {
        const gone = refOf(list()[i]);
        put({ indicators: list().toSpliced(i, 1), highlight: latest(studio, chart.id).highlight?.filter((own) => own !== gone) });
        doubted();
      }, { class: 'plain', 'aria-label': say('从图里去掉“{0}”|Take “{0}” out of the chart', name) }),
      renaming(draft.indicators, reference, name, (label) => put({ indicators: list().map((own, at) => (at === i ? called(own, label) : own)) }))));
  });
  const taken = new Set(refs.map(refOf));
  const more = adder(say('加一个指标|Add an indicator'), [['', say('＋ 加一个指标…|+ Add an indicator…')], ...additions(draft.indicators).filter(([ref]) => !taken.has(ref))], say('加到图里|Add'), (ref) => {
    put({ indicators: [...list(), ref] });
    doubted();
  });
  return make('fieldset', {}, make('legend', {}, say('图里的指标|Indicators in the chart')), rows, more);
}

/**
 * @param {Studio} studio
 * @param {Draft} draft
 * @param {Spec} chart
 */
export function form(studio, draft, chart) {
  const put = (/** @type {Partial<Spec>} */ fields) => studio.store.change(editChart(chart.id, fields));
  const words = (/** @type {'title' | 'subtitle' | 'note' | 'takeaway' | 'alt'} */ key, /** @type {string} */ label, rows = '') =>
    field(label, rows ? area(chart[key] ?? '', rows) : input(chart[key] ?? ''), (value) => put({ [key]: value.trim() }), 'wide');
  const sorted = chart.data || chart.indicators?.some((ref) => named(ref) !== refOf(ref)) ? [] : [
    field(say('排序|order'), select(chart.sort ?? 'none', [['none', say('照列出的顺序|as listed')], ['desc', say('从大到小|largest first')], ['asc', say('从小到大|smallest first')]]), (sort) => put({ sort: sort === 'none' ? undefined : sort })),
  ];
  return make('div', { class: 'chart-form' },
    make('div', { class: 'fields' },
      words('title', say('标题（一句发现）|Title (the finding)')),
      words('subtitle', say('副标题（量什么、单位、时期）|Subtitle (measure, unit, period)')),
      words('note', say('注|Note'), '2'),
      words('takeaway', say('一句话结论（图看不见时读它）|Takeaway (read where the picture is not seen)'), '2'),
      field(say('来源|Source'), input(chart.source?.label ?? ''), (label) => put({ source: label.trim() ? { ...latest(studio, chart.id).source, label: label.trim() } : undefined }), 'wide'),
      ...sorted),
    chart.data ? series(studio, chart) : figures(studio, draft, chart),
    ...lines(studio, chart));
}

