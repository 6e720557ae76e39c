// Figures are found again in an article that was edited, and nowhere else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchor } from '../../www/element/anchor.js';

const ROUNDS = 1000;

/** The same numbers in every run. */
function random(seed) {
    let state = seed >>> 0;
    const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const below = (most) => Math.floor(next() * most);
    return { next, below, pick: (list) => list[below(list.length)] };
}

const PLACES = ['东河区', '西岭区', '南湖新区', '北坪县', '临港片区', '青石镇'];
const MEASURES = ['地区生产总值', '规上工业增加值', '固定资产投资', '社会消费品零售总额', '外贸进出口', '一般公共预算收入'];
const OPENINGS = ['分区看，', '从投入看，', '与此同时，', '年底盘点，', '记者了解到，', ''];
const FILLERS = ['这些变化来自多年的积累。', '下一步还要补齐短板。', '各方都在为开局做准备。', '企业的感受更直接。'];

/**
 * An article whose sentences are much alike: its characters, and the
 * selectors of all its figures.
 */
function article({ below, pick }) {
    const text = [];
    const sentences = [];
    for (let i = 0; i < 14; i++) {
        const number = `${below(3) ? `${below(900) + 20}.${below(10)}` : below(90) + 2}`;
        const rate = `${below(14) + 1}.${below(10)}%`;
        const figures = [`${number}亿元`, rate];
        const exact = [pick(OPENINGS), pick(PLACES), pick(MEASURES), '达到', figures[0], '，同比增长', figures[1], '。'];
        const start = text.length;
        let at = start;
        const spans = [];
        for (const piece of exact) {
            if (figures.includes(piece)) spans.push({ start: at, end: at + [...piece].length });
            at += [...piece].length;
        }
        text.push(...exact.join(''));
        sentences.push({ start, end: text.length, spans });
        if (below(2)) text.push(...pick(FILLERS));
        if (below(3) === 0) text.push('\n');
    }
    const selectors = sentences.flatMap(({ start, end, spans }) => {
        const slice = (from, to) => text.slice(Math.max(0, from), Math.max(0, to)).join('');
        const quote = { exact: slice(start, end), prefix: slice(start - 24, start), suffix: slice(end, end + 24), start, end };
        return spans.map((figure) => ({ quote, figure }));
    });
    return { text, selectors, sentences };
}

/** A text that remembers where each of its characters stood. */
const tracked = (text) => text.map((c, was) => ({ c, was }));
const joined = (text) => text.map(({ c }) => c).join('');
/** Where a span stands now; null if a character of it is gone or something came between. */
function now(text, { start, end }) {
    const at = text.findIndex(({ was }) => was === start);
    const whole = at >= 0 && Array.from({ length: end - start }, (_, i) => text[at + i]?.was === start + i).every(Boolean);
    return whole ? { start: at, end: at + end - start } : null;
}

/** Where an edit may happen: not in a figure, nor right beside one. */
function free(text, selectors, clear, { below }) {
    const near = (was) => selectors.some(({ quote, figure }) =>
        clear === 'sentence' ? was >= quote.start - 1 && was <= quote.end : was >= figure.start - 1 && was <= figure.end);
    for (let tries = 0; tries < 400; tries++) {
        const at = below(text.length);
        if (text[at].was === undefined || !near(text[at].was)) return at;
    }
    return -1;
}

function edit(text, selectors, clear, dice) {
    const at = free(text, selectors, clear, dice);
    if (at < 0) return;
    const words = [...dice.pick(['新增的', '据统计，', '约3成', '有关部门2023年', '一', '的', '（修订）', '同比'])].map((c) => ({ c }));
    switch (dice.below(3)) {
        case 0:
            text.splice(at, 0, ...words);
            break;
        case 1:
            text.splice(at, 1);
            break;
        default:
            text.splice(at, 1, ...words.slice(0, 2));
    }
}

const same = (one, other) => one === other || (!!one && !!other && one.start === other.start && one.end === other.end);

test('every figure of an unchanged article is where it was', () => {
    const dice = random(1);
    for (let round = 0; round < 100; round++) {
        const { text, selectors } = article(dice);
        assert.deepEqual(anchor(text.join(''), selectors), selectors.map(({ figure }) => figure));
    }
});

