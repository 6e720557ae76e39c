// A connection that says nothing more ends in words after ten seconds, a slow
// one that goes on does not; and a file is the one that was published.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { faults, setUpFaulty } from './faulty.mjs';
import { articlePath, chartPage, open, root, settle, withEvidence } from './harness.mjs';

const places = await setUpFaulty();
const wasm = '/pkg/indicator_charts_bg.wasm';
const part = '/pkg/parts/tiles.wasm';
const glue = '/pkg/indicator_charts.js';
const json = `${articlePath}article.json`;
const { changed, cut, reset, silent, slow, stalled } = faults;
places.pages.set('/stalls.html', { html: chartPage(['overview']) });
places.pages.set('/rows.html', { html: chartPage([{ id: 'overview', chart: '', src: '/docs/data.json', content: '<p>figures of overview</p>' }]) });

/** A page whose clock goes on as the test says. */
const still = (broken, options = {}) => {
    places.broken.clear();
    for (const [path, fault] of Object.entries(broken)) places.broken.set(path, fault);
    return open(places, { path: '/stalls.html', until: 'commit', prepare: (page) => page.clock.install(), ...options });
};
const events = async (view) => (await view.seen()).events.map(({ type }) => type);
const line = (page) => page.locator('#overview .err span');
const until = (page, type) => page.waitForFunction((wanted) => window.seen.events.some(({ type }) => type === wanted), type);

const cases = {
    'the core says nothing': { [wasm]: silent() },
    'the core stalls half-way': { [wasm]: stalled() },
    'a part stalls half-way': { [part]: stalled() },
    'the glue says nothing': { [glue]: silent() },
    'the glue stalls half-way': { [glue]: stalled() },
    'the document says nothing': { [json]: silent() },
    'the document stalls half-way': { [json]: stalled() },
    'the rows stall half-way': { '/docs/data.csv': stalled() },
    'the code for rows says nothing': { '/element/series.js': silent() },
};

for (const [name, broken] of Object.entries(cases)) {
    test(`ten seconds are enough where ${name}`, async () => {
        const view = await still(broken, { path: /rows/.test(name) ? '/rows.html' : '/stalls.html' });
        await withEvidence(`stalls-${name}`, view, async () => {
            const { page, log } = view;
            const [path] = Object.keys(broken);
            for (let turn = 0; !log.requests.some((url) => url.endsWith(path)); turn++) {
                assert.ok(turn < 200, `${path} was asked for`);
                await settle(page, 30);
            }
            await settle(page, 200);
            // Its clock goes on with that of the machine, too, which may be slow.
            await page.clock.fastForward(7000);
            await settle(page, 30);
            assert.deepEqual(await events(view), []);
            await page.clock.fastForward(3500);
            await until(page, 'chart-error');
            assert.match(await line(page).innerText(), /网络没有接通/);
            assert.deepEqual((await view.seen()).shifts, []);
            assert.ok(await page.getByText('figures of overview').isVisible());
            places.broken.clear();
            await page.locator('#overview .err button').click();
            await until(page, 'chart-ready');
        });
    });
}

test('a slow connection that goes on is waited for', async () => {
    const view = await still({ [wasm]: slow(8, 150), [json]: slow(6, 150) });
    await withEvidence('stalls-slow', view, async () => {
        const { page } = view;
        // Twenty seconds and more, of which no piece takes ten.
        for (let turn = 0; turn < 12; turn++) {
            await settle(page, 30);
            await page.clock.fastForward(4000);
            await new Promise((done) => setTimeout(done, 100));
        }
        await until(page, 'chart-ready');
        assert.deepEqual(await events(view), ['chart-ready']);
    });
});

test('words that do not come do not keep the reader waiting', async () => {
    const view = await still({ [wasm]: reset(), '/element/faults.js': silent() });
    await withEvidence('stalls-words', view, async () => {
        const { page, log } = view;
        while (!log.requests.some((url) => url.endsWith('/element/faults.js'))) await settle(page, 30);
        await settle(page, 50);
        await page.clock.fastForward(3100);
        await until(page, 'chart-error');
        assert.match(await line(page).innerText(), /^图没有画出来/);
    });
});

/** The next time all is well. */
const once = (fault) => (response, bytes, headers) => {
    places.broken.delete(wasm);
    return fault(response, bytes, headers);
};

/** files.js as `embed` writes it, for these files. */
async function whole(paths) {
    const hash = async (path) => `sha384-${createHash('sha384').update(await readFile(join(root, 'www', path))).digest('base64')}`;
    const entries = await Promise.all(paths.map(async (path) => [path.slice(1), await hash(path)]));
    const text = await readFile(join(root, 'www/files.js'), 'utf8');
    const filled = text.replace("'@integrity'", JSON.stringify(Object.fromEntries(entries)));
    assert.notEqual(filled, text);
    return faults.body(filled, 'text/javascript');
}

for (const [name, broken, type, words] of [
    ['files as published are used', {}, 'chart-ready'],
    ['a changed core has its own sentence', { [wasm]: changed() }, 'chart-error', /与发布时不一致/],
    ['a changed part has its own sentence', { [part]: changed() }, 'chart-error', /与发布时不一致/],
    ['a broken connection is not taken for a change', { [wasm]: cut() }, 'chart-error', /网络/],
    ['a moment without connection is not taken for a change', { [wasm]: once(cut()) }, 'chart-error', /网络/],
]) {
    test(name, async () => {
        places.broken.clear();
        for (const [path, fault] of Object.entries(broken)) places.broken.set(path, fault);
        places.broken.set('/files.js', await whole([wasm, part]));
        const view = await open(places, { path: '/stalls.html' });
        await withEvidence(`integrity-${name}`, view, async () => {
            const { page, log } = view;
            await until(page, type);
            if (words) assert.match(await line(page).innerText(), words);
            else assert.deepEqual(log.errors, []);
            if (!words) return;
            const code = await page.evaluate(() => window.seen.codes);
            assert.equal(code.at(-1), /不一致/.test(words.source) ? 'integrity' : 'network');
            places.broken.delete(wasm);
            places.broken.delete(part);
            await page.locator('#overview .err button').click();
            await until(page, 'chart-ready');
        });
    });
}
