// The scorer itself, and that the labels say what their text says.

import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { passage, passages, resolve } from './load.mjs';
import { FIELDS, counted, dice, figure, paired, rates } from './measure.mjs';
import { alarms, extracted, scored, total, varied } from './score.mjs';
import { VARIANTS, figures, variant } from './variants.mjs';

const ALL = ['dev', 'held'].flatMap((set) => passages(set));
const PERIOD = /^\d{4}(-(H[12]|Q[1-4](\/Q[1-4])?|\d\d(\/\d\d|-\d\d)?))?$/;
const ONE_OF = {
    qualifier: ['exact', 'over', 'at_least', 'under', 'at_most', 'about'],
    kind: ['level', 'count', 'share', 'ratio', 'rate'],
    basis: ['yoy', 'pop', 'ytd_prior', 'average', 'other'],
    direction: ['up', 'down', 'above', 'below'],
    of: ['change', 'value'],
};

const words = ({ text }, { start, end }) => [...text].slice(start, end).join('');
const narrow = (text) => text.normalize('NFKC').replaceAll(',', '').replaceAll('−', '-');
const quantities = (indicator) => ['change', 'from', 'target', 'whole'].map((key) => indicator[key]).concat(indicator.compare ?? []).filter((one) => one?.figure);

test('gold against itself is all right in every variant', () => {
    const variants = varied(ALL);
    const results = scored(variants, variants);
    for (const name of Object.keys(VARIANTS)) {
        for (const field of Object.keys(FIELDS)) assert.deepEqual(total(results[name], field), { precision: 1, recall: 1, f1: 1 }, `${name}: ${field}`);
        assert.equal(alarms(results[name]), 0);
        assert.ok(results[name].every(({ broken }) => broken === 0));
    }
});

test('the digits of every quantity stand in its span, in every variant', () => {
    for (const name of Object.keys(VARIANTS)) {
        for (const one of ALL.map((plain) => variant(plain, name))) {
            for (const indicator of one.indicators) {
                says(one, { ...indicator, figure: figure(indicator) }, indicator.written);
                for (const quantity of quantities(indicator)) says(one, quantity);
            }
        }
    }
});

/** A number in digits is there as it is; one in words has no digits of its own. */
function says(one, { value, upper, unit, figure: span }, written) {
    const said = narrow(words(one, span));
    const about = `${one.id}: ${said}`;
    if (!/\d/.test(said)) return assert.match(said, /[一二三四五六七八九十两百千万半倍翻首第]|[a-z]/iu, about);
    assert.ok(said.includes(value.replace('-', '')), `${about} is not ${value}`);
    if (upper !== undefined) assert.ok(said.includes(upper), `${about} does not reach ${upper}`);
    if (written !== undefined) assert.equal(narrow(written), said, about);
    const later = narrow([...one.text].slice(span.start, span.end + 60).join(''));
    const bare = said.replace(/[多余]/gu, '');
    const unitWords = narrow(unit ?? '');
    assert.ok(bare.includes(unitWords) || later.includes(unitWords) || unitWords.split(' ').every((word) => later.includes(word)), `${about} has no ${unit}`);
}

test('labels keep to the document', () => {
    for (const { id, indicators } of ALL) {
        const ids = indicators.map((indicator) => indicator.id);
        assert.deepEqual(ids, ids.map((_, k) => `i${k + 1}`), id);
        const starts = indicators.map((indicator) => figure(indicator).start);
        assert.deepEqual(starts, [...starts].sort((a, b) => a - b), id);
        const named = indicators.filter(({ optional }) => !optional).map((indicator) => `${figure(indicator).start} ${indicator.label}`);
        assert.equal(new Set(named).size, named.length, id);
        for (const indicator of indicators) {
            const about = `${id} ${indicator.id}`;
            assert.ok(indicator.label && indicator.value, about);
            if (indicator.period !== undefined) assert.match(indicator.period, PERIOD, about);
            if (indicator.of !== undefined) assert.ok(ids.includes(indicator.of) && indicator.of !== indicator.id, about);
            if (indicator.kind === 'share') assert.equal(indicator.unit, '%', about);
            if (indicator.qualifier !== 'exact') assert.ok(indicator.qualifierText, about);
            assert.ok(ONE_OF.qualifier.includes(indicator.qualifier) && ONE_OF.kind.includes(indicator.kind), about);
            for (const quantity of quantities(indicator)) {
                for (const key of ['basis', 'direction', 'of']) if (quantity[key] !== undefined) assert.ok(ONE_OF[key].includes(quantity[key]), about);
                assert.ok(!/^-/.test(quantity.value) || quantity === indicator.from, about);
            }
        }
    }
});

