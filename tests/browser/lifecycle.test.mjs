// When charts load, and what moving, hiding and doubling them does.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartPage, open, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();
const asksWasm = (view) => view.log.requests.some((url) => url.endsWith('.wasm'));
const painted = (page, id) =>
    page.waitForFunction((name) => window.seen.events.some(({ type, id }) => type === 'chart-ready' && id === name), id);
const sound = async (view) => {
    const { violations, events } = await view.seen();
    assert.deepEqual(view.log.errors, []);
    assert.deepEqual(violations, []);
    assert.deepEqual(events.filter(({ type }) => type === 'chart-error'), []);
};

test('nothing is fetched before a chart is within 400 px of the viewport', async () => {
    const spacer = '<svg width="10" height="3000"></svg>';
    const html = chartPage(['overview'], { before: spacer });
    const view = await open(places, { path: '/test/near.html', html, height: 800 });
    await withEvidence('near', view, async () => {
        const top = await view.page.locator('indicator-chart').evaluate((element) => element.getBoundingClientRect().top);
        await view.page.evaluate((y) => window.scrollTo(0, y), top - 800 - 450);
        await settle(view.page, 500);
        assert.equal(asksWasm(view), false, 'at 450 px');
        assert.ok(await view.page.getByText('static overview').isVisible(), 'the content shows');
        await view.page.evaluate((y) => window.scrollTo(0, y), top - 800 - 350);
        await painted(view.page, 'overview');
        assert.equal(asksWasm(view), true, 'at 350 px');
        await sound(view);
    });
});

/** A page whose chart waits for its core; what the publisher wrote has a table. */
async function waiting(name, body) {
    let come;
    const core = new Promise((done) => { come = done; });
    const content = '<figure class="ic-figure"><figcaption>static</figcaption><details class="ic-data"><summary>数据表</summary><table><tr><td>static table</td></tr></table></details><a href="#source">来源</a></figure>';
    const html = chartPage([{ chart: 'growth', id: 'c', content }], { before: '<button id="other">another</button>' });
    const view = await open(places, { path: '/test/wait.html', html, files: { '/pkg/indicator_charts_bg.wasm': () => core.then(() => ({})) }, until: 'domcontentloaded' });
    await withEvidence(`lifecycle-${name}`, view, async () => {
        await view.page.waitForFunction(() => customElements.get('indicator-chart'));
        await body(view.page, async () => {
            come();
            await painted(view.page, 'c');
        });
        await sound(view);
    });
}
/** Where the focus is, in a chart of the page or outside. */
const focused = (page) => page.evaluate(() => {
    const { activeElement } = document;
    const at = activeElement.shadowRoot?.activeElement ?? activeElement;
    return at.getAttribute('aria-label') === '显示数据表' ? 'as table' : at.className || at.id || at.localName;
});

test('a reader in the publisher’s figure is in the live one when it comes', async () => {
    for (const [name, go, place] of [['summary', '#c summary', 'ic-plot'], ['link', '#c a', 'ic-plot'], ['elsewhere', '#other', 'other']]) {
        await waiting(`focus-${name}`, async (page, come) => {
            await page.locator(go).focus();
            await come();
            assert.equal(await focused(page), place);
        });
    }
});

test('the table that a reader has open stays open when the live chart comes, and when it goes', async () => {
    await waiting('open-table', async (page, come) => {
        await page.locator('#c summary').click();
        await page.locator('#c summary').focus();
        await come();
        const table = page.locator('#c .data table');
        assert.ok(await table.isVisible());
        assert.match(await table.innerText(), /7\.9/);
        assert.equal(await focused(page), 'as table');
        await page.evaluate(() => document.querySelector('#c').destroy());
        assert.ok(await page.getByText('static table').isVisible());
        assert.equal(await focused(page), 'summary');
    });
    await waiting('open-elsewhere', async (page, come) => {
        await page.locator('#c summary').click();
        await page.locator('#other').focus();
        await come();
        assert.ok(await page.locator('#c .data table').isVisible());
        assert.equal(await focused(page), 'other');
    });
});

