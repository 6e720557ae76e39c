// What was found against what is labelled.

/**
 * @typedef {import('./load.mjs').Indicator} Indicator
 * @typedef {{ gold?: Indicator, found?: Indicator }} Pair one of them is missing where nothing answers
 */

export const figure = (indicator) => [indicator.source].flat().find((one) => one?.figure)?.figure;

const overlap = (a, b) => Math.min(a.end, b.end) - Math.max(a.start, b.start);
/** What two spans share of what they cover together. */
const likeness = (a, b) => Math.max(0, overlap(a, b)) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));

/** Units and reference words, whatever their width and number. */
export const plain = (words) => (words ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase().replace(/(?<=[a-z])s$/, '');
const reference = (words) => plain(words).replace(/^the /, '').replace(/(水平|增速|增幅)$/, '').replace(/ level$/, '');

/** Character bigrams in common; single characters count as themselves. */
export function dice(a, b) {
    const [left, right] = [bigrams(a), bigrams(b)];
    if (left.length + right.length === 0) return 1;
    const rest = [...right];
    const shared = left.filter((one) => {
        const at = rest.indexOf(one);
        if (at >= 0) rest.splice(at, 1);
        return at >= 0;
    });
    return (2 * shared.length) / (left.length + right.length);
}

function bigrams(words) {
    const points = [...plain(words).replace(/[\s“”"「」]/g, '')];
    return points.length < 2 ? points : points.slice(1).map((point, k) => points[k] + point);
}

const same = (a, b, ...keys) => keys.every((key) => (key === 'unit' ? plain(a.unit) === plain(b.unit) : (a[key] ?? null) === (b[key] ?? null)));
const value = (g, p) => same(g, p, 'value', 'upper');
const unit = (g, p) => value(g, p) && same(g, p, 'unit');
const qualifier = (g, p) => unit(g, p) && (g.qualifier ?? 'exact') === (p.qualifier ?? 'exact');
const label = (least) => (g, p) => dice(g.label, p.label) >= least;
const one = (key, right) => ({
    size: (i) => (i[key] === undefined || i[key] === null ? 0 : 1),
    right: (g, p) => (g[key] && p[key] && right(g[key], p[key]) ? 1 : 0),
});
const every = (right) => ({ size: () => 1, right: (g, p) => (right(g, p) ? 1 : 0) });
const compares = {
    size: (i) => (i.compare ?? []).length,
    right: (g, p) => {
        const rest = [...(p.compare ?? [])];
        return (g.compare ?? []).filter((wanted) => {
            const at = rest.findIndex((found) => reference(found.to) === reference(wanted.to) && same(wanted, found, 'value', 'unit', 'direction'));
            if (at >= 0) rest.splice(at, 1);
            return at >= 0;
        }).length;
    },
};
const change = one('change', (g, p) => same(g, p, 'value', 'unit', 'direction'));
/** Right where both say nothing, or both the same. */
const agrees = (field) => (g, p) => field.size(g) === field.size(p) && field.right(g, p) === field.size(g);
const period = one('period', (g, p) => g === p);

/** Each field: how many of it an indicator states, and how many of them are right in a pair. */
export const FIELDS = {
    span: every((g, p) => same(figure(g), figure(p), 'start', 'end')),
    value: every(value),
    'value+unit': every(unit),
    '+qualifier': every(qualifier),
    'label ≥ .5': every(label(0.5)),
    'label ≥ .8': every(label(0.8)),
    change,
    basis: one('change', (g, p) => same(g, p, 'basis')),
    compare: compares,
    period,
    region: one('region', (g, p) => plain(g) === plain(p)),
    'all fields': every((g, p) => qualifier(g, p) && label(0.5)(g, p) && [change, compares, period].every((field) => agrees(field)(g, p))),
    kind: every((g, p) => same(g, p, 'kind')),
    from: one('from', (g, p) => same(g, p, 'value', 'unit')),
    target: one('target', (g, p) => same(g, p, 'value', 'unit')),
    whole: one('whole', (g, p) => same(g, p, 'value', 'unit') && dice(g.label, p.label) >= 0.5),
    rank: one('rank', (g, p) => same(g, p, 'place', 'years')),
};

/**
 * Gold and found, one to one: the pair that shares most of its spans first,
 * then the one with the same value, then the one with the likelier label.
 * Whatever answers an optional label is left out, right or wrong.
 * @returns {Pair[]}
 */
export function paired(gold, found) {
    const candidates = gold.flatMap((g, k) => found.map((p, n) => ({ g, p, k, n, by: closeness(g, p) }))).filter(({ by }) => by[0] > 0);
    candidates.sort((a, b) => a.by.map((x, i) => b.by[i] - x).find((d) => d !== 0) ?? (a.k - b.k || a.n - b.n));
    const pairs = [];
    const [usedGold, usedFound] = [new Set(), new Set()];
    for (const { g, p } of candidates) {
        if (usedGold.has(g) || usedFound.has(p)) continue;
        usedGold.add(g);
        usedFound.add(p);
        if (!g.optional) pairs.push({ gold: g, found: p });
    }
    const optional = gold.filter((g) => g.optional).map(figure);
    const missed = gold.filter((g) => !g.optional && !usedGold.has(g)).map((g) => ({ gold: g }));
    const extra = found.filter((p) => !usedFound.has(p) && !optional.some((span) => overlap(span, figure(p)) > 0)).map((p) => ({ found: p }));
    return [...pairs, ...missed, ...extra];
}

function closeness(g, p) {
    const spans = likeness(figure(g), figure(p));
    return spans === 0 ? [0] : [spans, g.optional ? 0 : 1, unit(g, p) ? 1 : 0, dice(g.label, p.label)];
}

/** Right, labelled and found, for each field. */
export function counted(pairs) {
    return Object.fromEntries(
        Object.entries(FIELDS).map(([name, { size, right }]) => {
            const count = { right: 0, gold: 0, found: 0 };
            for (const { gold, found } of pairs) {
                if (gold && found) count.right += right(gold, found);
                if (gold) count.gold += size(gold);
                if (found) count.found += size(found);
            }
            return [name, count];
        }),
    );
}

export const added = (counts) => counts.reduce((a, b) => ({ right: a.right + b.right, gold: a.gold + b.gold, found: a.found + b.found }), { right: 0, gold: 0, found: 0 });
/** Where nothing is labelled and nothing found, all is right. */
const ratio = (part, whole, other) => (whole > 0 ? part / whole : other > 0 ? 0 : 1);
export function rates({ right, gold, found }) {
    return { precision: ratio(right, found, gold), recall: ratio(right, gold, found), f1: ratio(2 * right, gold + found, 0) };
}
