// Where a chart may be and what may happen to its page: kept and brought back,
// not shown, without size, moved, copied, drawn twice, printed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUpFaulty } from './faulty.mjs';
import { articlePath, chartPage, launch, open, settle, withEvidence } from './harness.mjs';
import { bitmap } from './pixels.mjs';

const places = await setUpFaulty();
const put = (path, html) => places.pages.set(path, { html });
put('/one.html', chartPage(['growth']));
const painted = (page, id, times = 1) =>
    page.waitForFunction(([name, count]) => window.seen.events.filter(({ type, id }) => type === 'chart-ready' && id === name).length >= count, [id, times]);
const ink = async (page, name) => (await bitmap(page, name)).ink;
const sound = async (view) => {
    const { violations, events } = await view.seen();
    assert.deepEqual(view.log.errors, []);
    assert.deepEqual(violations, []);
    assert.deepEqual(events.filter(({ type }) => type === 'chart-error'), []);
};

test('a page that comes back from the back-forward cache is as it was, and follows its reader', async () => {
    const browser = await launch({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    try {
        const view = await open({ ...places, browser }, { path: '/one.html', colorScheme: 'light' });
        await withEvidence('places-back', view, async () => {
            const { page } = view;
            await painted(page, 'growth');
            await page.locator('#growth .ic-plot').hover();
            await page.locator('#growth .tip').waitFor();
            await page.mouse.move(2, 2);
            await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => { window.kept = persisted; }));
            const before = await bitmap(page, 'growth');
            await page.goto(`${places.server.url}/style.css`);
            await page.emulateMedia({ colorScheme: 'dark' });
            await page.goBack({ waitUntil: 'commit' });
            await page.waitForFunction(() => window.kept);
            await settle(page, 100);
            const dark = await bitmap(page, 'growth');
            assert.ok(dark.ink > 0.005);
            assert.notDeepEqual(dark.data, before.data, 'dark now');
            await page.emulateMedia({ colorScheme: 'light' });
            await settle(page, 100);
            assert.deepEqual((await bitmap(page, 'growth')).data, before.data);
            await page.locator('#growth .ic-plot').hover();
            await page.locator('#growth .tip').waitFor();
            await sound(view);
        });
    } finally {
        await browser.close();
    }
});

test('charts without a size wait for one', async () => {
    put('/sizes.html', chartPage(['overview', 'growth', 'shares', 'firms'], { after: '<link rel="stylesheet" href="/sizes.css">' }));
    const css = '#overview{display:none}#growth{width:0;overflow:hidden}#shares{height:0;overflow:hidden}#firms{width:40px}';
    const view = await open(places, { path: '/sizes.html', files: { '/sizes.css': { contentType: 'text/css', body: css } } });
    await withEvidence('places-sizes', view, async () => {
        const { page } = view;
        await painted(page, 'firms');
        await settle(page, 200);
        assert.deepEqual((await view.seen()).events.filter(({ id }) => id === 'overview'), []);
        await page.evaluate(() => document.querySelector('link[href="/sizes.css"]').remove());
        for (const name of ['overview', 'growth', 'shares', 'firms']) {
            await painted(page, name);
            await settle(page, 50);
            const { css, ink } = await bitmap(page, name);
            assert.ok(css > 300 && ink > 0.005, `${name}: ${css} px, ${ink}`);
        }
        await sound(view);
    });
});

test('a chart goes to another parent as it is, comes back after a while, and its copy is another chart', async () => {
    const view = await open(places, { path: '/one.html' });
    await withEvidence('places-moved', view, async () => {
        const { page } = view;
        await painted(page, 'growth');
        const plot = await page.locator('#growth .ic-plot').boundingBox();
        await page.mouse.click(plot.x + plot.width / 2, plot.y + plot.height / 4);
        await page.locator('#growth .tip.pinned').waitFor();
        const before = await bitmap(page, 'growth');
        await page.evaluate(() => {
            const other = document.createElement('section');
            document.querySelector('#story').append(other);
            other.append(document.querySelector('#growth'));
        });
        await settle(page, 100);
        assert.ok(await page.locator('#growth .tip.pinned').isVisible(), 'what was selected still is');
        assert.deepEqual((await bitmap(page, 'growth')).data, before.data);
        await page.evaluate(async () => {
            const chart = document.querySelector('#growth');
            const copy = chart.cloneNode(true);
            copy.id = 'copy';
            chart.after(copy);
            chart.remove();
            await new Promise((done) => setTimeout(done, 100));
            window.chart = chart;
        });
        await painted(page, 'copy');
        await page.evaluate(() => document.querySelector('#copy').before(window.chart));
        await painted(page, 'growth', 2);
        assert.ok((await ink(page, 'growth')) > 0.005);
        assert.equal(await page.getByText('static growth').first().isVisible(), false);
        await sound(view);
    });
});

