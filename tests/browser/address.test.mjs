// The state of charts in the fragment of an address, and addresses of
// sentences: there and back for any text, and nothing from a hostile one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, encode, linkTo, named } from '../../www/element/address.js';
import { directive } from '../../www/element/fragment.js';
import { addresses, sentenceOf } from '../../www/element/share.js';

let seed = 20240220;
const below = (most) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % most;
const MARKS = ['.', '..', '...', ',', ';', '&', '=', '#', '%', '%2', '%2C', ':~:', ':', '~', '-', '+', ' ', '\n', '\0', '"', "'", '<', '(', ')', '/', '?', '全市', 'é', 'e\u0301', '\u202e', '𠮷', '👩‍👩‍👧', 'chart-', '__proto__'];
const character = () => {
    for (;;) {
        const code = below(4) ? below(0x500) : below(0x110000);
        if (code < 0xd800 || code > 0xdfff) return String.fromCodePoint(code);
    }
};
const word = () => Array.from({ length: 1 + below(8) }, () => (below(2) ? MARKS[below(MARKS.length)] : character())).join('');
const state = () => {
    const all = { view: 'table', sort: word(), hide: Array.from({ length: 1 + below(4) }, word), x: [word(), word()], datum: word(), step: below(10_000) };
    return Object.fromEntries(Object.entries(all).filter(() => below(2)));
};

test('the form is readable and stays', () => {
    const hash = encode('growth', { view: 'table', sort: 'desc', x: ['2019', '2021'], hide: ['全市', '全省'], datum: 'gdp.change', step: 2 }, '');
    assert.equal(decodeURI(hash), '#chart-growth=view.table;sort.desc;step.2;datum.gdp.change;x.2019..2021;hide.全市,全省');
    assert.deepEqual(decode('growth', '#chart-growth=view.table;x.2019..2021;hide.全市,全省;datum.gdp.change&chart-land=sort.asc'), { view: 'table', x: ['2019', '2021'], hide: ['全市', '全省'], datum: 'gdp.change' });
    assert.deepEqual(decode('land', '#chart-growth=view.table&chart-land=sort.asc'), { sort: 'asc' });
    assert.equal(linkTo('growth', {}), '#chart-growth=');
    assert.deepEqual(named('#a&chart-growth=&chart-%E5%9B%BE=step.1&chart-x'), ['growth', '图']);
});

