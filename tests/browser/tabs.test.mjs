// Each chart is one stop of the Tab key. Its link, tools and table join while
// the focus is in it, and the next Tab always leads on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameAt, inside, openHost, ready, snippet } from './embedding.mjs';
import { chartPage, chartTag, open, paintAll, setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();

/** Where the focus is, through shadow roots: `growth plot`, `growth 下载`, or the page's own. */
const at = (frame) => frame.evaluate(() => {
    let [node, chart] = [document.activeElement, ''];
    while (node?.shadowRoot?.activeElement) {
        chart = node.getAttribute('chart') ?? 'figures';
        node = node.shadowRoot.activeElement;
    }
    if (!chart) return node === document.body ? '' : node.localName;
    const kind = ['ic-plot', 'data'].find((name) => node.classList.contains(name)) ?? (node.localName === 'a' ? 'source' : node.textContent);
    return `${chart} ${kind.replace(/^ic-/, '')}`;
});

/** What Tab would reach from where nothing has the focus. */
const stops = (frame) => frame.evaluate(() => {
    const found = [];
    const walk = (root, chart) => {
        for (const node of root.querySelectorAll('*')) {
            const own = node.localName === 'indicator-chart' ? node.getAttribute('chart') : chart;
            // A table that scrolls is one, unless it is told otherwise.
            const scrolls = node.scrollWidth > node.clientWidth && /auto|scroll/.test(getComputedStyle(node).overflowX) && !node.hasAttribute('tabindex');
            if ((node.tabIndex >= 0 || scrolls) && node.checkVisibility({ visibilityProperty: true }) && node.localName !== 'iframe') found.push(chart || node.localName);
            if (node.shadowRoot) walk(node.shadowRoot, own ?? 'figures');
        }
    };
    walk(document, '');
    return found;
});

/** Presses a key until the focus is back on the page; what had it on the way. */
async function walk(page, key, frame = page, most = 200) {
    const seen = [];
    for (let turn = 0; turn < most; turn += 1) {
        await page.keyboard.press(key);
        const now = await at(frame);
        // Past the end, or from there to the beginning, as there is nothing else in this window.
        if (seen.length && (!now || (now.includes(' ') && seen.includes(now)))) return seen;
        seen.push(now);
    }
    throw new Error(`no end of ${key}: ${seen.slice(-8)}`);
}

const clean = async (view) => assert.deepEqual([view.log.errors, (await view.seen()).violations], [[], []]);

test('on the article every chart is one stop, and Tab goes through all of it both ways', async () => {
    const view = await open(places, { height: 20000 });
    await withEvidence('tabs-article', view, async () => {
        const { page } = view;
        const count = await paintAll(page);
        await page.waitForFunction(() => (CSS.highlights.get('indicator-figure')?.size ?? 0) > 0);
        const charts = await page.$$eval('indicator-chart', (all) => all.map((chart) => chart.getAttribute('chart')));
        const own = (await stops(page)).filter((name) => charts.includes(name));
        assert.deepEqual(own, charts, 'at rest');
        await page.evaluate(() => document.activeElement.blur());
        const forwards = await walk(page, 'Tab');
        const ways = forwards.filter((name) => charts.includes(name.split(' ')[0]));
        assert.equal(new Set(ways).size, ways.length, `each once: ${ways}`);
        for (const chart of charts) {
            const all = ways.filter((name) => name.startsWith(`${chart} `)).map((name) => name.slice(chart.length + 1));
            // Some can be ordered; that is one stop after the plot.
            const mine = all.filter((name) => !/^(原文顺序|从[大小]到[大小])$/.test(name));
            assert.ok(all.length - mine.length <= 1 && all[0] === 'plot', `${all}`);
            assert.deepEqual(mine.filter((name) => name !== 'source'), ['plot', '图'], chart);
            if (mine.length > 2) assert.equal(mine[1], 'source', chart);
        }
        assert.deepEqual((await stops(page)).filter((name) => charts.includes(name)), charts, 'at rest again');
        // Backwards a chart is entered by its one stop.
        const backwards = await walk(page, 'Shift+Tab');
        assert.deepEqual(backwards.filter((name) => charts.includes(name.split(' ')[0])), charts.map((chart) => `${chart} plot`).toReversed());
        console.log(`${count} charts, ${(await stops(page)).length} stops at rest, ${forwards.length} on the way with all of them open`);
        await clean(view);
    });
});

const sheet = {
    version: 1,
    article: { title: '公报', publisher: '局', url: 'https://example.com/a' },
    indicators: ['甲', '乙'].map((label, i) => ({ id: `i${i}`, label, value: `${12 + i}`, unit: '亿元' })),
    charts: [{ id: 'growth', kind: 'bar', title: '柱', indicators: ['i0', 'i1'] }, { id: 'second', kind: 'table', title: '表', indicators: ['i0', 'i1'] }],
};

/** Two charts between two buttons of the page. */
async function pair(options = {}) {
    const tags = [chartTag({ chart: 'growth', src: '/test/tabs.json' }), '<button>between</button>', chartTag({ chart: 'second', src: '/test/tabs.json' })];
    const html = chartPage([], { before: `<button>before</button>${tags.join('')}`, after: '<button>after</button>' });
    const files = { '/test/tabs.json': { contentType: 'application/json', body: JSON.stringify(sheet) } };
    const view = await open(places, { path: '/test/tabs.html', html, files, ...options });
    await view.page.waitForFunction(() => window.seen.events.filter(({ type }) => type === 'chart-ready').length === 2);
    return view;
}

/** The focus after each of `keys`. */
async function press(page, ...keys) {
    const seen = [];
    for (const key of keys) {
        await page.keyboard.press(key);
        seen.push(await at(page));
    }
    return seen;
}

test('arrows, Home and End move between the tools, which are one stop', async () => {
    const view = await pair();
    await withEvidence('tabs-tools', view, async () => {
        const { page } = view;
        await page.getByRole('button', { name: 'before' }).focus();
        assert.deepEqual(await press(page, 'Tab', 'Tab', 'Tab'), ['growth plot', 'growth source', 'growth 图']);
        const bar = page.getByRole('toolbar', { name: '图表工具' }).first();
        assert.equal(await bar.getByRole('button').count(), 4);
        assert.deepEqual(await press(page, 'ArrowRight', 'ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home', 'ArrowLeft'),
            ['growth 表', 'growth 下载', 'growth 引用', 'growth 图', 'growth 引用', 'growth 图', 'growth 引用']);
        // The tool that has the focus is the stop, in both directions.
        assert.deepEqual(await press(page, 'Shift+Tab', 'Shift+Tab', 'Shift+Tab'), ['growth source', 'growth plot', 'button']);
        assert.deepEqual(await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Tab'), ['growth plot', 'growth source', 'growth 图', 'button', 'second plot']);
        // Keys of the browser's own stay so.
        await press(page, 'Tab', 'Tab', 'Alt+ArrowRight', 'Control+End');
        assert.equal(await at(page), 'second 图');
        await clean(view);
    });
});

test('the table has its stops while the focus is in the chart, and the button keeps the focus', async () => {
    const view = await pair();
    await withEvidence('tabs-table', view, async () => {
        const { page } = view;
        await page.getByRole('button', { name: 'before' }).focus();
        await press(page, 'Tab', 'Tab', 'Tab', 'ArrowRight', 'Enter');
        assert.equal(await at(page), 'growth 表');
        await page.locator('#growth thead button').first().waitFor();
        assert.deepEqual(await press(page, 'Tab'), ['button']);
        assert.deepEqual((await stops(page)).filter((name) => name === 'growth'), ['growth']);
        assert.deepEqual(await press(page, 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab'), ['growth 表', 'growth source', 'growth 数值', 'growth 项目', 'button']);
        assert.deepEqual(await press(page, 'Tab', 'ArrowLeft', 'Space'), ['growth 表', 'growth 图', 'growth 图']);
        assert.deepEqual(await press(page, 'Shift+Tab', 'Shift+Tab', 'Shift+Tab'), ['growth source', 'growth plot', 'button']);
        await clean(view);
    });
});

test('the menu of what to save gives the focus back, and Tab leads on', async () => {
    const view = await pair();
    await withEvidence('tabs-menu', view, async () => {
        const { page } = view;
        await page.locator('#growth .tools button').nth(2).focus();
        await page.keyboard.press('Enter');
        await page.locator('#growth [role=menu]').waitFor();
        const items = await press(page, 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'End');
        assert.deepEqual(items.map((text) => text.slice(7, 10)), ['SVG', 'SVG', 'SVG', 'CSV']);
        assert.deepEqual(await press(page, 'Tab'), ['button']);
        assert.equal(await page.locator('#growth [role=menu]').count(), 0);
        assert.deepEqual((await stops(page)).filter((name) => name === 'growth'), ['growth']);
        await clean(view);
    });
});

test('a table too wide for its place scrolls by keyboard, under its own name', async () => {
    const view = await pair({ width: 320 });
    await withEvidence('tabs-scroll', view, async () => {
        const { page } = view;
        await page.evaluate(() => {
            for (const cell of document.querySelector('#growth').shadowRoot.querySelectorAll('td')) cell.textContent = '9'.repeat(80);
        });
        await page.locator('#growth .tools button').nth(1).focus();
        await page.keyboard.press('Enter');
        await page.locator('#growth .data[role=region]').waitFor();
        assert.equal(await page.locator('#growth .data').getAttribute('aria-label'), '柱');
        assert.deepEqual(await press(page, 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab'), ['growth source', 'growth 数值', 'growth 项目', 'growth data', 'button']);
        assert.deepEqual((await stops(page)).filter((name) => name === 'growth'), ['growth']);
        await press(page, 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'ArrowRight', 'ArrowRight');
        await page.waitForFunction(() => document.querySelector('#growth').shadowRoot.querySelector('.data').scrollLeft > 0);
        await page.setViewportSize({ width: 1400, height: 900 });
        await page.evaluate(() => { document.querySelector('#growth').style.width = '1300px'; });
        await page.locator('#growth .data:not([role])').waitFor();
        await clean(view);
    });
});

test('a new document leaves the focus in the chart', async () => {
    const view = await pair();
    await withEvidence('tabs-update', view, async () => {
        const { page } = view;
        await page.locator('#growth .tools button').nth(3).focus();
        await page.locator('#growth').evaluate((chart, sheet) => chart.update(sheet), sheet);
        await page.waitForFunction(() => window.seen.events.filter(({ type }) => type === 'chart-ready').length === 3);
        assert.equal(await at(page), 'growth plot');
        await clean(view);
    });
});

test('who asks for another attempt has the focus in the chart that it brings', async () => {
    let broken = true;
    const body = JSON.stringify(sheet);
    const answer = () => (broken ? { status: 503, body: '' } : { status: 200, contentType: 'application/json', body });
    const html = chartPage([{ chart: 'growth', src: '/frame.html?' }]);
    const view = await open(places, { path: '/test/tabs.html', html, files: { '/frame.html': answer } });
    await withEvidence('tabs-retry', view, async () => {
        const { page } = view;
        const again = page.getByRole('button', { name: '重试' });
        await again.focus();
        broken = false;
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'));
        assert.equal(await at(page), 'growth plot');
    });
});

test('a frame is entered and left in both directions', async () => {
    const body = `<button>before</button>${snippet(frameAt('growth'))}<button>after</button>`;
    const view = await openHost(places, body, { scripts: ['/embed.js'] });
    await withEvidence('tabs-frame', view, async () => {
        const { page } = view;
        await ready(page);
        const frame = await inside(page);
        await settle(page, 300);
        const host = () => page.evaluate(() => document.activeElement.textContent);
        assert.deepEqual(await stops(frame), ['growth']);
        for (const [from, key, to, way] of [['before', 'Tab', 'after', ['plot', 'source?', '图']], ['after', 'Shift+Tab', 'before', ['plot']]]) {
            await page.getByRole('button', { name: from }).focus();
            const seen = [];
            for (let turn = 0; turn < 9; turn += 1) {
                await page.keyboard.press(key);
                if ((await host()) === to) break;
                seen.push((await at(frame)).replace('growth ', ''));
            }
            assert.equal(await host(), to, `${seen}`);
            assert.deepEqual(seen.filter((name) => name !== 'source'), way.filter((name) => name !== 'source?'), key);
            assert.deepEqual(await stops(frame), ['growth'], 'at rest again');
        }
        // The ring around the plot is whole, though the frame ends where the plot does.
        await page.getByRole('button', { name: 'before' }).focus();
        await page.keyboard.press('Tab');
        await settle(page, 300);
        const [ring, width] = await frame.evaluate(() => {
            const plot = document.querySelector('indicator-chart').shadowRoot.querySelector('.ic-plot');
            const style = getComputedStyle(plot, '::after');
            const box = plot.getBoundingClientRect();
            return [[box.left + parseFloat(style.left), box.right - parseFloat(style.right)], innerWidth];
        });
        assert.ok(ring[0] >= 0 && ring[1] <= width, `${ring} of ${width}`);
        await clean(view);
    });
});