test('a chart in a window that nobody sees is there when one looks', async () => {
    const view = await open(places, { path: '/one.html', prepare: (page) => page.addInitScript(() => {
        // As in a hidden tab: frames come when it is shown.
        const real = window.requestAnimationFrame.bind(window);
        const waiting = [];
        window.requestAnimationFrame = (run) => (window.shown ? real(run) : waiting.push(run));
        window.show = () => { window.shown = true; waiting.splice(0).forEach((run) => real(run)); };
    }) });
    await withEvidence('places-unseen', view, async () => {
        const { page } = view;
        await page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'), null, { polling: 50 });
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.setViewportSize({ width: 400, height: 800 });
        await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
        await page.evaluate(() => window.show());
        await settle(page, 100);
        const { css, ink } = await bitmap(page, 'growth');
        assert.ok(css < 400 && ink > 0.005);
        await sound(view);
    });
});

test('two versions on a page: the first one draws, without an error', async () => {
    // The same files in another folder, as of another version.
    const html = chartPage(['growth'], { after: '<script type="module" src="/v2/element.js"></script><script type="module" src="/element.js?again"></script>' });
    put('/versions.html', html);
    places.folders.set('/v2/', '/');
    const view = await open(places, { path: '/versions.html' });
    await withEvidence('places-versions', view, async () => {
        const { page, log } = view;
        await painted(page, 'growth');
        await settle(page, 200);
        assert.ok(log.requests.some((url) => url.endsWith('/v2/element/core.js')), 'the second has run');
        assert.deepEqual(log.requests.filter((url) => /v2.*wasm/.test(url)), []);
        await page.evaluate((src) => {
            const chart = document.createElement('indicator-chart');
            for (const [name, value] of Object.entries({ id: 'late', src, chart: 'shares' })) chart.setAttribute(name, value);
            document.querySelector('#growth').after(chart);
        }, `${articlePath}article.json`);
        await painted(page, 'late');
        assert.equal((await view.seen()).events.filter(({ type }) => type === 'chart-ready').length, 2);
        await page.locator('#growth .ic-plot').hover();
        await page.locator('#growth .tip').waitFor();
        await sound(view);
    });
});

test('on paper every chart is whole, those never drawn, too', async () => {
    // On a page that is never idle.
    const view = await open(places, { path: articlePath, height: 700, init: () => { window.requestIdleCallback = () => 0; } });
    await withEvidence('places-paper', view, async () => {
        const { page } = view;
        await page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'));
        await settle(page, 200);
        await page.evaluate(() => addEventListener('beforeprint', () => {
            window.paper = [...document.querySelectorAll('indicator-chart')].map((chart) => {
                const [canvas, slot] = ['canvas', 'slot'].map((tag) => chart.shadowRoot.querySelector(tag));
                const drawn = !!canvas?.checkVisibility();
                return { drawn, slot: !slot.hidden, sharp: !drawn || canvas.width >= 2 * canvas.getBoundingClientRect().width - 2 };
            });
        }));
        const pdf = await page.pdf({ preferCSSPageSize: false, format: 'A4' });
        const paper = await page.evaluate(() => window.paper);
        assert.equal(paper.length, 12);
        assert.ok(paper.some(({ drawn }) => drawn) && paper.some(({ drawn }) => !drawn), 'of both kinds');
        assert.ok(paper.every(({ drawn, slot, sharp }) => drawn !== slot && sharp), JSON.stringify(paper));
        // Pictures of a canvas and of vectors both are in the file.
        assert.ok(pdf.length > 100_000, `${pdf.length} bytes`);
        await page.emulateMedia({ media: 'print' });
        await settle(page, 100);
        for (const chart of await page.locator('indicator-chart').all()) {
            const { width, height } = await chart.boundingBox();
            assert.ok(width > 300 && height > 120, `${width} × ${height}`);
            const static_ = chart.locator('> figure img');
            if (await static_.isVisible()) assert.ok(await static_.evaluate((image) => image.complete && image.naturalWidth > 0));
        }
        await sound(view);
    });
});
