// What went wrong, for whoever works on the extractor.

import { FIELDS, figure } from './measure.mjs';

/** Code points of text shown before and after a figure. */
const AROUND = 24;

/** Prints every miss, grouped by field. */
export function misses(results) {
    const lone = (missing) => ({ pairs, passage }) => pairs.filter((pair) => !pair[missing]).map((pair) => ({ passage, ...pair }));
    group('not found', results.flatMap(lone('found')), ({ gold }) => shown(gold));
    group('found where nothing is labelled', results.flatMap(lone('gold')), ({ found }) => shown(found));
    const both = results.flatMap(({ pairs, passage }) => pairs.filter(({ gold, found }) => gold && found).map((pair) => ({ passage, ...pair })));
    for (const [name, { size, right }] of Object.entries(FIELDS)) {
        if (name === 'all fields') continue;
        const wrong = both.filter(({ gold, found }) => {
            const fit = right(gold, found);
            return fit < size(gold) || fit < size(found);
        });
        group(name, wrong, ({ gold, found }) => `${part(name, gold)}  ≠  ${part(name, found)}`);
    }
}

function group(name, list, said) {
    if (list.length === 0) return;
    console.log(`\n## ${name}: ${list.length}`);
    for (const one of list) console.log(`${one.passage.id}: ${around(one)}\n    ${said(one)}`);
}

function around({ passage, gold, found }) {
    const { start, end } = figure(gold ?? found);
    const points = [...passage.text];
    const words = (from, to) => points.slice(Math.max(0, from), to).join('').replaceAll('\n', '⏎');
    return `…${words(start - AROUND, start)}【${words(start, end)}】${words(end, end + AROUND)}…`;
}

const shown = ({ label, value, upper, unit, qualifier, kind }) => `${label}: ${value}${upper ? `–${upper}` : ''} ${unit ?? ''} ${qualifier ?? ''} ${kind ?? ''}`;
const without = (value) => JSON.stringify(value, (key, inner) => (key === 'figure' ? undefined : inner)) ?? 'none';

/** The part of an indicator that a field is about. */
function part(name, indicator) {
    const { start, end } = figure(indicator);
    if (name === 'span') return `${start}–${end}`;
    if (name === 'basis') return without(indicator.change);
    if (name.startsWith('label')) return indicator.label;
    return name in indicator || !(name.startsWith('value') || name.startsWith('+')) ? without(indicator[name]) : shown(indicator);
}
