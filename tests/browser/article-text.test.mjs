// JavaScript and Rust read the same text from an article: fixtures come in
// pairs, NAME.html and the NAME.txt that both must give.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { articlePath, open, root, setUp, withEvidence } from './harness.mjs';

const places = await setUp();
const folder = join(root, 'tests/fixtures/article-text');

test('the text of every fixture', async () => {
    const view = await open(places, { path: '/test/text.html', html: '<!doctype html><title>text</title>' });
    await withEvidence('article-text', view, async () => {
        const names = (await readdir(folder)).filter((name) => name.endsWith('.html'));
        assert.ok(names.length > 0, 'there are fixtures');
        for (const name of names) {
            const html = await readFile(join(folder, name), 'utf8');
            const wanted = await readFile(join(folder, name.replace(/html$/, 'txt')), 'utf8');
            const text = await view.page.evaluate(async (markup) => {
                const { articleRoot, articleText } = await import('/article-text.js');
                return articleText(articleRoot(new DOMParser().parseFromString(markup, 'text/html')));
            }, html);
            // Editors end a file with a line feed; the text has none.
            assert.equal(text, wanted.replace(/\n$/, ''), name);
        }
    });
});

test('every figure of the article is where its document says', async () => {
    const view = await open(places);
    await withEvidence('article-figures', view, async () => {
        const text = await view.page.evaluate(async () => {
            const { articleText } = await import('/article-text.js');
            return articleText(document.querySelector('#story'));
        });
        const { indicators } = JSON.parse(await readFile(join(root, 'www', articlePath, 'article.json'), 'utf8'));
        const characters = [...text];
        for (const { id, source } of indicators.filter(({ source }) => source)) {
            for (const { exact, start, end } of [source].flat()) {
                assert.equal(characters.slice(start, end).join(''), exact, id);
            }
        }
    });
});
