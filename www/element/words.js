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
  hint: '按左右方向键浏览', retry: '重试',
};
/** @type {typeof ZH} */
const EN = {
  figure: 'Figure ', source: 'Source: ', views: [['Chart', 'Show chart'], ['Table', 'Show data table']], save: 'Save', cite: 'Cite',
  hint: 'Browse with the arrow keys', retry: 'Try again',
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
  derived: '推算', before: '上一项', after: '下一项', of: (/** @type {number} */ i, /** @type {number} */ n) => `第${i}/${n}项`,
  stop: '。', cited: '已复制引用文字', uncited: '浏览器不让复制，请手动抄录：', group: '分组',
  forms: /** @type {[word: string, meaning: string][]} */ ([['PNG', '图片'], ['SVG', '矢量图'], ['CSV', '数据表']]), unsaved: '没有存成，请再试一次。',
  sentence: '看原句', stale: '原文已改，找不到这个数',
};
/** @type {typeof ANSWERS_ZH} */
const ANSWERS_EN = {
  derived: 'derived', before: 'Previous', after: 'Next', of: (i, n) => `${i} of ${n}`,
  stop: '. ', cited: 'Citation copied', uncited: 'Copying is blocked; the citation is: ', group: 'Group',
  forms: [['PNG', 'picture'], ['SVG', 'vector picture'], ['CSV', 'data table']], unsaved: 'It was not saved; please try again.',
  sentence: 'See the sentence', stale: 'The article has changed; this figure is not in it',
};

/** @type {typeof ANSWERS_ZH} */
const ANSWERS_HANT = {
  derived: '推算', before: '上一項', after: '下一項', of: (i, n) => `第${i}/${n}項`,
  stop: '。', cited: '已複製引用文字', uncited: '瀏覽器不讓複製，請手動抄錄：', group: '分組',
  forms: [['PNG', '圖片'], ['SVG', '向量圖'], ['CSV', '資料表']], unsaved: '沒有存成，請再試一次。',
  sentence: '看原句', stale: '原文已改，找不到這個數',
};

/**
 * The words that answer a reader's action.
 * @param {string} lang
 */
export const answers = (lang) => (english(lang) ? ANSWERS_EN : isHant(lang) ? ANSWERS_HANT : ANSWERS_ZH);
