// What a sub-editor would ask before publishing: what the command line's
// `check` says, of the document and of the text beside it.
import { problems } from './ask.js';
import { reported } from './checker.js';
import { documentOf } from './draft.js';
import { plainly } from './plainly.js';
import { say } from './words.js';
/** @typedef {import('./draft.js').Draft} Draft */
/**
 * @typedef {object} Finding
 * @property {string} key the same for as long as the same is wrong
 * @property {string} sentence
 * @property {boolean} error it must be mended; else it may be as it should
 * @property {string} [id] of the indicator
 * @property {string} [chart]
 */

/** Where the checker was not published, errors alone. @param {unknown} document */
const errors = async (document) => (await problems(document)).map(({ path, sentence }) => ({ severity: 'error', code: '', path, zh: sentence, en: sentence }));

/**
 * Errors first, without what the editor has passed.
 * @param {Draft} draft
 * @returns {Promise<Finding[]>}
 */
export async function check(draft) {
  const document = documentOf(draft);
  // Offsets of another text would point at other words.
  const text = draft.text && draft.read === draft.text ? draft.text : undefined;
  const said = (await reported(document, text)) ?? (await errors(document));
  const found = said.map(({ severity, code, path, zh, en }) => {
    const [, list, at] = path.match(/^\$?\.?(indicators|charts)\[(\d+)\]/) ?? [];
    const one = list === 'indicators' ? draft.indicators[Number(at)] : undefined;
    const chart = list === 'charts' ? draft.charts[Number(at)] : undefined;
    const of = one ? say('{0}：|{0}: ', one.label) : chart ? say('图 {0}：|Figure {0}: ', Number(at) + 1) : '';
    const sentence = of + plainly(zh, en);
    return { key: JSON.stringify([code, one?.id ?? chart?.id ?? '', zh]), sentence, error: severity === 'error', id: one?.id, chart: chart?.id };
  });
  const passed = new Set(draft.passed);
  return found.filter(({ key, error }) => error || !passed.has(key)).toSorted((one, other) => Number(other.error) - Number(one.error));
}
