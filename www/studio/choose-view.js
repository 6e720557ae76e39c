// Step 3: which charts, and how each of them looks.
import { make } from '../element/dom.js';
import { pasteRows, pickIndicators } from './chart-dialogs.js';
import { form, Kinds } from './chart-form.js';
import { ChartOrder } from './chart-order.js';
import { documentOf } from './draft.js';
import { Live } from './live.js';
import { morph } from './morph.js';
import { suggestions } from './offers.js';
import { press } from './parts.js';
import { tablesIn } from './tables.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('./draft.js').Spec} Spec */
/** @typedef {import('./draft.js').Draft} Draft */

/**
 * @param {HTMLElement} root
 * @param {Studio} studio
 */
export function mount(root, studio) {
  const { store } = studio;
  let chosen = store.draft.charts[0]?.id ?? '';
  /** @type {{chart: Spec, indicators: unknown} | undefined} */
  let edited;
  const pick = (/** @type {string} */ id) => { chosen = id; show(); };
  const order = new ChartOrder(studio, pick);
  const offers = suggestions(studio, pick);
  const live = new Live();
  const kinds = new Kinds(studio);
  const editor = make('div', {});
  const stage = make('section', { class: 'stage', 'aria-labelledby': 'stage-title' });
  const settings = make('section', { class: 'pane', 'aria-labelledby': 'settings-title' }, make('h2', { id: 'settings-title' }, say('这张图|This chart')), editor);
  stage.append(make('h2', { id: 'stage-title', class: 'unseen' }, say('读者看到的样子|As readers see it')), live.node, make('h3', {}, say('图种|Kind')), kinds.node, kinds.more);
  const empty = make('p', { class: 'empty' });
  const next = press(say('下一步：预览|Next: preview'), () => studio.go('preview'), { class: 'primary' });
  const rows = press('', () => pasteRows(studio, pick));
  /** @type {string | undefined} */
  let text;
  const three = make('div', { class: 'three' },
    make('section', { class: 'pane', 'aria-labelledby': 'order-title' },
      make('h1', { id: 'order-title' }, say('选图|Choose charts')), empty, order.node,
      make('div', { class: 'column' },
        press(say('＋ 用指标画一张|+ A chart of indicators'), () => pickIndicators(studio, pick)),
        rows,
        next)),
    stage, settings);
  root.append(three, offers.node);
  function show() {
    const { draft } = store;
    const chart = draft.charts.find(({ id }) => id === chosen) ?? draft.charts[0];
    chosen = chart?.id ?? '';
    order.show(draft.charts, chosen);
    offers.show(draft);
    stage.hidden = settings.hidden = !chart;
    empty.hidden = !!chart;
    next.disabled = !chart;
    three.classList.toggle('none', !chart);
    empty.textContent = draft.offers.length ? say('还没有选图：从下面的建议里挑，或自己画一张。|No charts yet: take some of the suggestions below, or draw one.') : say('还没有图：用指标或表格数据画一张。|No charts yet: draw one of indicators or of rows.');
    if (draft.text !== text) {
      text = draft.text;
      const tables = tablesIn(text).length;
      rows.textContent = say('＋ 用表格数据画一张|+ A chart of rows') + (tables ? say('（文章里有 {0} 张表）| ({0} in the article)', tables) : '');
    }
    if (!chart) return;
    live.show(documentOf(draft), chart);
    kinds.show(draft, chart);
    if (edited?.chart === chart && edited.indicators === draft.indicators) return;
    edited = { chart, indicators: draft.indicators };
    const fresh = form(studio, draft, chart);
    const own = editor.firstElementChild;
    // Handlers belong to a chart: another one has a form of its own.
    if (own && editor.dataset.chart === chart.id) morph(own, fresh);
    else editor.replaceChildren(fresh);
    editor.dataset.chart = chart.id;
  }
  show();
  return { update: show, show: pick };
}
