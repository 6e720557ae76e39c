// Whatever breaks, the reader keeps the article's own content and one line of
// reason, and the page's other charts go on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articlePath, chartPage, open, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();
const wasm = '/pkg/indicator_charts_bg.wasm';
const document = `${articlePath}article.json`;
const ended = (page, count) =>
    page.waitForFunction(
        (wanted) => new Set(window.seen.events.filter(({ type }) => /ready|error/.test(type)).map(({ id }) => id)).size >= wanted,
        count,
    );
const kinds = async (view, id) => (await view.seen()).events.filter((event) => event.id === id).map(({ type }) => type);

/** The chart `id` shows its content and one line of reason. */
async function keepsContent(view, id) {
    assert.ok(await view.page.getByText(`static ${id}`).isVisible(), `content of ${id} is visible`);
    assert.deepEqual(await kinds(view, id), ['chart-error'], `events of ${id}`);
    const reason = view.page.locator(`#${id} .err span`);
    assert.equal(await reason.count(), 1, `${id} has one reason`);
    const text = (await reason.innerText()).trim();
    assert.ok(text.length > 3 && text.length < 120 && !text.includes('\n'), `one line of reason: ${text}`);
    assert.ok(await reason.isVisible(), 'the reason can be seen');
    return text;
}

/** What a connection can do is in faults.test.mjs. */
const broken = {
    'wasm is empty': { files: { [wasm]: { status: 200, contentType: 'application/wasm', body: '' } } },
    'the document is an array': { files: { [document]: { status: 200, contentType: 'application/json', body: '[]' } } },
    'the document has a later version': { files: { [document]: { status: 200, contentType: 'application/json', body: '{"version": 99, "indicators": [], "charts": []}' } } },
};

for (const [name, options] of Object.entries(broken)) {
    test(`content stays when ${name}`, async () => {
        const view = await open(places, { path: '/test/broken.html', html: chartPage(['overview', 'growth']), ...structured(options) });
        await withEvidence(`broken-${name}`, view, async () => {
            await ended(view.page, 2);
            await settle(view.page);
            await keepsContent(view, 'overview');
            await keepsContent(view, 'growth');
            assert.ok(!view.log.errors.some((error) => error.startsWith('uncaught')), view.log.errors.join('\n'));
        });
    });
}

/** A copy whose `files` the harness may add to. */
function structured({ files, ...rest }) {
    return { files: { ...files }, ...rest };
}

test('trying again after the glue failed paints the chart', async () => {
    const files = { '/pkg/indicator_charts.js': null };
    const view = await open(places, { path: '/test/again.html', html: chartPage(['growth']), files });
    await withEvidence('again', view, async () => {
        await ended(view.page, 1);
        await keepsContent(view, 'growth');
        await view.page.unrouteAll();
        await view.page.locator('#growth .err button').click();
        await view.page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'));
    });
});

test('one bad document does not stop the charts of another', async () => {
    const bad = '/test/bad.json';
    const view = await open(places, {
        path: '/test/mixed.html',
        html: chartPage([{ chart: 'overview', src: bad }, 'growth', { chart: 'nobody' }, { chart: 'shares', src: '/test/missing.json' }]),
        files: {
            [bad]: {
                contentType: 'application/json',
                body: JSON.stringify({ version: 1, indicators: [], charts: [{ id: 'overview', kind: 'tiles', indicators: ['nothing'] }] }),
            },
        },
    });
    await withEvidence('mixed', view, async () => {
        await ended(view.page, 4);
        await settle(view.page);
        await keepsContent(view, 'overview');
        await keepsContent(view, 'nobody');
        await keepsContent(view, 'shares');
        assert.deepEqual(await kinds(view, 'growth'), ['chart-ready']);
        assert.equal(await view.page.getByText('static growth').isVisible(), false);
    });
});

test('an empty element still says why it has no chart', async () => {
    const view = await open(places, { path: '/test/empty.html', html: chartPage([{ chart: 'nobody', content: '' }]) });
    await withEvidence('empty', view, async () => {
        await ended(view.page, 1);
        assert.deepEqual(await kinds(view, 'nobody'), ['chart-error']);
        const { height } = await view.page.locator('#nobody').boundingBox();
        assert.ok(height > 10, `${height} px high`);
    });
});

test('the reason is said in a place that was there before it, and takes no room', async () => {
    let come;
    const held = new Promise((done) => { come = done; });
    const files = { '/frame.html': () => held.then(() => ({ status: 503, body: '' })) };
    const html = chartPage([{ chart: 'overview', src: '/frame.html?' }, 'growth']);
    const view = await open(places, { path: '/test/said.html', html, files });
    await withEvidence('reason-said', view, async () => {
        const place = (id) => view.page.locator(`#${id}`).evaluate((chart) => {
            const place = chart.shadowRoot.querySelector('.err[role=status]');
            return [place.checkVisibility(), place.textContent, place.getBoundingClientRect().height];
        });
        await ended(view.page, 1);
        assert.deepEqual(await place('overview'), [true, '', 0]);
        come();
        await ended(view.page, 2);
        await keepsContent(view, 'overview');
        // Its style is that of all, by now.
        assert.deepEqual(await place('growth'), [true, '', 0]);
        const { y } = await view.page.locator('#growth').boundingBox();
        const { y: top } = await view.page.locator('#growth .ic-figure').boundingBox();
        assert.equal(top, y);
    });
});

test('an address that is none, of a document or a table, is one chart’s own fault', async () => {
    const csv = { version: 1, charts: [{ id: 'rows', kind: 'line', data: { csv: 'https://' } }] };
    const bad = ['https://', 'http://[a/x.json'].map((src, i) => ({ chart: `bad${i}`, src }));
    const html = chartPage([...bad, { chart: 'rows', src: '/test/rows.json' }, 'growth']);
    const view = await open(places, { path: '/test/address.html', html, files: { '/test/rows.json': { contentType: 'application/json', body: JSON.stringify(csv) } } });
    await withEvidence('address', view, async () => {
        const { page } = view;
        await ended(page, 4);
        await settle(page, 100);
        assert.match(await keepsContent(view, 'bad0'), /（https:\/\/）/);
        assert.match(await keepsContent(view, 'bad1'), /（http:\/\/\[a\/x\.json）/);
        assert.match(await keepsContent(view, 'rows'), /链接/);
        assert.deepEqual((await view.seen()).codes.toSorted(), ['http', 'http', 'link']);
        assert.deepEqual(await kinds(view, 'growth'), ['chart-ready']);
        // No other core has begun.
        assert.ok(!view.log.requests.some((url) => url.includes('indicator_charts.js#')));
        const first = await page.evaluate(async () => (await (await import('/element/core.js')).core()).default === (await import('/pkg/indicator_charts.js')).default);
        assert.ok(first);
    });
});
