// The widget's own words, and what the core says as types.

/**
 * @typedef {object} Words
 * @property {number} number
 * @property {string} kind
 * @property {string} lang
 * @property {string} title
 * @property {string} subtitle
 * @property {string[]} notes
 * @property {string} source
 * @property {string | null} sourceUrl
 * @property {string} credit
 * @property {string} updated
 * @property {string} takeaway
 * @property {string} alt
 */
/**
 * @typedef {object} Datum
 * @property {string} key
 * @property {string} label
 * @property {string} before
 * @property {string} digits
 * @property {string} after
 * @property {string} value
 * @property {boolean} derived
 * @property {[string, string][]} facts
 * @property {string} quote
 * @property {string} spoken
 */
/** @typedef {{datum: number, x: number, y: number, width: number, height: number}} Region */
/** @typedef {{columns: string[], rows: {datum: number, group: string, cells: string[]}[]}} Table */

const ZH = {
  figure: '图 ', source: '来源：', plot: '图', table: '表', asPlot: '显示图', asTable: '显示数据表', save: '下载', saveLong: '下载图片（PNG）',
  cite: '引用', citeLong: '复制引用文字', derived: '推算', before: '上一项', after: '下一项', of: (/** @type {number} */ i, /** @type {number} */ n) => `第${i}/${n}项`,
  hint: '按左右方向键浏览', cited: '已复制引用文字', uncited: '浏览器不让复制，请手动抄录：', retry: '重试', open: '“', close: '”', group: '分组',
};
/** @type {typeof ZH} */
const EN = {
  figure: 'Figure ', source: 'Source: ', plot: 'Chart', table: 'Table', asPlot: 'Show chart', asTable: 'Show data table', save: 'Save', saveLong: 'Save as picture (PNG)',
  cite: 'Cite', citeLong: 'Copy citation', derived: 'derived', before: 'Previous', after: 'Next', of: (i, n) => `${i} of ${n}`,
  hint: 'Browse with the arrow keys', cited: 'Citation copied', uncited: 'Copying is blocked; the citation is: ', retry: 'Try again', open: '“', close: '”', group: 'Group',
};

/**
 * @param {string} lang BCP 47
 */
export const own = (lang) => (/^en/i.test(lang) ? EN : ZH);
