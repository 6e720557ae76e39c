// The pages of the chart kinds: one for each kind of the schema, its document
// free of errors, its charts live at a phone's and a desk's width. The same of
// the page of rows.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import sentences from '../../www/element/sentences.js';
import { fits, ready } from './embedding.mjs';
import { open, paintAll, program, root, setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();
const docs = join(root, 'www/docs');
const folder = join(docs, 'kinds');
const read = (name) => readFile(join(folder, name), 'utf8');
const named = async (ending) => (await readdir(folder)).filter((name) => name.endsWith(ending)).map((name) => basename(name, ending));
const schema = JSON.parse(await readFile(join(root, 'www/document.schema.json'), 'utf8'));
const { kind, variant } = schema.$defs.chart.properties;
const kinds = kind.enum;

test('every kind and variant of the schema is described, and no other', async () => {
    for (const ending of ['.md', '.json', '.html']) {
        assert.deepEqual((await named(ending)).toSorted(), kinds.toSorted(), ending);
    }
    const charts = (await Promise.all(kinds.map((name) => read(`${name}.json`)))).flatMap((text) => JSON.parse(text).charts);
    // A panel of a facet may be any kind that has a page of its own.
    const own = (words) => [...new Set(words)].filter((word) => word && !kinds.includes(word)).toSorted();
    assert.deepEqual(own(charts.map(({ variant }) => variant)), own(variant.enum));
});

for (const name of kinds) {
    test(`the document of ${name} has no errors, its page no unknown code`, async () => {
        const { errors } = JSON.parse(execFileSync(program, ['check', join(folder, `${name}.json`), '--json'], { encoding: 'utf8', stdio: 'pipe' }));
        assert.deepEqual(errors, []);
        const charts = JSON.parse(await read(`${name}.json`)).charts;
        assert.deepEqual([...new Set(charts.map(({ kind }) => kind))], [name]);
        const text = await read(`${name}.md`);
        for (const [, code] of text.matchAll(/^\| `([^`]+)`/gm)) assert.ok(sentences[code], code);
        const shown = [...text.matchAll(/ chart="([^"]+)"/g)].map(([, id]) => id);
        assert.deepEqual(shown, charts.map(({ id }) => id), 'every chart of the document is on the page');
    });
}

test('the page of rows has a document without a problem, and no unknown code', async () => {
    const { errors, warnings } = JSON.parse(execFileSync(program, ['check', join(docs, 'data.json'), '--json'], { encoding: 'utf8', stdio: 'pipe' }));
    assert.deepEqual([errors, warnings], [[], []]);
    const text = await readFile(join(docs, 'data.md'), 'utf8');
    const refused = text.slice(text.indexOf('\n## 核查'));
    for (const [, code] of refused.matchAll(/^\| `([^`]+)`/gm)) assert.ok(sentences[code], code);
    const shown = [...text.matchAll(/ chart="([^"]+)"/g)].map(([, id]) => id);
    const { charts } = JSON.parse(await readFile(join(docs, 'data.json'), 'utf8'));
    assert.deepEqual(shown, charts.map(({ id }) => id), 'every chart of the document is on the page');
});

const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [360, 1000]) {
    for (const name of kinds) {
        test(`the page of ${name} is live at ${width} px`, async () => {
            const view = await open(places, { path: `/docs/kinds/${name}.html`, width });
            await withEvidence(`docs-${name}-${width}`, view, async () => {
                const { page, log } = view;
                assert.ok((await paintAll(page)) > 0);
                await settle(page);
                const { events, violations } = await view.seen();
                assert.deepEqual(events.filter(({ type }) => type === 'chart-error'), []);
                assert.deepEqual(violations, []);
                assert.deepEqual(log.errors, []);
                assert.equal(await page.locator('pre').textContent(), await read(`${name}.json`));
                assert.equal(await wide(page), 0, 'no horizontal scroll');
            });
        });
    }

    test(`the page of rows is live at ${width} px`, async () => {
        const view = await open(places, { path: '/docs/data.html', width });
        await withEvidence(`docs-data-${width}`, view, async () => {
            const { page, log } = view;
            assert.ok((await paintAll(page)) > 0);
            await settle(page);
            const { events, violations } = await view.seen();
            assert.deepEqual(events.filter(({ type }) => type === 'chart-error'), []);
            assert.deepEqual(violations, []);
            assert.deepEqual(log.errors, []);
            assert.equal(await page.locator('pre').last().textContent(), await readFile(join(docs, 'data.json'), 'utf8'));
            assert.equal(await wide(page), 0, 'no horizontal scroll');
        });
    });

    test(`the page of embedding at ${width} px`, async () => {
        const view = await open(places, { path: '/docs/embed.html', width });
        await withEvidence(`docs-embed-${width}`, view, async () => {
            const { page, log } = view;
            await page.locator('iframe').evaluate((frame) => frame.scrollIntoView({ behavior: 'instant' }));
            await ready(page);
            await fits(page);
            const targets = await page.$$eval('main a[href*="#"]', (all) => all.map(({ hash }) => hash.slice(1)));
            for (const id of targets) assert.equal(await page.locator(`[id="${id}"]`).count(), 1, id);
            assert.deepEqual((await view.seen()).violations, []);
            assert.deepEqual(log.errors, []);
            assert.equal(await wide(page), 0, 'no horizontal scroll');
        });
    });

    test(`the list of kinds at ${width} px`, async () => {
        const view = await open(places, { path: '/docs/', width });
        await withEvidence(`docs-${width}`, view, async () => {
            const { page, log } = view;
            const listed = await page.$$eval('.cards a', (all) => all.map((link) => link.getAttribute('href')));
            assert.deepEqual(listed, kinds.map((name) => `kinds/${name}.html`));
            const addresses = await page.$$eval('main a', (all) => all.map(({ href }) => href));
            for (const address of new Set(addresses)) {
                assert.equal((await page.request.get(address)).status(), 200, address);
            }
            await page.$$eval('img', (all) => Promise.all(all.map((image) => {
                image.loading = 'eager';
                return image.decode();
            })));
            assert.deepEqual((await view.seen()).violations, []);
            assert.deepEqual(log.errors, []);
            assert.equal(await wide(page), 0, 'no horizontal scroll');
        });
    });
}

test('without script a page shows the pictures of its charts', async () => {
    const view = await open(places, { path: '/docs/kinds/bar.html', width: 360, javaScriptEnabled: false, colorScheme: 'dark' });
    await withEvidence('docs-no-script', view, async () => {
        const image = view.page.locator('indicator-chart picture img').first();
        assert.match(await image.getAttribute('alt'), /^条形图：/);
        assert.match(await view.page.locator('source[media="(prefers-color-scheme: dark)"]').first().getAttribute('srcset'), /bar-328-dark\.svg$/);
        assert.deepEqual(view.log.errors, []);
    });
});
