// What an editor selected, read as a quantity: 超过1,331.4亿元.
/** @typedef {import('./draft.js').Quantity} Quantity */

/** @type {[RegExp, string][]} */
const BEFORE = [
  [/^(超过|突破|逾|高于|超)/, 'over'], [/^(不低于|不少于|至少)/, 'at_least'], [/^(不到|不足|低于)/, 'under'], [/^(不超过)/, 'at_most'], [/^(大约|将近|约|近)/, 'about'],
];
/** @type {[RegExp, string][]} */
const AFTER = [[/(以上)$/, 'at_least'], [/(以下|以内)$/, 'at_most'], [/(左右|上下)$/, 'about']];

/**
 * @param {string} words
 * @returns {Quantity}
 */
export function quantityOf(words) {
  let rest = words.normalize('NFKC').replace(/\s+/g, '');
  let [qualifier, qualifierText] = ['exact', ''];
  for (const [pattern, meaning] of [...BEFORE, ...AFTER]) {
    const [found] = rest.match(pattern) ?? [];
    if (!found) continue;
    [qualifier, qualifierText] = [meaning, found];
    rest = rest.replace(pattern, '');
    break;
  }
  const [, number, more, unit] = rest.match(/^([-−]?\d[\d,]*(?:\.\d+)?)(多|余)?(.*)$/) ?? [];
  const bound = qualifierText ? { qualifier, qualifierText } : {};
  if (!number) return { value: null, unit: '', written: words, ...bound };
  if (more && !qualifierText) return { value: number.replaceAll(',', ''), unit, written: words, qualifier: 'over', qualifierText: more };
  return { value: number.replaceAll(',', ''), unit, ...bound };
}

/** Verbs between a name and its figure. */
const VERBS = /(首次|已经|已|累计|共有|共|达到|达|实现|完成|增长到|增至|突破|超过|约为|约|近|分别为|为|是|有|至|:|：)+$/;

/** A space of English words is none. */
const PAUSES = /[，。；！？、,;!?\n\u3000]|(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])/;

/**
 * What stands before a figure in its clause, as a first label.
 * @param {string} before
 */
export function labelOf(before) {
  const clause = before.split(PAUSES).findLast((words) => /[^\d.％%]/.test(words.replace(VERBS, ''))) ?? '';
  const label = clause.trim().replace(VERBS, '').trim();
  return [...label].slice(-20).join('');
}