test('any text comes back, for several charts, from an address that a browser made', () => {
    for (let turn = 0; turn < 2000; turn++) {
        const states = new Map(Array.from({ length: 1 + below(3) }, () => [word(), state()]));
        let hash = '';
        for (const [id, state] of states) hash = encode(id, state, hash);
        assert.match(hash, /^(#[\w%.,;=&-]*)?$/, 'nothing that an address may not have');
        assert.equal(new URL(`https://example.org/${hash}`).hash, hash);
        for (const [id, state] of states) {
            assert.deepEqual(decode(id, hash), state, hash);
            assert.deepEqual(decode(id, decodeURI(hash) === hash ? hash : `${hash}:~:text=x`), state, 'before a text directive');
        }
        assert.deepEqual(named(hash).toSorted(), [...states].filter(([, state]) => Object.keys(state).length).map(([id]) => id).toSorted());
        for (const [id] of states) hash = encode(id, {}, hash);
        assert.equal(hash, '', 'as it was');
    }
});

test('half a character is replaced, not thrown at', () => {
    assert.deepEqual(decode('a', encode('a', { sort: 'x\ud800y' }, '')), { sort: 'x\ufffdy' });
    assert.match(directive({ exact: 'x\udc00' }), /^:~:text=x%EF%BF%BD$/);
});

test("the page's own fragment stays", () => {
    for (const hash of ['#part', '#/route?a=b', '#chart-growth', '#a=b&c=d', '#%']) assert.equal(encode('growth', { step: 1 }, hash), hash);
    assert.equal(encode('growth', { step: 1 }, '#'), '#chart-growth=step.1');
    // What someone put together stays together.
    const both = '#part&chart-growth=step.1&x=y';
    assert.equal(encode('growth', { step: 2 }, both), '#part&chart-growth=step.2&x=y');
    assert.equal(encode('land', { step: 2 }, both), `${both}&chart-land=step.2`);
    assert.equal(encode('growth', {}, both.replace('&x=y', '')), '#part');
});

test('what is misshapen, unknown or too long is not there', () => {
    const none = ['', '#', '#chart-a', '#chart-a=', '#chart-a=view', '#chart-a=view.list', '#chart-a=__proto__.x;constructor.y', '#chart-a=step.-1;step.1e3', '#chart-a=step.99999', '#chart-a=x.1', '#chart-a=x.1..2..3', '#chart-a=x...', '#chart-a=hide.', '#chart-a=hide.a,,b', '#chart-a=sort.%', '#chart-a=datum.%E5%9', `#chart-a=sort.${'x'.repeat(201)}`, `#chart-a=hide.${'x,'.repeat(200)}x`, `#chart-a=sort.a;${'x'.repeat(8000)}`, '#chart-ab=step.1', '#Chart-a=step.1'];
    for (const hash of none) assert.deepEqual(decode('a', hash), {}, hash.slice(0, 60));
    assert.deepEqual(decode('a', '#chart-a=step.1;step.2;junk;=;.;view.table&chart-a=step.3'), { step: 1, view: 'table' });
    for (const bad of [{ view: 'list' }, { sort: '' }, { sort: 5 }, { hide: [] }, { hide: [''] }, { hide: 'ab' }, { x: ['1'] }, { x: ['1', '2', '3'] }, { step: -1 }, { step: 0.5 }, { step: '1' }, { more: 'x' }]) assert.equal(encode('a', bad, ''), '', JSON.stringify(bad));
    const long = encode('a', { step: 1, hide: Array.from({ length: 50 }, (_, i) => `很长的名字${i}`) }, '');
    assert.equal(long, '#chart-a=step.1', 'a list that is too long is left out whole');
    for (let turn = 0; turn < 2000; turn++) {
        const text = `#chart-a=${Array.from({ length: below(30) }, () => (below(3) ? MARKS[below(MARKS.length)] : ['view.', 'x.', 'hide.', 'step.', 'sort.', 'datum.'][below(6)])).join('')}`;
        const found = decode('a', text);
        assert.deepEqual(decode('a', encode('a', found, '')), found, text);
    }
});

test('a sentence is named as on the command line', () => {
    assert.equal(directive({ exact: '增长7.9%, 即1-2点&。' }), `:~:text=${encodeURIComponent('增长7.9%, 即1')}%2D${encodeURIComponent('2点&。')}`);
    assert.equal(directive({ exact: `第一句，${'、很长'.repeat(40)}，最后一句。` }), `:~:text=${encodeURIComponent('第一句')},${encodeURIComponent('最后一句。')}`);
    const whole = '没有标点'.repeat(30);
    assert.equal(directive({ exact: whole }), `:~:text=${encodeURIComponent(whole)}`);
    assert.equal(directive({ exact: '增长。', prefix: '半个词，先说总量。' }), `:~:text=${encodeURIComponent('先说总量。')}-,${encodeURIComponent('增长。')}`);
    assert.equal(directive({ exact: '增长。', prefix: '没有开头' }), `:~:text=${encodeURIComponent('增长。')}`);
});

const document = {
    article: { url: 'https://news.example/a?b=1#top' },
    indicators: [
        { id: 'plain', value: '1' },
        { id: 'gdp', value: '2', source: [{ exact: '甲。', start: 0, end: 2, figure: { start: 0, end: 1 } }, { exact: '乙。', start: 2, end: 4 }], change: { value: '3', figure: { start: 2, end: 3 } } },
        { id: 'lead', derived: { op: 'minus', args: ['plain', 'gdp.change'] } },
    ],
    charts: [{ id: 'one', indicators: ['plain', { ref: 'gdp.change' }] }, { id: 'two', indicators: ['plain'] }, { id: 'three', indicators: ['lead'] }],
};

test('the sentence of what is selected, else the first of the chart', () => {
    assert.equal(sentenceOf(document, 'one', 'gdp').exact, '甲。');
    assert.equal(sentenceOf(document, 'one', 'plain').exact, '乙。');
    assert.equal(sentenceOf(document, '').exact, '乙。');
    assert.equal(sentenceOf(document, 'three').exact, '甲。');
    for (const [odd, id] of [[document, 'two'], [document, 'none'], [undefined, ''], [{}, ''], [{ charts: [null, 1], indicators: 'x' }, 'a']]) assert.equal(sentenceOf(odd, id), undefined);
});

test('where chart and sentence are, in a page and in a frame', () => {
    const now = { state: { step: 1 }, framed: false, here: 'https://here.example/p#x' };
    const to = (given, more) => addresses(given, 'one', { ...now, ...more });
    const text = `:~:text=${encodeURIComponent('乙。')}`;
    const article = 'https://news.example/a?b=1';
    assert.deepEqual(to(document), { chart: 'https://here.example/p#chart-one=step.1', sentence: `${article}#${text}` });
    assert.deepEqual(to(document, { framed: true }), { chart: `${article}#chart-one=step.1`, sentence: `${article}#chart-one=step.1${text}` });
    const nowhere = { ...document, article: { url: 'javascript:alert(1)' } };
    assert.deepEqual(to(nowhere, { framed: true }), { chart: 'https://here.example/p#chart-one=step.1' });
    assert.deepEqual(to(nowhere, { state: {} }), { chart: 'https://here.example/p#chart-one=', sentence: `https://here.example/p#${text}` });
    assert.deepEqual(addresses(document, 'two', now), { chart: 'https://here.example/p#chart-two=step.1' });
});
