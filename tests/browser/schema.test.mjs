// The published schema agrees with what the core accepts and refuses.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { root } from './paths.mjs';

const json = async (path) => JSON.parse(await readFile(join(root, path), 'utf8'));
const validate = new Ajv({ allErrors: true }).compile(await json('www/document.schema.json'));

/** Paths of the documents in `folder`. */
const documents = async (folder) =>
    (await readdir(join(root, folder))).filter((name) => name.endsWith('.json')).map((name) => join(folder, name));

test('the article, every case and the documents of the kinds are valid', async () => {
    const others = [...(await documents('tests/cases')), ...(await documents('www/docs/kinds')), ...(await documents('www/docs'))];
    for (const path of ['www/articles/jinan-2023/article.json', ...others]) {
        validate(await json(path));
        assert.deepEqual(validate.errors, null, path);
    }
});

test('what has the wrong shape is invalid', async () => {
    // Codes of faults that a schema can see; the others lie between fields.
    const shape = new Set(['type', 'choice', 'missing', 'version', 'number', 'non-finite', 'link', 'signed-change']);
    const rows = (await readFile(join(root, 'tests/bad/expected.tsv'), 'utf8')).trim().split('\n').slice(1);
    const wrong = [];
    for (const [file, code, path] of rows.map((row) => row.split('\t'))) {
        if (file === 'compare-without-change.json') continue;
        // What a cell may hold depends on its column, a variant on its kind.
        if (/^series-number-|^line-variant/.test(file)) continue;
        if (!shape.has(code) || !file.endsWith('.json')) continue;
        const document = await json(join('tests/bad', file)).catch(() => undefined);
        if (document !== undefined && validate(document)) wrong.push(`${file} ${code} ${path}`);
    }
    assert.deepEqual(wrong, []);
});
