// The pieces of the core: a chart asks for its own and for no others, before
// it is resolved, and a piece that fails is a reason and another try.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { document as article } from './core.mjs';
import { chartPage, open, root, setUp, settle, withEvidence } from './harness.mjs';
import { published } from './published.mjs';

const places = await setUp();
const own = '/test/own.json';
const blank = '<!doctype html><title>core</title><link rel="icon" href="data:,">';
const ended = (page, count) =>
    page.waitForFunction((wanted) => window.seen.events.filter(({ type }) => /ready|error/.test(type)).length === wanted, count);
// But for those who listen: without a figure of the publisher's, every chart is described.
const asked = (view) => view.log.requests.flatMap((url) => url.match(/\/parts\/(\w+)\.wasm/)?.[1] ?? []).filter((name) => !/^(described|extremes|trends)$/.test(name)).sort();

/** A document of charts of one percentage, each with `more` of its own. */
const charts = (...more) => ({
    version: 1,
    indicators: [
        { id: 'a', label: '占比', value: '20', unit: '%' },
        { id: 'b', label: '其余', unit: '%', derived: { op: 'complement', args: ['a'] } },
    ],
    charts: more.map((chart, i) => ({ id: `c${i}`, indicators: ['a'], ...chart })),
});
const theme = { subject: '#8A1538' };
/** What every chart of figures asks for. */
const FIGURES = ['figures', 'shapes'];

async function painted(document, ids) {
    const files = { [own]: { contentType: 'application/json', body: JSON.stringify(document) } };
    const view = await open(places, { path: '/test/parts.html', html: chartPage(ids.map((chart) => ({ chart, src: own }))), files });
    await ended(view.page, ids.length);
    return view;
}

test('a chart of the article asks for the part of its kind', async () => {
    const { charts: all } = await article();
    for (const { id, kind } of all.slice(0, 3)) {
        const view = await open(places, { path: '/test/parts.html', html: chartPage([id]) });
        await withEvidence(`parts-${id}`, view, async () => {
            await ended(view.page, 1);
            assert.deepEqual(asked(view), [kind, ...FIGURES].sort());
        });
    }
});

test('variants with a layout of their own, colours and derived figures come with the charts that have them', async () => {
    const wanted = [
        [{ kind: 'share', theme }, ['brand', 'share']],
        [{ kind: 'share', variant: 'waffle' }, ['waffle']],
        [{ kind: 'bar', variant: 'diverging' }, ['diverging']],
        [{ kind: 'dot', variant: 'lollipop' }, ['dot']],
        [{ kind: 'table', indicators: ['a', 'b'] }, ['derived', 'table']],
    ];
    const document = charts(...wanted.map(([chart]) => chart));
    for (const [at, [, parts]] of wanted.entries()) {
        const view = await painted(document, [`c${at}`]);
        await withEvidence(`parts-own-${at}`, view, async () => {
            assert.deepEqual((await view.seen()).events.map(({ type }) => type), ['chart-ready']);
            assert.deepEqual(asked(view), [...parts, ...FIGURES].sort());
        });
    }
    const all = await painted({ ...document, theme }, ['', 'c1', 'c2', 'c3', 'c4']);
    await withEvidence('parts-own', all, async () => {
        assert.deepEqual((await all.seen()).events.map(({ type }) => type), Array(5).fill('chart-ready'));
        assert.deepEqual(asked(all), ['brand', 'derived', 'diverging', 'dot', ...FIGURES, 'share', 'table', 'waffle'].sort(), 'each once');
    });
});

test('what draws very many points, or chooses some for the table, comes with as many rows', async () => {
    const table = (count, names) => {
        const value = (x, n) => (n ? `${(x * 7919 * n) % 101}` : `${x}`);
        const rows = Array.from({ length: count }, (_, x) => names.map((_, n) => value(x, n)));
        return { columns: names.map((name) => ({ name, type: 'number' })), rows };
    };
    for (const [count, names, parts] of [[1_000, 'xy', []], [660, 'xyz', []], [900, 'xyzw', ['outline']], [4_000, 'xy', ['outline']]]) {
        const view = await painted({ version: 1, charts: [{ id: 'c', kind: 'line', data: table(count, [...names]) }] }, ['c']);
        await withEvidence(`parts-rows-${count}`, view, async () => {
            assert.deepEqual((await view.seen()).events.map(({ type }) => type), ['chart-ready']);
            assert.deepEqual(asked(view), ['curves', 'line', ...parts, 'series']);
        });
    }
});

