// The widget's own words, and what the core says as types.

import { within } from './patience.js';

/**
 * @typedef {object} Words
 * @property {number} number
 * @property {string} lang
 * @property {string} title
 * @property {string} subtitle
 * @property {string[]} notes
 * @property {string} source
 * @property {string | null} sourceUrl
 * @property {string} credit
 * @property {string} updated
 * @property {string} takeaway the author's; may be empty
 * @property {string} alt the author's; may be empty
 * @property {string} told the part of the core that describes it
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
/** @typedef {{columns: string[], rows: {datum: number, key: string, group: string, cells: string[], value: number | null}[]}} Table */

/** @param {string} lang BCP 47 */
export const english = (lang) => /^en/i.test(lang);

const ZH = {
  figure: '图 ', source: '来源：', views: [['图', '显示图'], ['表', '显示数据表']], save: '下载', cite: '引用',
  hint: '按左右方向键浏览', tools: '图表工具', retry: '重试',
};
/** @type {typeof ZH} */
const EN = {
  figure: 'Figure ', source: 'Source: ', views: [['Chart', 'Show chart'], ['Table', 'Show data table']], save: 'Save', cite: 'Cite',
  hint: 'Browse with the arrow keys', tools: 'Chart tools', retry: 'Try again',
};

/** As the core knows it, in a tag or among names of parts. @param {string} words */
const isHant = (words) => /\b(hant|zh-(tw|hk|mo))/i.test(words);
/** @type {typeof import('./hant.js').traditional | undefined} */
let traditional;

/**
 * Loads traditional Chinese where `words` ask for that. Without it our words
 * are simplified.
 * @param {string} words
 */
export async function learn(words) {
  if (isHant(words)) traditional ??= (await within(import('./hant.js'), 3000).catch(() => undefined))?.traditional;
}

/**
 * Words of ours in the language `lang`.
 * @template T
 * @param {string} lang
 * @param {T} zh
 * @param {T} en
 */
export const pick = (lang, zh, en) => (english(lang) ? en : traditional && isHant(lang) ? traditional(zh) : zh);

/**
 * The words of the frame.
 * @param {string} lang
 */
export const own = (lang) => pick(lang, ZH, EN);

const ANSWERS_ZH = {
  derived: '推算', before: '上一项', after: '下一项', hint: (/** @type {boolean} */ long) => `方向键逐项，Shift 加方向键快些，翻页键更快${long ? '，加减号放缩' : ''}`, of: (/** @type {number} */ i, /** @type {number} */ n) => `第${i}/${n}项`,
  stop: '。', shares: ['引用文字', '图表链接', '原句链接'],
  shared: ['已复制引用文字', '已复制图表链接', '已复制原句链接'], uncited: '浏览器不让复制，请手动抄录：', group: '分组',
  forms: /** @type {[word: string, meaning: string][]} */ ([['PNG', '图片'], ['SVG', '矢量图'], ['CSV', '数据表']]), unsaved: '没有存成，请再试一次。', unshown: '没有换成，请再试一次。',
  sentence: '看原句', stale: (/** @type {string} */ figures) => `原文已改，找不到${figures || '这个数'}`,
  controls: '看图方式', order: '排序：', orders: ['从大到小', '从小到大', '原文顺序'], legend: '图例', all: '全部显示', only: '只看',
  closer: '放大', wider: '缩小', whole: '看全部', listen: '听', listenTo: '听这组数据', hush: '停', back: '上一步', next: '下一步',
};
/** @type {typeof ANSWERS_ZH} */
const ANSWERS_EN = {
  derived: 'derived', before: 'Previous', after: 'Next', hint: (long) => `Arrows; Shift and arrows, Page Up and Down go farther${long ? '; + and − zoom' : ''}`, of: (i, n) => `${i} of ${n}`,
  stop: '. ', shares: ['Citation', 'Link to this chart', 'Link to the sentence'],
  shared: ['Citation copied', 'Link to this chart copied', 'Link to the sentence copied'], uncited: 'Copying is blocked; please copy this by hand: ', group: 'Group',
  forms: [['PNG', 'picture'], ['SVG', 'vector picture'], ['CSV', 'data table']], unsaved: 'It was not saved; please try again.', unshown: 'The chart did not change; please try again.',
  sentence: 'See the sentence', stale: (figures) => `The article has changed; ${figures || 'this figure'} is not in it`,
  controls: 'Ways to see the chart', order: 'Order: ', orders: ['largest first', 'smallest first', 'as in the text'], legend: 'Series', all: 'Show all', only: 'Only',
  closer: 'Zoom in', wider: 'Zoom out', whole: 'Whole axis', listen: 'Listen', listenTo: 'Listen to the data', hush: 'Stop', back: 'Previous step', next: 'Next step',
};

/** @type {typeof ANSWERS_ZH} */
const ANSWERS_HANT = {
  derived: '推算', before: '上一項', after: '下一項', hint: (long) => `方向鍵逐項，Shift 加方向鍵快些，翻頁鍵更快${long ? '，加減號放縮' : ''}`, of: (i, n) => `第${i}/${n}項`,
  stop: '。', shares: ['引用文字', '圖表連結', '原句連結'],
  shared: ['已複製引用文字', '已複製圖表連結', '已複製原句連結'], uncited: '瀏覽器不讓複製，請手動抄錄：', group: '分組',
  forms: [['PNG', '圖片'], ['SVG', '向量圖'], ['CSV', '資料表']], unsaved: '沒有存成，請再試一次。', unshown: '沒有換成，請再試一次。',
  sentence: '看原句', stale: (figures) => `原文已改，找不到${figures || '這個數'}`,
  controls: '看圖方式', order: '排序：', orders: ['從大到小', '從小到大', '原文順序'], legend: '圖例', all: '全部顯示', only: '只看',
  closer: '放大', wider: '縮小', whole: '看全部', listen: '聽', listenTo: '聽這組資料', hush: '停', back: '上一步', next: '下一步',
};

/**
 * The words that answer a reader's action.
 * @param {string} lang
 */
export const answers = (lang) => (english(lang) ? ANSWERS_EN : isHant(lang) ? ANSWERS_HANT : ANSWERS_ZH);

const SOUNDS_ZH = {
  none: '这个浏览器放不出声音', how: '音越高，数越大，从左到右', pause: '。', end: '听完了',
  of: (/** @type {number} */ i, /** @type {number} */ n) => `第${i}/${n}条`,
};
/** @type {typeof SOUNDS_ZH} */
const SOUNDS_EN = { none: 'This browser cannot play sounds', how: 'Higher is more, from left to right', pause: '. ', end: 'That was all', of: (i, n) => `${i} of ${n}` };
/** @type {typeof SOUNDS_ZH} */
const SOUNDS_HANT = { none: '這個瀏覽器放不出聲音', how: '音越高，數越大，從左到右', pause: '。', end: '聽完了', of: (i, n) => `第${i}/${n}條` };

/**
 * The words around a chart for the ear.
 * @param {string} lang
 */
export const sounds = (lang) => (english(lang) ? SOUNDS_EN : isHant(lang) ? SOUNDS_HANT : SOUNDS_ZH);
