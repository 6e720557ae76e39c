// A new chart: of chosen indicators, or of pasted rows.
import { make } from '../element/dom.js';
import { ColumnChoice, only } from './column-choice.js';
import { addChart, documentOf, freshId } from './draft.js';
import { valueOf } from './indicator-words.js';
import { as, fitting } from './kinds.js';
import { namesakes, referencesOf } from './namesakes.js';
import { area, check, input, press } from './parts.js';
import { rowsOf, RowsError } from './rows.js';
import { tablesIn } from './tables.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('./draft.js').Spec} Spec */

/** Names in a title. */
const MOST_NAMED = 3;

/** @param {string} title @param {(Node | string)[]} body */
function dialog(title, ...body) {
  const id = 'dialog-title';
  const node = make('dialog', { 'aria-labelledby': id }, make('h2', { id }, title), ...body);
  node.addEventListener('close', () => node.remove());
  document.body.append(node);
  node.showModal();
  return node;
}

/** Two columns that no axis can have. @param {Spec} chart */
function unlike({ data }) {
  const [first, ...others] = /** @type {{name: string, unit?: string}[]} */ (data?.columns.slice(1) ?? []);
  const other = others.find(({ unit }) => unit !== first.unit);
  const of = (/** @type {{name: string, unit?: string}} */ { name, unit }) => say('“{0}”（{1}）|“{0}” ({1})', name, unit ?? say('没有单位|no unit'));
  return other ? say('{0}和{1}单位不同，画不到一张图里；请选一种来画，另一种再画一张。|{0} and {1} have different units and do not fit into one chart; please choose one, and draw the other by itself.', of(first), of(other)) : '';
}

/**
 * Draws what a dialog asks for, and closes it; where nothing fits, the answer
 * is why, and the dialog stays.
 * @param {Studio} studio
 * @param {Spec} chart
 * @param {HTMLDialogElement} box
 * @param {(id: string) => void} done
 */
async function add({ store }, chart, box, done) {
  const { kind, variant, words, why } = await fitting(documentOf(store.draft), chart);
  // It was cancelled, or its button pressed twice.
  if (!box.open) return '';
  if (why) return unlike(chart) || say('这些数画不到一张图里：{0}|These figures do not fit into one chart: {0}', why);
  box.close();
  store.change(addChart(as(chart, { kind, variant, words })));
  done(chart.id);
  return '';
}

/** What it shows, until the editor writes what it finds. @param {string[]} names */
const named = (names) => (names.length > MOST_NAMED ? say('{0}等{1}项|{0} and others, {1} in all', names[0], names.length) : names.join(say('、|, ')));

const idOf = (/** @type {Studio} */ { store }) => freshId([...store.draft.charts, ...store.draft.offers], 'chart');

/** @param {Studio} studio @param {(id: string) => void} done */
export function pickIndicators(studio, done) {
  const chosen = new Set();
  const told = namesakes(studio.store.draft.indicators);
  const wordsOf = (/** @type {import('./draft.js').Indicator} */ one) => [one.label, valueOf(one), told.get(one.id)].filter(Boolean).join('　');
  const rows = studio.store.draft.indicators.map((one) => ({ one, node: check(wordsOf(one), false, (on) => { if (on) chosen.add(one.id); else chosen.delete(one.id); go.disabled = !chosen.size; }) }));
  const filter = input('', { type: 'search', 'aria-label': say('按名称找|Find by label'), placeholder: say('按名称找|Find by label') });
  filter.addEventListener('input', () => rows.forEach(({ one, node }) => { node.hidden = !wordsOf(one).includes(filter.value.trim()); }));
  const wrong = make('p', { class: 'wrong', role: 'alert' });
  const go = press(say('画图|Draw'), async () => {
    const order = rows.map(({ one }) => one).filter(({ id }) => chosen.has(id));
    const title = named([...new Set(order.map(({ label }) => label))]);
    wrong.textContent = await add(studio, { id: idOf(studio), kind: 'tiles', indicators: referencesOf(order), title }, box, done);
  }, { class: 'primary' });
  go.disabled = true;
  const box = dialog(say('新建一张图：选指标|A new chart: choose indicators'), filter, make('div', { class: 'choices', role: 'group', 'aria-label': say('指标|Indicators') }, ...rows.map(({ node }) => node)),
    wrong,
    make('div', { class: 'row' }, go, press(say('取消|Cancel'), () => box.close())));
}

/** @param {Studio} studio @param {(id: string) => void} done */
export function pasteRows(studio, done) {
  const choice = new ColumnChoice();
  const text = area('', '10');
  text.setAttribute('aria-label', say('表格数据|Rows'));
  text.placeholder = say('年份\t产值（亿元）\n2021\t466\n2022\t491|Year\tOutput (亿元)\n2021\t466\n2022\t491');
  const wrong = make('p', { class: 'wrong', role: 'alert' });
  const use = (/** @type {string} */ table) => { text.value = table; wrong.textContent = ''; choice.clear(); text.focus(); };
  const found = tablesIn(studio.store.draft.text).map((table, i) => press(say('用文章里的表 {0}：{1}|Table {0} of the article: {1}', i + 1, named(table.split('\n', 1)[0].split('\t'))), () => use(table), { class: 'plain table' }));
  const box = dialog(say('从表格数据画图|A chart of rows'),
    make('p', { class: 'quiet' }, say('从 Excel、WPS 表格或文章里复制，或贴 CSV。第一行是列名，单位写在括号里；第一列是时期或名称。|Copy from a spreadsheet or an article, or paste CSV. Names of columns first, units in brackets; periods or names in the first column.')),
    ...found, text, wrong, choice.node,
    make('div', { class: 'row' }, press(say('画图|Draw'), async () => {
      wrong.textContent = '';
      try {
        const { headless, sums, ...all } = rowsOf(text.value);
        const names = choice.of(all);
        const drawn = names ? only(all, names) : all;
        wrong.textContent = await add(studio, { id: idOf(studio), kind: 'line', title: named(drawn.encode.y), ...drawn }, box, (id) => {
          done(id);
          if (sums.length) studio.tell(say('“{0}”是其他行之和，没有画进去。|“{0}” is the sum of other rows and was left out.', sums.join(say('、|, '))));
          if (headless) studio.tell(say('第一行是数，当作数据；列名先写成“{0}”。|The first row is figures and was taken as data; columns are called “{0}” for now.', drawn.encode.y.join(say('、|, '))));
        });
        if (wrong.textContent && !names) choice.offer(all);
      } catch (error) {
        if (!(error instanceof RowsError)) throw error;
        wrong.textContent = error.message;
      }
    }, { class: 'primary' }), press(say('取消|Cancel'), () => box.close())));
}
