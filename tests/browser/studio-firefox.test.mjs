// The studio's way from text to pack in Firefox, with the extractor and the
// checker as they are built.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { join } from 'node:path';
import { serve } from './harness.mjs';
import { firefox } from './marionette.mjs';
import { articlePath, root } from './paths.mjs';
import { STUDIO } from './studio.mjs';

const [tab, server] = [await firefox(), await serve()];
after(async () => {
    await tab.stop();
    server.stop();
});

const { indicators } = JSON.parse(await readFile(join(root, 'www', articlePath, 'article.json'), 'utf8'));
/** Sentences of the demonstration article, each once. */
const text = [...new Set(indicators.flatMap(({ source }) => (source ? [source.exact] : [])))].join('\n');

const click = (selector) => tab.run((own) => document.querySelector(own).click(), selector);
const there = (selector) => tab.until((own) => !!document.querySelector(own), selector);
const go = async (step) => {
    await click(`.bar a[href="#${step}"]`);
    await there(`main.${step}`);
};
const saved = () => tab.until(() => /已存/.test(document.querySelector('.bar .status').textContent));

test('an article becomes charts, codes and a pack in Firefox', { timeout: 180_000 }, async () => {
    await tab.resize(1280, 900);
    await tab.go(server.url + STUDIO);
    await there('html[data-ready]');
    await tab.run((words) => {
        const area = document.querySelector('#text');
        area.value = words;
        area.dispatchEvent(new Event('change', { bubbles: true }));
    }, text);
    await tab.until(() => /找到 [1-9]\d* 个数/.test(document.querySelector('.found').textContent));
    await go('review');
    await tab.until(() => document.querySelectorAll('.indicators li').length > 20);
    // Tied both ways: the figure's indicator opens, and an edit that the text denies is found.
    await tab.run(() => [...document.querySelectorAll('mark')].find(({ textContent }) => textContent === '1331.4亿元').click());
    await there('.indicators li.open');
    await tab.run(() => {
        const value = document.querySelector('.indicators li.open input[inputmode=decimal]');
        value.value = '1334.4';
        value.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await tab.until(() => /1334\.4/.test(document.querySelector('.findings').textContent));
    await click('.bar .tools button');
    await tab.until(() => !/1334\.4/.test(document.querySelector('.findings').textContent));
    await go('choose');
    for (let i = 0; i < 3; i += 1) {
        await there('.offers .take');
        await click('.offers .take');
    }
    await tab.until(() => document.querySelectorAll('.order li').length === 3 && !!document.querySelector('.kinds :checked'));
    await saved();
    // A reload loses nothing.
    await tab.go(server.url + STUDIO);
    await there('html[data-ready]');
    await go('preview');
    await tab.until(() => [...document.querySelectorAll('.sheet indicator-chart')].every(({ shadowRoot }) => shadowRoot?.querySelector('figure:not([hidden]) .ic-title, figure:not([hidden]) canvas')));
    await tab.until(() => document.querySelectorAll('.still img').length === 2 && [...document.querySelectorAll('.still img')].every(({ complete, naturalWidth }) => complete && naturalWidth > 0));
    await go('take');
    await there('.taken[data-done]');
    assert.match(await tab.run(() => document.querySelector('.taken textarea').value), /<indicator-chart .*<table>/s);
    await tab.run(() => {
        Promise.all([import('/studio/shelf.js'), import('/studio/pack.js')]).then(async ([{ all }, { packed }]) => {
            const [{ draft }] = await all();
            window.paths = [...(await packed(draft)).keys()];
        }).catch((error) => { window.paths = [String(error)]; });
    });
    await tab.until(() => !!window.paths);
    const paths = await tab.run(() => window.paths);
    for (const wanted of ['index.html', 'codes.html', 'manifest.json']) assert.ok(paths.includes(wanted), paths.join(' '));
    assert.equal(paths.filter((path) => path.endsWith('.png')).length, 6);
    assert.deepEqual((await tab.errors()).filter(([source]) => source.startsWith(server.url)), []);
});
