// Reads labelled passages and resolves what they say about their text: a figure
// is written as its own words, and a span that does not reproduce them fails.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
/** Code points of the text beside a sentence that are kept with it. */
const BESIDE = 16;

/**
 * @typedef {{ start: number, end: number }} Span in code points
 * @typedef {Record<string, any>} Indicator as in the document, with `optional`
 * @typedef {{ id: string, style: string, lang: string, text: string, indicators: Indicator[] }} Passage
 */

/** The passages of `dev` or `held`, in order of their names; none while none are held. @returns {Passage[]} */
export function passages(set) {
    const names = (existsSync(join(here, set)) ? readdirSync(join(here, set)) : []).filter((name) => name.endsWith('.json')).sort();
    return names.map((name) => {
        const id = name.slice(0, -'.json'.length);
        return passage(id, JSON.parse(readFileSync(join(here, set, name), 'utf8')));
    });
}

/** One passage with its spans resolved. @returns {Passage} */
export function passage(id, { style, text: lines, indicators }) {
    const text = lines.join('\n');
    const lang = /\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en';
    const find = (at) => resolve(text, at, id);
    return { id, style, lang, text, indicators: indicators.map((indicator) => located(indicator, text, find)) };
}

/** `at` becomes `source` in the indicator and `figure` in its other quantities. */
function located({ at, ...rest }, text, find) {
    const indicator = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, quantity(value, find)]));
    return { ...indicator, source: source(text, find(at)) };
}

function quantity(value, find) {
    if (Array.isArray(value)) return value.map((one) => quantity(one, find));
    if (value === null || typeof value !== 'object' || value.at === undefined) return value;
    const { at, ...rest } = value;
    return { ...rest, figure: find(at) };
}

/**
 * The span of `357家`, or of its second occurrence, `357家#2`. Words that occur
 * more than once must say which occurrence is meant.
 * @returns {Span}
 */
export function resolve(text, at, id = '') {
    const [, words, nth] = /^(.+?)(?:#(\d+))?$/su.exec(at) ?? [];
    const found = [];
    for (let k = text.indexOf(words); words && k >= 0; k = text.indexOf(words, k + 1)) found.push(k);
    if (found.length === 0) throw new Error(`${id}: “${words}” is not in the text`);
    if (nth === undefined && found.length > 1) throw new Error(`${id}: “${words}” is there ${found.length} times`);
    const place = found[Number(nth ?? 1) - 1];
    if (place === undefined) throw new Error(`${id}: “${at}”, but “${words}” is there ${found.length} times`);
    const start = [...text.slice(0, place)].length;
    return { start, end: start + [...words].length };
}

/** The sentence around a figure, as the document keeps it. */
export function source(text, figure) {
    const points = [...text];
    const { start, end } = sentence(points, figure);
    const words = (from, to) => points.slice(Math.max(0, from), to).join('');
    return { exact: words(start, end), prefix: words(start - BESIDE, start), suffix: words(end, end + BESIDE), start, end, figure };
}

/** 。！？ and a line's end close a sentence; in English a full stop before a space does. */
function sentence(points, figure) {
    let start = figure.start;
    while (start > 0 && points[start - 1] !== '\n' && !closes(points, start - 1)) start -= 1;
    while (points[start] === ' ') start += 1;
    let end = figure.end;
    while (end < points.length && points[end] !== '\n' && !closes(points, end - 1)) end += 1;
    return { start, end };
}

function closes(points, at) {
    const point = points[at];
    if (/[。！？]/u.test(point)) return true;
    return /[.!?]/u.test(point) && (points[at + 1] === undefined || /\s/u.test(points[at + 1]));
}