test('a chart in a hidden part paints when it is shown', async () => {
    const html = chartPage(['growth'], { before: '<div id="fold" hidden>', after: '</div>' });
    const view = await open(places, { path: '/test/hidden.html', html });
    await withEvidence('hidden', view, async () => {
        await settle(view.page, 300);
        assert.deepEqual((await view.seen()).events, []);
        await view.page.evaluate(() => document.querySelector('#fold').removeAttribute('hidden'));
        await painted(view.page, 'growth');
        const width = await view.page.locator('indicator-chart canvas').evaluate((canvas) => canvas.getBoundingClientRect().width);
        assert.ok(width > 100, `canvas is ${width} px wide`);
        await sound(view);
    });
});

test('charts can be moved, removed and put back', async () => {
    const view = await open(places, { path: '/test/move.html', html: chartPage(['overview', 'growth', 'shares']) });
    await withEvidence('move', view, async () => {
        const { page } = view;
        await painted(page, 'overview');
        await page.evaluate(async () => {
            const story = document.querySelector('#story');
            const chart = (id) => document.getElementById(id);
            const frame = () => new Promise(requestAnimationFrame);
            story.append(chart('overview'));
            await frame();
            for (let turn = 0; turn < 50; turn++) {
                const element = chart('growth');
                element.remove();
                if (turn % 3 === 0) await frame();
                story.prepend(element);
            }
            chart('shares').remove();
            await frame();
        });
        await painted(page, 'growth');
        await settle(page, 200);
        for (const id of ['overview', 'growth']) {
            const ink = await page.locator(`#${id} canvas`).evaluate((canvas) => {
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return data.some((value, place) => place % 4 === 3 && value > 0);
            });
            assert.ok(ink, `${id} is still painted`);
            assert.equal(await page.locator(`#${id} canvas`).count(), 1, `${id} has one canvas`);
        }
        await sound(view);
    });
});

test('a chart removed while it loads leaves no error, and paints when it comes back', async () => {
    const slow = async () => {
        await new Promise((done) => setTimeout(done, 400));
        return {};
    };
    const view = await open(places, {
        path: '/test/early.html',
        html: chartPage(['overview']),
        files: { '/pkg/indicator_charts_bg.wasm': slow },
    });
    await withEvidence('early', view, async () => {
        await view.page.evaluate(() => {
            window.chart = document.querySelector('#overview');
            window.chart.remove();
        });
        await settle(view.page, 800);
        assert.deepEqual((await view.seen()).events, []);
        await view.page.evaluate(() => document.querySelector('#story').append(window.chart));
        await painted(view.page, 'overview');
        await sound(view);
    });
});

test('loading the script twice defines one element', async () => {
    const twice = '<script type="module" src="/element.js?second"></script>';
    const view = await open(places, { path: '/test/twice.html', html: chartPage(['overview'], { after: twice }) });
    await withEvidence('twice', view, async () => {
        await painted(view.page, 'overview');
        await settle(view.page, 200);
        const ready = (await view.seen()).events.filter(({ type }) => type === 'chart-ready');
        assert.equal(ready.length, 1);
        await sound(view);
    });
});

test('a document given as a property needs no address', async () => {
    const view = await open(places, { path: '/test/property.html', html: chartPage([], { after: '<indicator-chart id="own" chart="growth"></indicator-chart>' }) });
    await withEvidence('property', view, async () => {
        await view.page.evaluate(async () => {
            const answer = await fetch('/articles/jinan-2023/article.json');
            document.querySelector('#own').document = await answer.json();
        });
        await painted(view.page, 'own');
        await sound(view);
    });
});

test('changing the chart attribute paints the other chart', async () => {
    const view = await open(places, { path: '/test/change.html', html: chartPage([{ chart: 'growth', id: 'one' }]) });
    await withEvidence('change', view, async () => {
        await painted(view.page, 'one');
        const picture = () => view.page.locator('#one canvas').evaluate((canvas) => canvas.toDataURL());
        const before = await picture();
        await view.page.evaluate(() => document.querySelector('#one').setAttribute('chart', 'shares'));
        await settle(view.page, 300);
        assert.notEqual(await picture(), before);
        await sound(view);
    });
});

