// What a sub-editor would ask before publishing: the core's errors, and what
// only the text beside the document can tell.
import { problems } from './ask.js';
import { documentOf, sourceOf } from './draft.js';
import { say } from './words.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./draft.js').Indicator} Indicator */
/** @typedef {{sentence: string, id?: string, chart?: string}} Finding with what it is about */

/** One measure with two values. @param {Indicator[]} indicators @returns {Finding[]} */
function twice(indicators) {
  /** @type {Map<string, Indicator>} */
  const seen = new Map();
  return indicators.flatMap((one) => {
    if (!one.value) return [];
    const measure = JSON.stringify([one.label, one.unit ?? '', one.period ?? '', one.region ?? '']);
    const first = seen.get(measure);
    if (!first) seen.set(measure, one);
    return first && first.value !== one.value
      ? [{ id: one.id, sentence: say('“{0}”有两个值：{1} 和 {2}|“{0}” has two values: {1} and {2}', one.label, first.value ?? '', one.value) }] : [];
  });
}

/** Figures that do not say the value they are the source of. @param {Draft} draft @returns {Finding[]} */
function unlike({ indicators, notes, text, read }) {
  const points = [...text];
  return indicators.flatMap((one) => {
    const { id, value, label, written } = one;
    if (notes[id]?.stale) return [{ id, sentence: say('原文里找不到“{0}”的数了|The figure of “{0}” is not in the text any more', label) }];
    const figure = sourceOf(one)?.figure;
    if (!figure || !value || read !== text || written) return [];
    const said = points.slice(figure.start, figure.end).join('').normalize('NFKC').replaceAll(',', '');
    // Numbers in characters, 三十六家, are the extractor's to read.
    if (!/\d/.test(said) || said.includes(value.replace(/^[-−]/, ''))) return [];
    return [{ id, sentence: say('“{0}”写的是 {1}，原文是“{2}”|“{0}” says {1}; the text says “{2}”', label, value, said) }];
  });
}

/**
 * @param {Draft} draft
 * @returns {Promise<Finding[]>}
 */
export async function check(draft) {
  const found = (await problems(documentOf(draft))).map(({ path, sentence }) => {
    const [, list, at] = path.match(/^\$?\.?(indicators|charts)\[(\d+)\]/) ?? [];
    const one = list === 'indicators' ? draft.indicators[Number(at)] : undefined;
    const chart = list === 'charts' ? draft.charts[Number(at)] : undefined;
    const of = one ? `${one.label}：` : chart ? `${say('图 {0}|Figure {0}', Number(at) + 1)}：` : '';
    return { sentence: of + sentence, id: one?.id, chart: chart?.id };
  });
  return [...unlike(draft), ...twice(draft.indicators), ...found];
}
