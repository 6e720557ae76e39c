// Step 4: each chart as readers meet it: on a phone and a desk, light and dark,
// without script, read aloud, and beside the article.
import { make } from '../element/dom.js';
import { described } from './ask.js';
import { documentOf } from './draft.js';
import { figureTree, sizeOf } from './figure-tree.js';
import { kindName } from './kinds.js';
import { Live } from './live.js';
import { press, select } from './parts.js';
import { toNode } from './tree.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./draft.js').Spec} Spec */

const WIDTHS = [360, 680];
/** @type {('light' | 'dark')[]} */
const THEMES = ['light', 'dark'];
/** The space beside a chart on a phone. */
const EDGE = 16;

/** @param {Node} content @param {string} title @param {number} width @param {string} theme */
const sheet = (content, title, width, theme) =>
  make('div', { class: 'sheet', 'data-width': String(width), 'data-theme': theme }, make('p', { class: 'quiet' }, title), content);

/** @param {Draft} draft @param {Spec} chart */
async function still(draft, chart) {
  const document = documentOf(draft);
  return described(document, chart.id, (own) => ({
    sheets: WIDTHS.map((width) => {
      const svg = own.svg(width === 360 ? width - 2 * EDGE : width, 'light', false);
      const figure = toNode(figureTree(own, [{ address: `data:image/svg+xml,${encodeURIComponent(svg)}`, ...sizeOf(svg) }]));
      const host = make('div', { class: 'still' }, figure);
      return sheet(host, say('{0} · 没有脚本|{0} · without script', width), width, 'light');
    }),
    levels: own.levels,
  }));
}

/** The article beside its charts, each tied to its sentences. @param {HTMLElement} place @param {Draft} draft */
function beside(place, draft) {
  const story = make('article', { id: 'story', class: 'story', lang: draft.lang }, ...draft.text.split('\n').filter((line) => line.trim()).map((line) => make('p', {}, line)));
  const charts = draft.charts.map((chart) => {
    const live = new Live();
    live.node.setAttribute('article', '#story');
    live.show(documentOf(draft), chart);
    return live.node;
  });
  place.replaceChildren(make('p', { class: 'quiet' }, say('点图上的数，原句亮起；点句子，图上亮起。|Choose a mark and its sentence lights up, and the other way round.')), make('div', { class: 'beside' }, story, make('div', { class: 'charts' }, ...charts)));
}

/**
 * @param {HTMLElement} root
 * @param {Studio} studio
 */
export function mount(root, studio) {
  const { store } = studio;
  let chosen = store.draft.charts[0]?.id ?? '';
  let shown = '';
  let round = 0;
  const lives = THEMES.flatMap((theme) => WIDTHS.map((width) => ({ theme, width, live: new Live({ theme }) })));
  const names = { light: say('浅色|light'), dark: say('深色|dark') };
  const grids = THEMES.map((own) => make('div', { class: 'sheets' }, ...lives.filter(({ theme }) => theme === own).map(({ width, theme, live }) => sheet(live.node, `${width} · ${names[theme]}`, width, theme))));
  const bare = make('div', { class: 'sheets' });
  const aloud = make('ol', { class: 'aloud' });
  const bar = make('div', { class: 'row chooser' });
  const page = make('div', {});
  const together = make('section', { 'aria-label': say('连着文章|With the article') });
  let article = false;
  const choose = (/** @type {string} */ id) => { chosen = id; show(); };
  root.append(make('div', { class: 'wide-page' }, make('h1', {}, say('预览|Preview')), bar, page, together));
  page.append(
    make('h2', {}, say('读者看到的|As readers see it')), ...grids,
    make('h2', {}, say('没有脚本时|Without script')), bare,
    make('h2', {}, say('读出来是|Read aloud')), aloud);
  async function stills(/** @type {Draft} */ draft, /** @type {Spec} */ chart) {
    const own = (round += 1);
    try {
      const { sheets, levels } = await still(draft, chart);
      if (own !== round) return;
      bare.replaceChildren(...sheets);
      aloud.replaceChildren(...levels.map((level) => make('li', {}, level)));
    } catch {
      // The live sheets say why.
      if (own === round) { bare.replaceChildren(); aloud.replaceChildren(); }
    }
  }
  function show() {
    const { draft } = store;
    const at = Math.max(0, draft.charts.findIndex(({ id }) => id === chosen));
    const chart = draft.charts[at];
    if (!chart) {
      bar.replaceChildren(say('还没有图。|No charts yet.'), press(say('去选图|Choose charts'), () => studio.go('choose')));
      page.hidden = true;
      return;
    }
    const state = JSON.stringify([at, article, draft.charts.map(({ title }) => title)]);
    if (state !== shown) {
      shown = state;
      const which = select(chart.id, draft.charts.map((one, i) => [one.id, say('图 {0}　{1}|Figure {0}: {1}', i + 1, one.title || kindName(one))]));
      which.setAttribute('aria-label', say('哪张图|Which chart'));
      which.addEventListener('change', () => { choose(which.value); bar.querySelector('select')?.focus(); });
      const step = (/** @type {number} */ by) => () => { choose(draft.charts[at + by].id); /** @type {HTMLElement} */ (bar.children[by < 0 ? 0 : 2]).focus(); };
      const [before, after] = [press(say('‹ 上一张|‹ Previous'), step(-1)), press(say('下一张 ›|Next ›'), step(1))];
      before.disabled = at === 0;
      after.disabled = at === draft.charts.length - 1;
      const all = press(say('连着文章看|With the article'), () => { article = !article; show(); /** @type {HTMLElement} */ (bar.children[3]).focus(); }, { 'aria-pressed': String(article) });
      bar.replaceChildren(before, which, after, all, press(say('下一步：取走|Next: take away'), () => studio.go('take'), { class: 'primary' }));
      for (const control of [before, which, after]) control.disabled ||= article;
    }
    page.hidden = article;
    together.hidden = !article;
    if (article) return void beside(together, draft);
    together.replaceChildren();
    for (const { live } of lives) live.show(documentOf(draft), chart);
    stills(draft, chart);
  }
  show();
  return { update: show, show: choose };
}