test('destroy gives the content back', async () => {
    const view = await open(places, { path: '/test/destroy.html', html: chartPage(['overview', 'growth']) });
    await withEvidence('destroy', view, async () => {
        await painted(view.page, 'overview');
        assert.equal(await view.page.getByText('static overview').isVisible(), false);
        await view.page.evaluate(() => document.querySelector('#overview').destroy());
        assert.equal(await view.page.getByText('static overview').isVisible(), true);
        await sound(view);
    });
});

/** The core that runs in the page, as a number: another one has another. */
const running = (page) => page.evaluate(async () => {
    const { core } = await import('/element/core.js');
    window.cores ??= [];
    const glue = await core();
    if (!window.cores.includes(glue)) window.cores.push(glue);
    return window.cores.indexOf(glue);
});

test('what a reader left behind asks nothing of a chart that is gone', async () => {
    const view = await open(places, { path: '/test/ended.html', html: chartPage(['growth', 'shares']), height: 1400 });
    await withEvidence('ended', view, async () => {
        const { page } = view;
        for (const id of ['growth', 'shares']) await painted(page, id);
        const before = await running(page);
        await page.locator('#growth .ic-plot').click();
        await page.locator('#growth .tip.pinned').waitFor();
        await page.evaluate(async () => {
            const chart = document.querySelector('#growth');
            const { setTimeout: set, clearTimeout: clear } = window;
            // What waits for the page to come to rest is there when the chart is another one.
            const held = new Map();
            window.setTimeout = (run, time, ...more) => (time === 120 ? (held.set(-1 - held.size, run), -held.size) : set(run, time, ...more));
            window.clearTimeout = (id) => held.delete(id) || clear(id);
            dispatchEvent(new Event('scroll'));
            if (!held.size) throw new Error('nothing waits');
            const ready = new Promise((done) => chart.addEventListener('chart-ready', done, { once: true }));
            chart.setAttribute('chart', 'firms');
            await ready;
            Object.assign(window, { setTimeout: set, clearTimeout: clear });
            for (const run of held.values()) run();
        });
        await settle(page, 100);
        assert.equal(await running(page), before, 'no chart began again');
        // Nor does a page that ends the chart when it hears of what was chosen.
        await page.locator('#shares').evaluate((chart) => chart.addEventListener('chart-hover', () => chart.destroy(), { once: true }));
        await page.locator('#shares .ic-plot').hover();
        await page.getByText('static shares').waitFor();
        await settle(page, 100);
        assert.equal(await running(page), before);
        await sound(view);
    });
});

test('a chart that is another one while its tools are fetched has them once', async () => {
    let come;
    const held = new Promise((done) => { come = done; });
    const files = { '/element/views.js': () => held.then(() => ({})) };
    const view = await open(places, { path: '/test/once.html', html: chartPage(['growth']), files });
    await withEvidence('once', view, async () => {
        const { page } = view;
        await painted(page, 'growth');
        const [asked] = await Promise.all([page.waitForRequest((request) => request.url().includes('/element/views.js')), page.locator('#growth .ic-title').hover()]);
        const ready = () => page.evaluate(() => window.seen.events.filter(({ type }) => type === 'chart-ready').length);
        await page.locator('#growth').evaluate((chart) => chart.setAttribute('chart', 'firms'));
        await page.waitForFunction(() => window.seen.events.filter(({ type }) => type === 'chart-ready').length === 2);
        await page.mouse.move(2, 2);
        await page.locator('#growth .ic-title').hover();
        assert.ok(asked);
        come();
        await page.locator('#growth .bar').first().waitFor();
        await settle(page, 200);
        assert.equal(await page.locator('#growth .bar').count(), 1);
        assert.equal(await ready(), 2);
        await sound(view);
    });
});