for (const [clear, least] of [['sentence', 0.99], ['figure', 0.97]]) {
    test(`after edits ${clear === 'sentence' ? 'elsewhere' : 'in its own sentence'} a figure is found, or said to be gone, never another`, (t) => {
        const dice = random(2);
        let right = 0;
        let all = 0;
        for (let round = 0; round < ROUNDS / 10; round++) {
            const { text, selectors } = article(dice);
            const edited = tracked(text);
            for (let count = 1 + dice.below(10); count > 0; count--) edit(edited, selectors, clear, dice);
            const found = anchor(joined(edited), selectors);
            selectors.forEach(({ figure }, i) => {
                const truth = now(edited, figure);
                if (found[i]) assert.ok(same(found[i], truth), `round ${round}: ${JSON.stringify([found[i], truth, joined(edited)])}${joined(edited.slice(found[i].start - 9, found[i].end + 9))} for ${text.slice(figure.start - 9, figure.end + 9).join('')}`);
                all += 1;
                right += same(found[i], truth) ? 1 : 0;
            });
        }
        t.diagnostic(`${((100 * right) / all).toFixed(2)} % of ${all}`);
        assert.ok(right / all >= least, `${right} of ${all}`);
    });
}

test('a number that was edited, deleted or moved away is found nowhere', () => {
    const dice = random(3);
    for (let round = 0; round < ROUNDS; round++) {
        const { text, selectors, sentences } = article(dice);
        const edited = tracked(text);
        const gone = dice.below(selectors.length);
        const { quote, figure } = selectors[gone];
        const at = edited.findIndex(({ was }) => was === figure.start);
        const length = figure.end - figure.start;
        const how = dice.below(4);
        if (how === 0) {
            const digit = at + dice.below(2);
            edited[digit] = { c: `${((Number(edited[digit].c) || 0) + 1 + dice.below(8)) % 10}` };
        } else if (how === 1) {
            edited.splice(at, length);
        } else if (how === 2) {
            edited.splice(at, length, ...[...dice.pick(['99.9%', '1000亿元', '两成'])].map((c) => ({ c })));
        } else {
            edited.splice(edited.findIndex(({ was }) => was === quote.start), quote.end - quote.start);
        }
        const found = anchor(joined(edited), selectors);
        selectors.forEach((other, i) => {
            if (!found[i]) return;
            const truth = now(edited, other.figure);
            assert.ok(same(found[i], truth), `round ${round}, ${how}: ${joined(edited.slice(found[i].start - 12, found[i].end + 12))} for ${text.slice(other.figure.start - 12, other.figure.end + 12).join('')}`);
        });
        assert.ok(sentences.length);
        if (now(edited, figure) === null) assert.equal(found[gone], null);
    }
});

test('a figure that stands there twice is where it was', () => {
    const dice = random(4);
    for (let round = 0; round < ROUNDS; round++) {
        const { text, selectors } = article(dice);
        const edited = tracked(text);
        const { quote } = dice.pick(selectors);
        const copy = [...quote.exact].map((c) => ({ c }));
        const at = free(edited, selectors, 'sentence', dice);
        if (at < 0) continue;
        edited.splice(at, 0, ...copy);
        const found = anchor(joined(edited), selectors);
        selectors.forEach(({ figure }, i) => assert.ok(!found[i] || same(found[i], now(edited, figure)), `round ${round}: ${JSON.stringify([found[i], now(edited, figure), at, joined(edited)])}`));
    }
});

test('units and qualifiers count: a longer one is another', () => {
    const selector = (exact, figure) => {
        const start = [...exact.slice(0, exact.indexOf(figure))].length;
        return { quote: { exact, start: 0, end: [...exact].length }, figure: { start, end: start + [...figure].length } };
    };
    const cases = [
        ['全市共有8个新区。', '8个', '开头，全市共有8个百分点新区。'],
        ['合同额超过230亿元。', '230亿元', '开头，合同额不到230亿元。'],
        ['增长7.9%，领先。', '7.9%', '开头，增长17.9%，领先。'],
        ['达到30家企业。', '30家', '开头，达到130家企业。'],
        ['占比20%以上。', '20%', '开头，占比20%以下。'],
    ];
    for (const [exact, figure, changed] of cases) {
        assert.deepEqual(anchor(`开头，${exact}`, [selector(exact, figure)])[0]?.end, selector(exact, figure).figure.end + 3, exact);
        // The word beside it belongs to it, but a comma for a full stop does not.
        const found = anchor(changed, [selector(exact, figure)]);
        if (!changed.includes('以下')) assert.deepEqual(found, [null], changed);
    }
});
