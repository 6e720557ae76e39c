// Every case of tests/cases, live, with what `check` says of it. The fragment
// names a case and the view of it: #bar-exact, #bar-exact&width=360&theme=dark.

import './element.js';
import { dress, make } from './element/dom.js';
/** @typedef {import('./element.js').IndicatorChart} IndicatorChart */
/** @typedef {{code: string, path: string, zh: string, en: string}} Problem */
/** @typedef {{id: string, kind: string, variant?: string, title?: string}} ChartSpec */
/** @typedef {{name: string, document: {charts?: ChartSpec[]}, errors: Problem[], warnings: Problem[]}} Case */
/** @typedef {{width: string, theme: string}} View */

/** Values of the controls; `both` stands for all. @type {Record<keyof View, string[]>} */
const CHOICES = { width: ['360', '680'], theme: ['light', 'dark'] };

const place = /** @type {HTMLElement} */ (document.getElementById('cases'));
const contents = /** @type {HTMLElement} */ (document.getElementById('contents'));
const controls = /** @type {HTMLFormElement} */ (document.getElementById('controls'));

/** @type {Case[]} */
let cases = [];

/** @returns {View} */
function view() {
  const data = new FormData(controls);
  return { width: String(data.get('width')), theme: String(data.get('theme')) };
}

/** What the fragment asks for; returns the name of its case. */
function read() {
  const [name, ...settings] = location.hash.slice(1).split('&').map(decodeURIComponent);
  for (const [key, value] of settings.map((setting) => setting.split('='))) {
    const field = controls.elements.namedItem(key);
    if (field instanceof RadioNodeList) field.value = value;
  }
  return name;
}

/** @param {string} name */
function fragment(name) {
  const { width, theme } = view();
  const usual = width === 'both' && theme === 'light';
  return `#${encodeURIComponent(name)}${usual ? '' : `&width=${width}&theme=${theme}`}`;
}

/**
 * One chart at one width in one theme.
 * @param {Case} one
 * @param {ChartSpec} spec
 * @param {string} width
 * @param {string} theme
 */
function sheet(one, spec, width, theme) {
  const chart = /** @type {IndicatorChart} */ (dress(document.createElement('indicator-chart'), { chart: spec.id, theme }));
  chart.document = one.document;
  const box = make('div', { class: 'sheet', 'data-width': width, 'data-theme': theme, 'data-state': 'waiting' }, chart);
  for (const state of ['ready', 'error']) {
    chart.addEventListener(`chart-${state}`, () => { box.dataset.state = state; });
  }
  return box;
}

/** @param {Problem[]} problems @param {'error' | 'warning'} kind */
const said = (problems, kind) =>
  problems.map(({ path, zh }) => make('li', { class: kind }, kind === 'error' ? '错误：' : '提醒：', zh, ' ', make('code', {}, path)));

/** @param {Case} one */
function about(one) {
  const charts = one.document.charts ?? [];
  const title = charts.map((chart) => chart.title).filter(Boolean).join('；') || one.name;
  const kinds = [...new Set(charts.map(({ kind, variant }) => (variant ? `${kind}（${variant}）` : kind)))];
  return { charts, title, kinds: kinds.join('、') };
}

/** @param {Case} one */
function section(one) {
  const { charts, title, kinds } = about(one);
  const { errors, warnings } = one;
  const problems = [...said(errors, 'error'), ...said(warnings, 'warning')];
  const { width, theme } = view();
  const of = (/** @type {keyof View} */ key, /** @type {string} */ value) => (value === 'both' ? CHOICES[key] : [value]);
  const sheets = charts.flatMap((spec) =>
    of('theme', theme).flatMap((theme) => of('width', width).map((width) => sheet(one, spec, width, theme))));
  // What is wrong with colours is the editor's: readers see the house's.
  const fatal = errors.filter(({ path }) => !/\.theme\b/.test(path));
  return make(
    'section',
    { class: 'case', id: one.name, 'data-errors': String(fatal.length) },
    make('h2', {}, make('a', { href: fragment(one.name) }, title), make('code', {}, one.name)),
    make('p', { class: 'note' }, `图的种类：${kinds}`, problems.length ? '' : '。核查没有发现问题。'),
    make('ul', { class: 'problems' }, ...problems),
    make('div', { class: 'sheets' }, ...sheets),
    make('details', {}, make('summary', {}, '文档'), make('pre', {}, JSON.stringify(one.document, null, 1))),
  );
}

function list() {
  /** @type {Map<string, Case[]>} */
  const groups = new Map();
  for (const one of cases) {
    const group = one.name.split('-')[0];
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  const link = (/** @type {Case} */ one) => [make('a', { href: fragment(one.name), title: about(one).title }, one.name), ' '];
  contents.replaceChildren(...[...groups].map(([group, members]) => make('p', {}, make('b', {}, group), ' ', ...members.flatMap(link))));
}

/** @param {string} name of the case to be seen */
function show(name) {
  place.replaceChildren(...cases.map(section));
  list();
  go(name);
}

/** @param {string} name */
const go = (name) => document.getElementById(name)?.scrollIntoView();

/** The case at the top of the window. */
function current() {
  const first = [...place.children].find((one) => one.getBoundingClientRect().bottom > 100);
  return scrollY > 0 && first ? first.id : '';
}

controls.addEventListener('change', () => {
  const name = current();
  history.replaceState(null, '', fragment(name));
  show(name);
});
addEventListener('hashchange', () => {
  const before = JSON.stringify(view());
  const name = read();
  if (JSON.stringify(view()) === before) go(name);
  else show(name);
});

try {
  const response = await fetch('gallery/cases.json');
  if (!response.ok) throw new Error(String(response.status));
  cases = await response.json();
  show(read());
} catch (error) {
  place.replaceChildren(make('p', { class: 'note' }, `没有读到用例（gallery/cases.json，${error}）。先运行 make gallery。`));
}
