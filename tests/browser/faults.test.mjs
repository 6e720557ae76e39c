// Whatever fails on the way, on a real connection: the article's own figures
// are read as before, nothing moves, and one line says why.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faults, setUpFaulty } from './faulty.mjs';
import { articlePath, open, policy, settle, withEvidence } from './harness.mjs';

const places = await setUpFaulty();
const wasm = '/pkg/indicator_charts_bg.wasm';
const part = '/pkg/parts/tiles.wasm';
const glue = '/pkg/indicator_charts.js';
const json = `${articlePath}article.json`;
const chart = 'indicator-chart[chart=overview]';
const { short, cut, reset, type, status, portal } = faults;

const open_ = (broken, options = {}) => {
    places.broken.clear();
    for (const [path, fault] of Object.entries(broken)) places.broken.set(path, fault);
    return open(places, { width: 360, height: 800, ...options });
};
const ended = (page) => page.waitForFunction(() => window.seen.events.some(({ type, chart }) => chart === 'overview' && /ready|error/.test(type)));

/** Title, picture, takeaway, table and source can be read. */
async function readable(page) {
    const figure = page.locator(`${chart} > figure`);
    await figure.getByText('经济总量1331.4亿元').first().waitFor();
    await figure.getByText('来源：2024济南市').waitFor();
    const image = figure.locator('img');
    assert.ok(await image.isVisible());
    assert.ok(await image.evaluate((node) => node.complete && node.naturalWidth > 0), 'the picture is there');
    await figure.locator('summary').click();
    assert.ok(await figure.locator('.ic-takeaway').isVisible());
    assert.equal(await figure.locator('td').first().innerText(), '1331.4亿元');
}

/** One line of reason beside the figure's number. */
async function reason(page, bare) {
    const line = page.locator(`${chart} .err span`);
    await line.waitFor();
    const [words, number, frame] = await Promise.all([line, page.locator(`${chart} .ic-number`), page.locator(chart)].map((one) => one.boundingBox()));
    assert.ok(words.height < 30, `one line: ${words.height} px`);
    // Without its rules it stands above the frame, in the margin.
    const room = bare ? 24 : 0;
    assert.ok(words.y >= frame.y - room && words.y + words.height <= number.y + number.height + 1, 'it covers nothing');
    return line.innerText();
}

const cases = {
    'the core is missing': [{ [wasm]: status(404) }, /没有取到.*404/],
    'the core is cut off where it lies': [{ [wasm]: short() }, /没能运行/],
    'the connection breaks in the core': [{ [wasm]: cut() }, /网络/],
    'the connection breaks before the core': [{ [wasm]: reset() }, /网络/],
    'the core is a page of HTML': [{ [wasm]: portal() }, /没能运行/],
    'a part is missing': [{ [part]: status(404) }, /没有取到.*404/],
    'a part is cut off where it lies': [{ [part]: short() }, /没能运行/],
    'the connection breaks in a part': [{ [part]: cut() }, /网络/],
    'the glue is missing': [{ [glue]: status(404) }, /网络/],
    'the glue is cut off where it lies': [{ [glue]: short() }, /没能运行/],
    'the connection breaks in the glue': [{ [glue]: cut() }, /网络/],
    'the glue has the type of plain text': [{ [glue]: type('text/plain') }, /网络/],
    'the document is missing': [{ [json]: status(404) }, /没有取到.*404/],
    'the document is cut off where it lies': [{ [json]: short() }, /JSON/],
    'the connection breaks in the document': [{ [json]: cut() }, /网络/],
    'the document is a page of HTML': [{ [json]: portal() }, /JSON/],
    'even the words of failures are missing': [{ [wasm]: status(404), '/element/faults.js': status(404) }, /^图没有画出来（http \$）。$/],
};

for (const [name, [broken, words]] of Object.entries(cases)) {
    test(`the figure is read, and trying again works, where ${name}`, async () => {
        const view = await open_(broken);
        await withEvidence(`faults-${name}`, view, async () => {
            const { page, log } = view;
            await ended(page);
            assert.match(await reason(page, name.startsWith('even')), words);
            await settle(page, 100);
            const { shifts, violations } = await view.seen();
            assert.deepEqual(shifts, []);
            assert.deepEqual(violations, []);
            await readable(page);
            places.broken.clear();
            await page.locator(`${chart} .err button`).click();
            await page.waitForFunction(() => window.seen.events.some(({ type, chart }) => chart === 'overview' && type === 'chart-ready'));
            assert.equal(await page.locator(`${chart} .err`).isVisible(), false);
            assert.ok(await page.locator(`${chart} canvas`).isVisible());
            assert.ok(!log.errors.some((error) => error.startsWith('uncaught')), log.errors.join('\n'));
        });
    });
}

test('the figure is read where the policy blocks WebAssembly', async () => {
    const html = await (await fetch(places.server.url + articlePath)).text();
    places.pages.set('/articles/strict/', { html: html.replaceAll('src="article.json"', `src="${json}"`).replaceAll('"plots/', `"${articlePath}plots/`), csp: policy.replace(" 'wasm-unsafe-eval'", '') });
    const view = await open_({}, { path: '/articles/strict/' });
    await withEvidence('faults-policy', view, async () => {
        await ended(view.page);
        assert.match(await reason(view.page), /没能运行/);
        assert.deepEqual((await view.seen()).shifts, []);
        await readable(view.page);
    });
});

for (const file of ['/element.js', '/element/dom.js', '/files.js']) {
    test(`the figure is read where ${file} has the type of plain text`, async () => {
        const view = await open_({ [file]: type('text/plain') });
        await withEvidence(`faults-type${file.replaceAll('/', '-')}`, view, async () => {
            await settle(view.page, 200);
            assert.deepEqual((await view.seen()).shifts, []);
            await readable(view.page);
        });
    });
}

test('the figure is read without script', async () => {
    const view = await open_({}, { javaScriptEnabled: false });
    await withEvidence('faults-script', view, () => readable(view.page));
});

test('a server with the wrong type of WebAssembly costs nothing', async () => {
    const view = await open_({ [wasm]: type('text/html'), [part]: type('application/octet-stream') });
    await withEvidence('faults-type', view, async () => {
        await ended(view.page);
        assert.ok(await view.page.locator(`${chart} canvas`).isVisible());
        assert.deepEqual(view.log.errors, []);
    });
});
