// The same passage as other keyboards and house styles would write it. Gold
// spans are carried through the change of text.

/** Half-width marks and what stands for them between Chinese characters. */
const PUNCTUATION = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）', '!': '！', '?': '？' };
const DIGIT = /[0-9]/;

/** @typedef {import('./load.mjs').Passage} Passage */

/** Each variant: what every code point of the text becomes. English is only grouped. */
export const VARIANTS = {
    'as written': (passage) => [...passage.text],
    'full-width punctuation': chinese(wide),
    'full-width digits': chinese((point) => (/[0-9%]/.test(point) ? full(point) : point)),
    'grouped thousands': grouped,
};

/** @returns {Passage} */
export function variant(passage, name) {
    const pieces = VARIANTS[name](passage);
    const places = [0];
    for (const piece of pieces) places.push(places[places.length - 1] + [...piece].length);
    const text = pieces.join('');
    return { ...passage, text, indicators: moved(passage.indicators, places, [...text]) };
}

/** Every span in a value moved to its new place; a sentence's words are read again. */
function moved(value, places, points) {
    if (Array.isArray(value)) return value.map((one) => moved(one, places, points));
    if (value === null || typeof value !== 'object') return value;
    const result = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, moved(one, places, points)]));
    if (typeof value.start !== 'number') return result;
    const [start, end] = [places[value.start], places[value.end]];
    const words = (from, to) => points.slice(Math.max(0, from), to).join('');
    const quote = value.exact === undefined ? {} : { exact: words(start, end), prefix: words(start - 16, start), suffix: words(end, end + 16) };
    return { ...result, ...quote, start, end };
}

function chinese(change) {
    return ({ lang, text }) => {
        const points = [...text];
        return lang === 'en' ? points : points.map(change);
    };
}

/** 1,331 and 9:30 keep theirs. */
function wide(point, at, points) {
    const between = DIGIT.test(points[at - 1] ?? '') && DIGIT.test(points[at + 1] ?? '');
    return between ? point : (PUNCTUATION[point] ?? point);
}

const full = (point) => String.fromCodePoint((point.codePointAt(0) ?? 0) + 0xfee0);

/** Only numbers of figures: years, telephones and rooms are never grouped. */
function grouped({ text, indicators }) {
    const points = [...text];
    const pieces = [...points];
    for (const { start, end } of figures(indicators)) {
        const words = points.slice(start, end).join('');
        for (const run of words.matchAll(/(?<![\d.,])\d{4,}(?!,)/g)) {
            const first = start + [...words.slice(0, run.index)].length;
            for (let left = run[0].length - 3; left > 0; left -= 3) pieces[first + left] = `,${points[first + left]}`;
        }
    }
    return pieces;
}

/** The spans of all quantities, not those of sentences. */
export function figures(value) {
    if (value === null || typeof value !== 'object') return [];
    const own = typeof value.start === 'number' && value.exact === undefined ? [value] : [];
    return [...own, ...Object.values(value).flatMap(figures)];
}