test('a chart of an unknown kind asks for what tells so, and no chart for nothing', async () => {
    const view = await painted(charts({ kind: 'pie', theme }), ['c0', 'nobody']);
    await withEvidence('parts-none', view, async () => {
        assert.deepEqual((await view.seen()).events.map(({ type }) => type), ['chart-error', 'chart-error']);
        assert.deepEqual(asked(view), ['brand', 'indicators', 'series', ...FIGURES].sort());
    });
});

test('charts of series ask for the parts of their kind, and for what they use', async () => {
    const { series } = await published();
    const own = (kind) => series[kind].map((path) => basename(path, '.wasm'));
    const data = { columns: ['年', '甲'], rows: [['2022', '3'], ['2023', '5']] };
    const wanted = [
        [{ kind: 'area' }, own('area')],
        [{ kind: 'bar' }, own('bars')],
        [{ kind: 'column', variant: 'stacked' }, own('columns')],
        [{ kind: 'line' }, own('line')],
        [{ kind: 'step' }, own('line')],
        [{ kind: 'rank' }, own('rank')],
        [{ kind: 'slope' }, own('slope')],
        [{ kind: 'facet', variant: 'lollipop', data: undefined, indicators: ['a'] }, ['dot', 'panels', ...FIGURES]],
        [{ kind: 'facet', variant: 'area' }, [...own('area'), 'facet']],
        [{ kind: 'line', axis: { y: { scale: 'log' } } }, [...own('line'), 'log']],
        [{ kind: 'area', axis: { y: { domain: ['0', '4'] } } }, [...own('area'), 'cut']],
        [{ kind: 'line', axis: { x: { domain: ['2022', '2023'] } } }, [...own('line'), 'cut']],
        [{ kind: 'line', axis: { y: { scale: 'linear' } }, references: [{ value: '4', label: '四' }] }, [...own('line'), 'remarks']],
        [{ kind: 'column', data: undefined, indicators: ['a'], variant: 'grouped' }, [...own('columns'), 'indicators', ...FIGURES]],
        [{ kind: 'tiles', indicators: ['a'] }, ['series', 'curves', 'spark', 'tiles', ...FIGURES]],
    ];
    const document = charts(...wanted.map(([chart]) => ({ indicators: [], data, ...chart })));
    for (const [at, [chart, parts]] of wanted.entries()) {
        const view = await painted(document, [`c${at}`]);
        await withEvidence(`parts-series-${at}`, view, async () => {
            assert.deepEqual((await view.seen()).events.map(({ type }) => type), ['chart-ready'], JSON.stringify(chart));
            assert.deepEqual(asked(view), [...new Set(parts)].sort(), JSON.stringify(chart));
        });
    }
});

for (const name of ['share', 'brand', 'derived']) {
    test(`without the part ${name} the static figure stays, and trying again draws the chart`, async () => {
        const files = {
            [own]: { contentType: 'application/json', body: JSON.stringify(charts({ kind: 'share', theme, indicators: ['a', 'b'] }, { kind: 'bar' })) },
            [`/pkg/parts/${name}.wasm`]: { status: 503, body: 'later' },
        };
        const html = chartPage([{ chart: 'c0', src: own }, { chart: 'c1', src: own }]);
        const view = await open(places, { path: '/test/parts.html', html, files });
        await withEvidence(`parts-failed-${name}`, view, async () => {
            const { page, log } = view;
            await ended(page, 2);
            await settle(page);
            const types = async (id) => (await view.seen()).events.filter((event) => event.id === id).map(({ type }) => type);
            assert.deepEqual([await types('c0'), await types('c1')], [['chart-error'], ['chart-ready']]);
            assert.ok(await page.getByText('static c0').isVisible(), 'the static figure');
            assert.match(await page.locator('#c0 .err span').innerText(), /503/);
            await page.unrouteAll();
            await page.locator('#c0 .err button').click();
            await page.waitForFunction(() => window.seen.events.filter(({ type }) => type === 'chart-ready').length === 2);
            assert.equal(await page.getByText('static c0').isVisible(), false);
            assert.equal(log.errors.some((error) => error.startsWith('uncaught')), false, log.errors.join('\n'));
        });
    });
}

