// Which figures of a document the data of a chart show.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf } from '../../www/element/figures.js';

const span = (start, end) => ({ start, end });
const gdp = {
    id: 'gdp',
    value: '1331.4',
    source: { exact: '总值1331.4亿元，增长7.9%，领先1.9个百分点。', start: 0, end: 30, figure: span(2, 10) },
    change: { value: '7.9', figure: span(13, 17) },
    compare: [{ value: '1.9', figure: span(20, 26) }],
    whole: { value: '8', figure: span(27, 29) },
};
const row = (datum, key, ...cells) => ({ datum, key, group: '', cells, value: null });
const found = (rows, indicators = [gdp]) => figuresOf({ indicators }, { columns: [], rows }).map(({ figure, data, shown }) => [figure.start, data, shown]);

test('a datum shows its own figure, and those that its row says', () => {
    assert.deepEqual(found([row(0, 'gdp', '总值', '1331.4亿元', '同比增长7.9%')]), [[2, [0], true], [13, [0], true]]);
    assert.deepEqual(found([row(0, 'gdp.change', '高新区', '7.9%'), row(1, 'gdp.compare.0', '全省', '6.0%')]), [[13, [0], true], [13, [1], false], [20, [1], true]]);
    // 8 is not in 18.5, nor in 7.8.
    assert.deepEqual(found([row(0, 'gdp', '总值', '18.5亿元，7.8%，88')]), [[2, [0], true]]);
    const ranked = { ...gdp, rank: { place: '1', figure: span(28, 30) } };
    assert.deepEqual(found([row(0, 'gdp', '总值', '1,331.4亿元', '居全市首位')], [ranked]), [[2, [0], true], [28, [0], true]]);
    assert.deepEqual(found([row(0, 'gdp', '总值', '8个')]), [[2, [0], true], [27, [0], true]]);
});

test('a derived datum leads to what it was derived from', () => {
    const rest = { id: 'rest', derived: { op: 'minus', args: ['gdp.change', 'gdp.compare.0'] } };
    assert.deepEqual(found([row(3, 'rest', '全省', '6.0%')], [gdp, rest]), [[13, [3], false], [20, [3], false]]);
});

test('several sentences that state a figure are all its own', () => {
    const twice = { id: 'a', value: '5', source: [{ exact: '5个', start: 0, end: 2, figure: span(0, 2) }, { exact: '共5个', start: 9, end: 12, figure: span(10, 12) }] };
    assert.deepEqual(found([row(0, 'a', '5个')], [twice]), [[0, [0], true], [10, [0], true]]);
    assert.deepEqual(found([row(0, '', '5个'), row(1, 'b', '5个')], [twice]), []);
});