test('a span that does not reproduce its text fails', () => {
    assert.deepEqual(resolve('企业5家、新增5家', '5家#2'), { start: 7, end: 9 });
    assert.deepEqual(resolve('𠮷地企业5家', '5家'), { start: 4, end: 6 });
    assert.throws(() => resolve('企业5家', '6家'), /not in the text/);
    assert.throws(() => resolve('企业5家、新增5家', '5家'), /2 times/);
    assert.throws(() => resolve('企业5家', '5家#2'), /1 times/);
});

test('variants change what they say and carry the spans', () => {
    const one = passage('p', {
        style: '统计公报',
        text: ['2023年,全区(含园区)进出口13,318.4亿元,企业4316家.'],
        indicators: [
            { id: 'i1', at: '13,318.4亿元', label: '进出口', value: '13318.4', unit: '亿元', change: { value: '1', at: '4316' } },
            { id: 'i2', at: '4316家', label: '企业', value: '4316', unit: '家' },
        ],
    });
    const text = (name) => variant(one, name).text;
    assert.equal(text('full-width punctuation'), '2023年，全区（含园区）进出口13,318.4亿元，企业4316家.');
    assert.equal(text('full-width digits'), '２０２３年,全区(含园区)进出口１３,３１８.４亿元,企业４３１６家.');
    assert.equal(text('grouped thousands'), '2023年,全区(含园区)进出口13,318.4亿元,企业4,316家.');
    const grouped = variant(one, 'grouped thousands');
    assert.deepEqual(figures(grouped.indicators).map((span) => words(grouped, span)), ['4,316', '13,318.4亿元', '4,316家']);
});

const ONE = passage('p', {
    style: '统计公报',
    text: ['全区产值10亿元，同比增长7.9%，增速分别领先全省、全市1.9和1.7个百分点；企业5家，共两个批次。'],
    indicators: [
        {
            id: 'i1', at: '10亿元', label: '产值', value: '10', unit: '亿元', qualifier: 'exact', period: '2023', region: '青屿区',
            change: { value: '7.9', unit: '%', direction: 'up', basis: 'yoy', at: '7.9%' },
            compare: [
                { of: 'change', to: '全省', value: '1.9', unit: '个百分点', direction: 'above', at: '1.9' },
                { of: 'change', to: '全市', value: '1.7', unit: '个百分点', direction: 'above', at: '1.7个百分点' },
            ],
        },
        { id: 'i2', at: '5家', label: '企业', value: '5', unit: '家', qualifier: 'exact', period: '2023' },
        { id: 'i3', at: '两个', label: '批次', value: '2', unit: '个', optional: true },
    ],
});

/** F1 of each field where it is not 1, after a change of what was found. */
function lowered(edit) {
    const found = structuredClone(ONE.indicators);
    const counts = counted(paired(ONE.indicators, edit(found) ?? found));
    return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, rates(count)]).filter(([, { f1 }]) => f1 < 1));
}