test('every kind of chart has a part, and every part is counted', async () => {
    const layouts = (await readdir(join(root, 'src/layout/kind'))).filter((file) => file !== 'mod.rs').map((file) => file.replace('.rs', ''));
    const built = (await readdir(join(root, 'www/pkg/parts'))).map((file) => file.replace('.wasm', ''));
    for (const name of layouts) assert.ok(built.includes(name), name);
    const { figures, kinds, series, facet, wants } = await published();
    const counted = [figures, Object.values(kinds), ...Object.values(series), facet, wants].flat().map((path) => basename(path, '.wasm'));
    assert.deepEqual(built.sort(), [...new Set([...counted, 'answer', 'described', 'extremes', 'pictures', 'trends', 'tween'])].sort());
    assert.deepEqual(Object.keys(kinds).filter((name) => !layouts.includes(name)), [], 'parts that no chart counts');
});

test('parts refuse what the command line refuses', async () => {
    const rows = (await readFile(join(root, 'tests/bad/expected.tsv'), 'utf8')).trim().split('\n').slice(1).map((row) => row.split('\t'));
    const refused = [];
    for (const [file, code, path] of rows) {
        if (!/^\$\.(charts\[0\]\.indicators|indicators\[\d\]\.derived)/.test(path)) continue;
        const json = JSON.parse(await readFile(join(root, 'tests/bad', file), 'utf8'));
        if (json.charts?.length) refused.push({ json, fault: `${code} ${path}` });
    }
    assert.ok(refused.length > 15, `${refused.length} documents`);
    const view = await open(places, { path: '/test/parts-bad.html', html: blank });
    await withEvidence('parts-bad', view, async () => {
        const found = await view.page.evaluate(async (documents) => {
            const [{ core, part }, { flatten }] = await Promise.all([import('/element/core.js'), import('/element/flatten.js')]);
            const glue = await core();
            const found = [];
            for (const json of documents) {
                const document = new glue.Document(flatten(json));
                for (const name of document.parts('')) await part(glue, name);
                try {
                    document.chart('');
                    found.push('a chart');
                } catch (error) {
                    found.push(`${error.code} ${error.path}`);
                }
            }
            return found;
        }, refused.map(({ json }) => json));
        assert.deepEqual(found, refused.map(({ fault }) => fault));
    });
});

test('every chart of every case is drawn with the parts that it asks for', async () => {
    const files = (await readdir(join(root, 'tests/cases'))).filter((file) => file.endsWith('.json'));
    const cases = await Promise.all(files.map(async (file) => ({ file, json: JSON.parse(await readFile(join(root, 'tests/cases', file), 'utf8')) })));
    const view = await open(places, { path: '/test/parts-cases.html', html: blank });
    await withEvidence('parts-cases', view, async () => {
        const asking = await view.page.evaluate(async (cases) => {
            const [{ core }, { flatten }] = await Promise.all([import('/element/core.js'), import('/element/flatten.js')]);
            const glue = await core();
            return cases.flatMap(({ file, json }) => json.charts.map(({ id }) => {
                const document = new glue.Document(flatten(json));
                const parts = document.parts(id).sort().join();
                document.free();
                return { file, id, parts };
            }));
        }, cases);
        const groups = new Map();
        for (const { parts, ...chart } of asking) groups.set(parts, [...(groups.get(parts) ?? []), chart]);
        assert.ok(groups.size > 40, `${groups.size} sets of parts`);
        const trapped = [];
        for (const [parts, group] of groups) {
            // A core of their own: nothing is left of another chart's parts. Each
            // takes much address space, and a page gets only so much.
            await view.page.reload();
            const charts = group.map(({ file, id }) => ({ file, id, json: cases.find((one) => one.file === file).json }));
            trapped.push(...(await view.page.evaluate(async ([names, charts]) => {
                const [{ core, part }, { flatten }] = await Promise.all([import('/element/core.js'), import('/element/flatten.js')]);
                const glue = await core();
                for (const name of names) await part(glue, name);
                const canvas = window.document.createElement('canvas');
                const trapped = [];
                for (const { file, id, json } of charts) {
                    try {
                        const chart = new glue.Document(flatten(json)).chart(id);
                        chart.words();
                        chart.table();
                        for (const width of [328, 680]) chart.layout(width, 'light');
                        chart.paint(canvas, 1);
                    } catch (error) {
                        trapped.push(`${file} ${id}: ${error.code ?? error} ${error.path ?? ''}`);
                    }
                }
                return trapped;
            }, [parts.split(',').filter(Boolean), charts])));
        }
        assert.deepEqual(trapped, []);
    });
});
