// Why a reading is less than sure, in words: rules of the extractor that
// leave room for doubt.

/** @type {Record<string, string>} */
const WORDS = {
  carried: '名称是从上文接过来的|named by what stands before',
  'long-label': '名称太长，可能多了几个字|a long name, perhaps too long',
  'no-level': '只有增速，没有总量|a change without an amount',
  numeral: '数是用汉字写的|a numeral in words',
  'number-first': '数写在名称前面|the number stands before its name',
  'compare-each': '按“分别”分给各地的|shared out by “respectively”',
  'time-each': '按“分别”分给各个时间的|shared out over periods',
  'share-each': '一个比重说了几件事|one share said of several',
  'rate-each': '一个比率说了几件事|one rate said of several',
  'rank-each': '一个名次说了几件事|one rank said of several',
  stacked: '两个数共用一个名称|two numbers with one name',
  part: '整体是从上文接过来的|its whole stands before',
  'part-first': '整体是从上文接过来的|its whole stands before',
  target: '像是计划数|a plan',
};

/** Of the rules that made a reading, those that an editor should look at. @param {string[]} rules */
export const reasonsOf = (rules) => rules.flatMap((rule) => WORDS[rule] ?? []);
