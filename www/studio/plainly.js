// The core's sentences name the document's keys; an editor knows the page's words.
import { spoken } from './words.js';

/** @type {[string, string][]} */
const TERMS = [
  ['kind 请写 ratio', '“性质”请选“比率”'], ['，方向写在 direction 里', '，方向在“变化”里选'], ['direction 却是 up', '“变化”却是“增”'], ['direction 却是 down', '“变化”却是“减”'], ['direction 却是 flat', '“变化”却是“持平”'],
  ['表格（table）', '表格'], ['指标牌（tiles）', '指标牌'], ['再多请用 bar', '再多请用条形图'], ['，如 gdp.change', ''], ['要有 from，即', '要有“原来的值”，即'], ['需要数据行（data）', '要用表格数据画'],
  ['请用 facet 分开画，或用 highlight 突出几个', '请用小图组分开画，或勾几个“突出”'], ['axis.y.domain', '纵轴范围'],
];

/** Where in the document it is, which no editor has seen. */
const PATH = / ?\$\.[\w[\].]+/g;

/**
 * A sentence of the core for an editor.
 * @param {string} zh
 * @param {string} en
 */
export const plainly = (zh, en) => (spoken() === 'en'
  ? en.replace(PATH, '')
  : TERMS.reduce((words, [term, plain]) => words.replaceAll(term, plain), zh.replace(PATH, '')));
