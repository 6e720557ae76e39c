// A period as editors write it, 2023年1—9月, as the document writes it: 2023-01/09.

/** As the document writes it. */
const CANONICAL = /^\d{4}(-(H[12]|Q[1-4](\/Q[1-4])?|\d\d(\/\d\d|-\d\d)?))?$/;

const TENS = '一二三四五六七八九十';
/** 九, 十二 or 9. @param {string} word */
const counted = (word) => (/^\d+$/.test(word) ? Number(word) : TENS.indexOf(word.at(-1) ?? '') + 1 + (word.length > 1 ? 10 : 0));

const M = '(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const two = (/** @type {string} */ month) => String(counted(month)).padStart(2, '0');
const quarter = (/** @type {string} */ word) => counted(word.replace('两', '二'));

/** What stands after the year. @type {[RegExp, (...found: string[]) => string][]} */
const PARTS = [
  [/^(全年|年?度?)$/, () => ''],
  [/^(上|下)半年$/, (half) => `-H${half === '上' ? 1 : 2}`],
  [/^[-/.]?(?:[Qq]|第)?([1-4一二三四])季度?$|^[-/.]?[Qq]([1-4])$/, (word, letter) => `-Q${quarter(word ?? letter)}`],
  [/^前([23二两三])个?季度?$/, (word) => `-Q1/Q${quarter(word)}`],
  [/^[-/.]?(\d{1,2})$/, (month) => `-${two(month)}`],
  [new RegExp(`^${M}月份?$`), (month) => `-${two(month)}`],
  [new RegExp(`^${M}月?[-—–―~至到]+${M}月份?$`), (from, to) => `-${two(from)}/${two(to)}`],
  [new RegExp(`^前${M}个?月$`), (to) => `-01/${two(to)}`],
  [new RegExp(`^${M}月(3[01]|[12]\\d|0?[1-9])日$`), (month, day) => `-${two(month)}-${two(day)}`],
];

/** Years after that of the article. @type {Record<string, number>} */
const RELATIVE = { 今年: 0, 本年: 0, 去年: -1, 上年: -1, 前年: -2 };

/** Periods that go backwards, and months that no year has. @param {string} period */
function sound(period) {
  const [, from, to] = period.match(/^\d{4}-Q?(\d+)(?:\/Q?(\d+))?/) ?? [];
  const most = /-Q/.test(period) ? 4 : /-H/.test(period) ? 2 : 12;
  return !from || (Number(from) >= 1 && Number(from) <= most && (!to || (Number(to) > Number(from) && Number(to) <= most)));
}

/** The year of an article's date; empty: it has none. @param {string | undefined} published */
export const yearOf = (published) => published?.normalize('NFKC').match(/^\s*(\d{4})(?!\d)/)?.[1] ?? '';

/** An article's date as the extractor wants it; empty: it says no month. @param {string | undefined} published */
export function dateOf(published) {
  const [, year, month] = published?.normalize('NFKC').match(/^\s*(\d{4})\D{1,2}(\d{1,2})(?!\d)/) ?? [];
  return year && Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : '';
}

/**
 * A period of words. `text` are they with their year, where they are not the
 * document's own; `year` is wanted where they say none and `null` comes back.
 * @param {string} words
 * @param {string} year that 今年 is, or empty
 * @returns {{period: string, text?: string} | null}
 */
export function periodOf(words, year) {
  const typed = words.trim();
  const plain = typed.normalize('NFKC').replace(/[\s－−]/g, (c) => (/\s/.test(c) ? '' : '-'));
  if (CANONICAL.test(plain)) return sound(plain) ? { period: plain } : null;
  const [, said = '', rest] = plain.match(/^(\d{4}年?|今年|本年|去年|上年|前年)?(.*)$/) ?? [];
  const own = /^\d/.test(said) ? said.slice(0, 4) : year && String(Number(year) + (RELATIVE[said] ?? 0));
  if (!own || (!said && !rest)) return null;
  for (const [pattern, write] of PARTS) {
    const found = rest.match(pattern);
    if (!found) continue;
    const period = own + write(...found.slice(1));
    if (!CANONICAL.test(period) || !sound(period)) return null;
    // Figures alone, such as 2023.9, are no words to be shown.
    return /\p{Script=Han}/u.test(typed) ? { period, text: /^\d/.test(said) ? typed : `${own}年${typed.replace(/^\s*(今年|本年|去年|上年|前年)/, '')}` } : { period };
  }
  return null;
}

/** Of a table's cell: a year, a month or a quarter; another stays what it is. @param {string} cell */
export function cellPeriod(cell) {
  const { period = '' } = (/^\s*\d{4}/.test(cell.normalize('NFKC')) && !cell.includes('全') && periodOf(cell, '')) || {};
  return /^\d{4}(-Q\d|-\d\d)?$/.test(period) ? period : cell;
}
