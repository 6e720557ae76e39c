// What the page hands to the core instead of JavaScript objects.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './paths.mjs';

// www has no package.json that would tell Node what its modules are.
const source = await readFile(join(root, 'www/element/flatten.js'), 'utf8');
const { flatten } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

const lines = (value) => flatten(value).split('\n');
const flat = (value) => lines(value).join(' ');

test('every kind of value has its mark', () => {
    const value = JSON.parse('{"a": [1, "x", true, false, null, {}], "": ""}');
    assert.deepEqual(lines(value), ['{', ':a', '[', '#1', '"x', 't', 'f', 'n', '{', ']', ']', ':', '"', ']']);
    assert.deepEqual(lines('[{:"#'), ['"[{:"#']);
    assert.deepEqual(lines(null), ['n']);
    assert.deepEqual(lines({ 'a\nb': '\n|\r\n' }), ['{', ':a', '|b', '"', '||\r', '|', ']']);
});

test('own keys only, __proto__ among them', () => {
    assert.equal(flat(JSON.parse('{"__proto__": 1, "constructor": 2}')), '{ :__proto__ #1 :constructor #2 ]');
    assert.equal(flat(Object.create({ inherited: 1 })), '{ ]');
    assert.equal(flat({ [Symbol('hidden')]: 1, shown: 2 }), '{ :shown #2 ]');
});

test('numbers have no exponent', () => {
    const numbers = {
        0: '#0', '-0': '#0', 671.5: '#671.5', 1e21: `#1${'0'.repeat(21)}`, '-1.5e300': `#-15${'0'.repeat(299)}`,
        1e-7: '#0.0000001', '-1.25e-9': '#-0.00000000125', NaN: '#NaN', Infinity: '#Infinity', '-Infinity': '#-Infinity',
    };
    for (const [number, text] of Object.entries(numbers)) assert.deepEqual(lines(Number(number)), [text]);
    assert.deepEqual(lines(12345678901234567890n), ['#12345678901234567890']);
    for (const number of [5e-324, 1.7976931348623157e308, 1.2345e-10]) assert.equal(Number(lines(number)[0].slice(1)), number);
});

test('what JSON does not have is null, or an object', () => {
    assert.equal(flat([undefined, () => 1, Symbol('x')]), '[ n n n ]');
    assert.equal(flat([1, , 2]), '[ #1 n #2 ]');
    assert.equal(flat([new Map([[1, 2]]), new Date(0), new Set([1])]), '[ { ] { ] { ] ]');
});

test('64 levels, and no more', () => {
    const nested = (depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    assert.equal(lines(nested(64)).length, 128);
    assert.deepEqual(lines(nested(65)), ['!depth']);
    assert.deepEqual(lines(nested(5000)), ['!depth']);
    const cycle = {};
    cycle.self = cycle;
    assert.deepEqual(lines(cycle), ['!depth']);
});

test('5 million characters, and no more', () => {
    const text = 'x'.repeat(4_999_997);
    assert.equal(lines([text]).length, 3);
    assert.deepEqual(lines([`${text}x`]), ['!size']);
    assert.deepEqual(lines({ [text]: 1 }), ['!size']);
    assert.deepEqual(lines(new Array(4_000_000_000)), ['!size']);
    const wide = [];
    for (let i = 0; i < 30; i++) wide.push(wide.slice());
    assert.deepEqual(lines(wide), ['!size']);
});
