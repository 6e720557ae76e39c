// Step 2: the article on one side, its indicators on the other, tied both ways.
import { make } from '../element/dom.js';
import { ArticlePane } from './article-pane.js';
import { addIndicator, doubtful, freshId } from './draft.js';
import { Findings } from './findings.js';
import { IndicatorList } from './indicator-list.js';
import { marksOf } from './marks.js';
import { input, press } from './parts.js';
import { labelOf, quantityOf } from './quantity.js';
import { quoted } from './sentence.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('../element/anchor.js').Span} Span */
/** @typedef {import('./draft.js').Draft} Draft */

/** The indicator that a span of the text states. @param {Draft} draft @param {Span} span */
function stated(draft, span) {
  const points = [...draft.text];
  const words = points.slice(span.start, span.end).join('');
  const label = labelOf(points.slice(Math.max(0, span.start - 60), span.start).join(''));
  const quantity = quantityOf(words);
  return {
    id: freshId(draft.indicators, 'a'), label: label || say('未命名|Unnamed'), ...quantity, kind: quantity.unit === '%' ? 'rate' : 'level', source: quoted(points, span),
  };
}

/** Without white space at its ends. @param {string} text @param {Span} span @returns {Span | null} */
function trimmed(text, { start, end }) {
  const words = [...text].slice(start, end);
  const before = words.findIndex((c) => /\S/.test(c));
  const after = words.toReversed().findIndex((c) => /\S/.test(c));
  return before < 0 || words.length > 60 ? null : { start: start + before, end: end - after };
}

/** Adds a figure by its words: for those who do not select with a mouse. @param {Studio} studio @param {(span: Span) => void} add */
function finder({ store, tell }, add) {
  const words = input('', { 'aria-label': say('文中的数，照抄|The figure as in the text'), placeholder: say('照抄一个漏掉的数，如 302.8亿元|A missed figure as in the text') });
  const form = make('form', { class: 'row finder' }, words, make('button', { type: 'submit' }, say('添加|Add')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wanted = words.value.trim();
    if (!wanted) return;
    const { text } = store.draft;
    const taken = marksOf(store.draft);
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const start = [...text.slice(0, at)].length;
      const span = { start, end: start + [...wanted].length };
      if (taken.some((mark) => mark.start < span.end && span.start < mark.end)) continue;
      words.value = '';
      return add(span);
    }
    tell(text.includes(wanted) ? say('“{0}”已经是指标了。|“{0}” is an indicator already.', wanted) : say('文章里没有“{0}”。|The text does not contain “{0}”.', wanted), true);
  });
  return form;
}

/**
 * @param {HTMLElement} root
 * @param {Studio} studio
 */
export function mount(root, studio) {
  const { store } = studio;
  /** @type {Span | null} */
  let selected = null;
  const hover = (/** @type {string[]} */ ids) => {
    const shown = ids.length ? ids : [list.chosen].filter(Boolean);
    pane.link(shown);
    list.link(shown);
  };
  const choose = (/** @type {string} */ id, from = 'list') => {
    list.chosen = id;
    list.show(store.draft);
    hover([]);
    if (!id) return;
    list.reveal(id, from === 'text');
    pane.reveal(id);
  };
  const add = (/** @type {Span} */ span) => {
    const one = stated(store.draft, span);
    getSelection()?.removeAllRanges();
    list.chosen = one.id;
    store.change(addIndicator(one));
    choose(one.id);
    list.edit(one.id);
    studio.tell(one.value === null
      ? say('已添加“{0}”，请写上数值。|“{0}” was added; please write its value.', one.label)
      : say('已添加“{0}”，请核对名称和单位。|“{0}” was added; please check its label and unit.', one.label));
  };
  const pane = new ArticlePane({
    // Of several indicators of one figure, the next one.
    pick: (ids) => choose(ids[(ids.indexOf(list.chosen) + 1) % ids.length], 'text'),
    hover,
    select: (span) => {
      selected = span && trimmed(store.draft.text, span);
      adder.hidden = !selected;
    },
  }, say('文章|Article'));
  const list = new IndicatorList(store, choose, hover);
  const adder = press(say('＋ 把选中的文字加为指标|+ Add the selected text as an indicator'), () => { if (selected) add(selected); }, { class: 'adder primary' });
  adder.hidden = true;
  // The selection must outlive the press.
  adder.addEventListener('pointerdown', (event) => event.preventDefault());
  const findings = new Findings(studio, (id) => choose(id, 'text'));
  const count = make('p', { class: 'quiet', role: 'status' });
  root.append(make('div', { class: 'two' },
    make('section', { class: 'pane', 'aria-labelledby': 'pane-article' },
      make('div', { class: 'pane-head' }, make('h2', { id: 'pane-article' }, say('文章|Article')),
        make('p', { class: 'quiet' }, say('点一个数看它的指标；漏掉的，选中文字来添加。|Choose a figure to see its indicator; select the text of a missed one.'))),
      pane.node, adder),
    make('section', { class: 'pane', 'aria-labelledby': 'pane-list' },
      make('div', { class: 'pane-head' }, make('h1', { id: 'pane-list' }, say('核对数字|Check the figures')), count),
      findings.node,
      list.node,
      make('div', { class: 'pane-foot' }, finder(studio, add),
        press(say('下一步：选图|Next: choose charts'), () => studio.go('choose'), { class: 'primary' })))));
  const show = () => {
    const { draft } = store;
    pane.show(draft.text, marksOf(draft));
    list.show(draft);
    hover([]);
    const open = draft.indicators.filter(({ id }) => doubtful(draft.notes[id])).length;
    count.textContent = draft.indicators.length
      ? open ? say('{0} 个指标，{1} 个存疑，存疑的在前|{0} indicators, {1} doubtful, those first', draft.indicators.length, open) : say('{0} 个指标，没有存疑的|{0} indicators, none of them doubtful', draft.indicators.length)
      : say('还没有指标：在左边选中一个数来添加。|No indicators yet: select a figure in the text to add one.');
    findings.later();
  };
  show();
  return { update: show, end: () => { findings.end(); list.end(); } };
}
