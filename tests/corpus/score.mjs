// Scores `indicator-charts extract` on the labelled passages.
//
//   node tests/corpus/score.mjs [--held] [--self] [--misses] [--program PATH] [--variant NAME]
//
// --held     the passages set aside, not those of development
// --self     gold against itself
// --misses   every miss: passage, text around it, wanted and found, by field
// --variant  the variant whose misses are printed

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { program } from '../browser/paths.mjs';
import { passages } from './load.mjs';
import { FIELDS, added, counted, figure, paired, rates } from './measure.mjs';
import { misses } from './misses.mjs';
import { VARIANTS, variant } from './variants.mjs';

const RESAMPLES = 1000;
const BUFFER = 1 << 28;

/** Pairs and counts of each passage in each variant. */
export function scored(variants, answers) {
    return Object.fromEntries(
        Object.entries(variants).map(([name, list]) => [
            name,
            list.map((passage, k) => {
                const found = answers[name][k].indicators.filter(figure);
                const pairs = paired(passage.indicators, found);
                return { passage, pairs, counts: counted(pairs), broken: broken(passage, found) };
            }),
        ]),
    );
}

export function varied(list) {
    return Object.fromEntries(Object.keys(VARIANTS).map((name) => [name, list.map((passage) => variant(passage, name))]));
}

/** Indicators whose quoted sentence is not what the text has there. */
function broken({ text }, found) {
    const points = [...text];
    return found.filter(({ source }) => [source].flat().some(({ exact, start, end }) => points.slice(start, end).join('') !== exact)).length;
}

/** One document a line for one passage a line, in order. */
export function extracted(path, variants) {
    const input = Object.entries(variants).flatMap(([name, list]) => list.map(({ id, text }) => JSON.stringify({ id: `${id}, ${name}`, text })));
    const run = spawnSync(path, ['extract', '--ndjson'], { input: input.map((line) => `${line}\n`).join(''), maxBuffer: BUFFER, encoding: 'utf8' });
    if (run.error) throw run.error;
    if (run.status !== 0) throw new Error(`${path} extract --ndjson: exit ${run.status}\n${run.stderr}`);
    const lines = run.stdout.split('\n').filter((line) => line !== '');
    if (lines.length !== input.length) throw new Error(`${input.length} passages in, ${lines.length} documents out\n${run.stderr}`);
    const documents = lines.map((line) => ({ indicators: [], ...JSON.parse(line) }));
    return Object.fromEntries(Object.entries(variants).map(([name, list]) => [name, documents.splice(0, list.length)]));
}

export const total = (results, field) => rates(added(results.map(({ counts }) => counts[field])));

/** Middle 95 % of F1 when the passages are drawn again; the same draws every time. */
function interval(results, field) {
    let seed = 20240220;
    const random = () => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return seed / 2 ** 32;
    };
    const draws = Array.from({ length: RESAMPLES }, () =>
        rates(added(results.map(() => results[Math.floor(random() * results.length)].counts[field]))).f1,
    ).sort((a, b) => a - b);
    return [draws[Math.floor(0.025 * RESAMPLES)], draws[Math.ceil(0.975 * RESAMPLES) - 1]];
}

/** Found where nothing is labelled, for every 1,000 characters. */
export function alarms(results) {
    const characters = results.reduce((sum, { passage }) => sum + [...passage.text].length, 0);
    const extra = results.reduce((sum, { pairs }) => sum + pairs.filter(({ gold }) => !gold).length, 0);
    return (1000 * extra) / characters;
}

const percent = (part) => (100 * part).toFixed(1).padStart(6);

function table(results) {
    const names = Object.keys(VARIANTS);
    const written = results[names[0]];
    console.log(`${''.padEnd(12)} labelled  precision recall     F1   95 % interval   lowest F1 of ${names.length} variants`);
    for (const field of Object.keys(FIELDS)) {
        const { precision, recall, f1 } = total(written, field);
        const [low, high] = interval(written, field);
        const lowest = names.map((name) => [total(results[name], field).f1, name]).reduce((a, b) => (b[0] < a[0] ? b : a));
        const labelled = String(added(written.map(({ counts }) => counts[field])).gold).padStart(8);
        const where = lowest[0] < f1 ? ` (${lowest[1]})` : '';
        console.log(`${field.padEnd(12)} ${labelled}     ${percent(precision)} ${percent(recall)} ${percent(f1)}  ${percent(low)}–${percent(high).trim()}    ${percent(lowest[0])}${where}`);
    }
    const most = names.map((name) => [alarms(results[name]), name]).reduce((a, b) => (b[0] > a[0] ? b : a));
    console.log(`False alarms per 1,000 characters: ${alarms(written).toFixed(2)}; at most ${most[0].toFixed(2)} (${most[1]})`);
    const sum = names.flatMap((name) => results[name]).reduce((n, one) => n + one.broken, 0);
    if (sum > 0) console.log(`${sum} indicators quote a sentence that is not where they say.`);
}

function main() {
    const { values } = parseArgs({
        options: {
            held: { type: 'boolean' },
            self: { type: 'boolean' },
            misses: { type: 'boolean' },
            program: { type: 'string', default: program },
            variant: { type: 'string', default: 'as written' },
        },
    });
    if (!(values.variant in VARIANTS)) throw new Error(`--variant is one of ${Object.keys(VARIANTS).join(', ')}`);
    const set = values.held ? 'held' : 'dev';
    const list = passages(set);
    const variants = varied(list);
    const results = scored(variants, values.self ? variants : extracted(values.program, variants));
    if (values.misses) misses(results[values.variant]);
    const labels = list.reduce((sum, { indicators }) => sum + indicators.filter(({ optional }) => !optional).length, 0);
    console.log(`${set}: ${list.length} passages, ${labels} indicators`);
    table(results);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