test('each mistake lowers what it should and nothing else', () => {
    const fields = (edit) => Object.keys(lowered(edit));
    assert.deepEqual(fields(() => {}), []);
    assert.deepEqual(fields((all) => void (all[1].value = '6')), ['value', 'value+unit', '+qualifier', 'all fields']);
    assert.deepEqual(fields((all) => void (all[1].upper = '6')), ['value', 'value+unit', '+qualifier', 'all fields']);
    assert.deepEqual(fields((all) => void (all[1].unit = '个')), ['value+unit', '+qualifier', 'all fields']);
    assert.deepEqual(fields((all) => void (all[1].qualifier = 'over')), ['+qualifier', 'all fields']);
    assert.deepEqual(fields((all) => void (all[1].label = '新企业')), ['label ≥ .8']);
    assert.deepEqual(fields((all) => void (all[1].label = '园区')), ['label ≥ .5', 'label ≥ .8', 'all fields']);
    assert.deepEqual(fields((all) => void (all[0].change.direction = 'down')), ['change', 'all fields']);
    assert.deepEqual(fields((all) => void (all[0].change.basis = 'pop')), ['basis']);
    assert.deepEqual(fields((all) => void (all[0].compare[1].to = '全国')), ['compare', 'all fields']);
    assert.deepEqual(fields((all) => void delete all[0].compare), ['compare', 'all fields']);
    assert.deepEqual(fields((all) => void (all[1].period = '2022')), ['period', 'all fields']);
    assert.deepEqual(fields((all) => void (all[0].region = '北汀区')), ['region']);
    assert.deepEqual(fields((all) => void (figure(all[1]).end += 1)), ['span']);
});

test('what is missing lowers recall, what is too much lowers precision', () => {
    const missing = lowered((all) => all.filter(({ id }) => id !== 'i2'));
    assert.deepEqual([missing.span.precision, missing.span.recall], [1, 0.5]);
    const extra = { ...structuredClone(ONE.indicators[1]), source: { figure: { start: 0, end: 2 } } };
    const more = lowered((all) => [...all, extra]);
    assert.deepEqual([more.span.precision, more.span.recall], [2 / 3, 1]);
});

test('an optional label is neither rewarded nor punished', () => {
    assert.deepEqual(lowered((all) => all.filter(({ id }) => id !== 'i3')), {});
    assert.deepEqual(lowered((all) => void (all[2].value = '3')), {});
    assert.deepEqual(lowered((all) => [...all, structuredClone(all[2])]), {});
});

test('two indicators of one figure are told apart by their labels', () => {
    const [a, b] = [structuredClone(ONE.indicators[1]), structuredClone(ONE.indicators[1])];
    b.label = '开工率';
    const pairs = paired([a, b], [structuredClone(b), structuredClone(a)]);
    assert.ok(pairs.every(({ gold, found }) => gold?.label === found?.label));
});

test('labels are compared by pairs of characters', () => {
    assert.equal(dice('地区生产总值', '地区生产总值'), 1);
    assert.equal(dice('“四新”经济', '四新经济'), 1);
    assert.equal(dice('企业', '新企业'), 2 / 3);
    assert.equal(dice('企业', '园区'), 0);
});

test('the program reads a passage a line and answers a document a line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'corpus-'));
    try {
        const path = join(folder, 'program');
        const answer = `process.argv[2] === 'extract' && process.argv[3] === '--ndjson' ? { indicators: [], said: JSON.parse(line).text.length } : 0`;
        const program = (extra) => `#!/usr/bin/env node
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n')${extra};
for (const line of lines) console.log(JSON.stringify(${answer}));
`;
        await writeFile(path, program(''));
        await chmod(path, 0o755);
        const variants = varied([ONE]);
        const answers = extracted(path, variants);
        assert.equal(answers['as written'][0].said, ONE.text.length);
        assert.equal(total(scored(variants, answers)['as written'], 'span').recall, 0);
        await writeFile(path, program('.slice(1)'));
        assert.throws(() => extracted(path, variants), /4 passages in, 3 documents out/);
    } finally {
        await rm(folder, { recursive: true });
    }
});
