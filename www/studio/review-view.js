// Step 2: the article on one side, its indicators on the other, tied both ways.
import { make } from '../element/dom.js';
import { ArticlePane } from './article-pane.js';
import { addIndicator, doubtful, editIndicator, inOrder } from './draft.js';
import { Findings } from './findings.js';
import { IndicatorList } from './indicator-list.js';
import { valueOf } from './indicator-words.js';
import { marksOf } from './marks.js';
import { input, press } from './parts.js';
import { reread, stated, trimmed } from './stated.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('../element/anchor.js').Span} Span */

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
      : say('已添加“{0}”，请核对名称、单位和时期。|“{0}” was added; please check its label, unit and period.', one.label));
  };
  const open = () => store.draft.indicators.find(({ id }) => id === list.chosen);
  const read = (/** @type {Span} */ span) => {
    const before = open();
    if (!before) return;
    getSelection()?.removeAllRanges();
    store.change(editIndicator(before.id, reread(store.draft, span)));
    choose(before.id);
    studio.tell(say('“{0}”现在是 {1}。|“{0}” is {1} now.', before.label, valueOf(open() ?? before)));
  };
  const pane = new ArticlePane({
    // Of several indicators of one figure, the next one.
    pick: (ids) => choose(ids[(ids.indexOf(list.chosen) + 1) % ids.length], 'text'),
    hover,
    select: (span) => {
      selected = span && trimmed(store.draft.text, span);
      adder.hidden = !selected;
      rereader.hidden = !open();
      rereader.textContent = say('作为“{0}”的数|As the figure of “{0}”', open()?.label ?? '');
    },
  }, say('文章|Article'));
  const list = new IndicatorList(store, choose, hover);
  const rereader = press('', () => { if (selected) read(selected); });
  const adder = make('div', { class: 'adder' }, press(say('＋ 把选中的文字加为指标|+ Add the selected text as an indicator'), () => { if (selected) add(selected); }, { class: 'primary' }), rereader);
  adder.hidden = true;
  // The selection must outlive the press.
  adder.addEventListener('pointerdown', (event) => event.preventDefault());
  const findings = new Findings(studio, (id) => choose(id, 'text'));
  const count = make('p', { class: 'quiet', role: 'status' });
  const further = press(say('下一个存疑的|Next doubtful one'), () => {
    const all = inOrder(store.draft).filter(({ id }) => doubtful(store.draft.notes[id]));
    const next = all[(all.findIndex(({ id }) => id === list.chosen) + 1) % all.length];
    if (next) choose(next.id, 'text');
  }, { class: 'plain further' });
  root.append(make('div', { class: 'two' },
    make('section', { class: 'pane', 'aria-labelledby': 'pane-article' },
      make('div', { class: 'pane-head' }, make('h2', { id: 'pane-article' }, say('文章|Article')),
        make('p', { class: 'quiet' }, say('点一个数看它的指标；漏掉的，选中文字来添加。|Choose a figure to see its indicator; select the text of a missed one.'))),
      pane.node, pane.note.node, adder),
    make('section', { class: 'pane', 'aria-labelledby': 'pane-list' },
      make('div', { class: 'pane-head' }, make('h1', { id: 'pane-list' }, say('核对数字|Check the figures')), make('div', { class: 'row' }, count, further)),
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
    further.hidden = !open;
    count.textContent = draft.indicators.length
      ? open ? say('{0} 个指标，{1} 个存疑，存疑的在前|{0} indicators, {1} doubtful, those first', draft.indicators.length, open) : say('{0} 个指标，没有存疑的|{0} indicators, none of them doubtful', draft.indicators.length)
      : say('还没有指标：在文章里选中一个数来添加。|No indicators yet: select a figure in the text to add one.');
    findings.later();
  };
  show();
  return { update: show, show: (/** @type {string} */ id) => choose(id, 'text'), end: () => { findings.end(); list.end(); pane.end(); } };
}
