// What a reader makes of a chart: another order, fewer series, a part of the
// axis, the steps of a story; and the address that keeps it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { chartPage, open, root, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();
const caseOf = async (name) => JSON.parse(await readFile(join(root, 'tests/cases', `${name}.json`), 'utf8'));

/** A page with one chart, ready. */
async function shown(document, { before = '', content, extra = {}, ...options } = {}) {
    const file = { contentType: 'application/json', body: JSON.stringify(document) };
    const html = chartPage([{ chart: document.charts[0].id, src: '/test/case.json', id: 'c', content }], { before, after: '<svg width="10" height="1500"></svg>' });
    const view = await open(places, { path: '/test/views.html', html, files: { '/test/case.json': file, ...extra }, ...options });
    await view.page.waitForFunction(() => window.seen.events.some(({ type }) => /ready|error/.test(type)));
    return view;
}

const bar = (page) => page.locator('#c .bar');
const tool = (page, name) => bar(page).getByRole('button', { name, exact: true });
/** Brings the controls, which come with a reader. */
async function near(page) {
    await page.locator('#c').scrollIntoViewIfNeeded();
    await page.locator('#c .ic-title').hover();
    await bar(page).waitFor();
}
const state = (page) => page.locator('#c').evaluate((chart) => chart.state);
const labels = (page) => page.locator('#c tbody th[scope=row]').allTextContents();
const until = (page, test, ...more) => page.waitForFunction(test, ...more);
async function sound(view) {
    assert.deepEqual(view.log.errors, []);
    assert.deepEqual((await view.seen()).violations, []);
    assert.deepEqual((await view.seen()).codes, []);
}

const figure = (id, value) => ({ id, label: `指标${id}`, value, unit: '亿元', kind: 'level' });
const ranked = { version: 1, indicators: [figure('甲', '10'), figure('乙', '30'), figure('丙', '20')], charts: [{ id: 'bars', kind: 'bar', title: '三项', indicators: ['甲', '乙', '丙'] }] };

test('figures are ordered by size, and as in the text again', async () => {
    const view = await shown(ranked);
    await withEvidence('views-order', view, async () => {
        const { page } = view;
        await near(page);
        assert.deepEqual(await labels(page), ['指标甲', '指标乙', '指标丙']);
        // A table that was looked at before is another one by then.
        for (const view of ['表', '图']) await page.locator('#c .tools').getByRole('button', { name: view === '表' ? '显示数据表' : '显示图' }).click();
        for (const [name, order] of [['从大到小', '乙丙甲'], ['从小到大', '甲丙乙'], ['原文顺序', '甲乙丙']]) {
            await bar(page).getByRole('button').first().click();
            await until(page, (wanted) => [...document.querySelector('#c').shadowRoot.querySelectorAll('tbody th[scope=row]')].map((cell) => cell.textContent.slice(-1)).join('') === wanted, order);
            assert.equal(await bar(page).getByRole('button').first().textContent(), name);
        }
        await settle(page, 300);
        assert.deepEqual(await state(page), {});
        await sound(view);
    });
});

test('what was chosen stays chosen in another order', async () => {
    const view = await shown(ranked);
    await withEvidence('views-chosen', view, async () => {
        const { page } = view;
        await near(page);
        await page.locator('#c .ic-plot').focus();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.locator('#c .tip.pinned').waitFor();
        assert.match(await page.locator('#c .tip').innerText(), /指标甲/);
        await page.locator('#c').evaluate((chart) => chart.show({ ...chart.state, sort: 'desc' }));
        await settle(page, 400);
        assert.match(await page.locator('#c .tip').innerText(), /指标甲/);
        const tip = await page.locator('#c .tip').boundingBox();
        const canvas = await page.locator('#c canvas').boundingBox();
        const row = await page.locator('#c').evaluate((chart) => chart.selected?.index);
        assert.equal(row, 2, 'it is the last one now');
        assert.ok(tip.y > canvas.y + canvas.height / 3, 'the tooltip has moved with it');
        await sound(view);
    });
});

test('series are left out, shown alone and shown again, by pointer and keys', async () => {
    const view = await shown(await caseOf('line-four'));
    await withEvidence('views-series', view, async () => {
        const { page } = view;
        await near(page);
        await tool(page, '图例').click();
        const panel = page.locator('#c .legend');
        assert.equal(await panel.locator('[aria-pressed=true]').count(), 4);
        await panel.getByRole('button', { name: '乙地', exact: true }).click();
        await until(page, () => document.querySelector('#c').shadowRoot.querySelectorAll('.legend [aria-pressed=true]').length === 3);
        assert.deepEqual((await state(page)).hide, ['乙地']);
        assert.equal(await panel.getByRole('button', { name: '乙地', exact: true }).getAttribute('aria-pressed'), 'false');
        await panel.getByRole('button', { name: '只看 丙地' }).click();
        await until(page, () => document.querySelector('#c').state.hide?.length === 3);
        await until(page, () => document.querySelector('#c').shadowRoot.querySelectorAll('.legend [aria-pressed=true]').length === 1);
        // The last one stays.
        await panel.getByRole('button', { name: '丙地', exact: true }).click({ force: true });
        await settle(page, 200);
        assert.equal((await state(page)).hide.length, 3);
        await page.keyboard.press('Escape');
        assert.equal(await panel.count(), 0);
        assert.equal(await page.evaluate(() => document.querySelector('#c').shadowRoot.activeElement.textContent), '图例');
        // A name at the end of its line does the same.
        const end = async () => {
            const canvas = await page.locator('#c canvas').boundingBox();
            return canvas;
        };
        await tool(page, '图例').click();
        await panel.getByRole('button', { name: '全部显示', exact: true }).last().click();
        await until(page, () => !document.querySelector('#c').state.hide);
        await panel.getByRole('button', { name: '全部显示', exact: true }).last().waitFor({ state: 'hidden' });
        assert.match(await page.evaluate(() => document.querySelector('#c').shadowRoot.activeElement?.textContent), /地$/, 'the button is gone, the focus is not');
        await page.keyboard.press('Escape');
        await settle(page, 400);
        const place = await page.locator('#c').evaluate(async (chart) => {
            const box = chart.shadowRoot.querySelector('.ic-plot').getBoundingClientRect();
            return [box.right - 30, box.top, box.height];
        });
        assert.ok(await end());
        let alone = false;
        for (let y = 10; y < place[2] && !alone; y += 12) {
            await page.mouse.click(place[0], place[1] + y);
            await settle(page, 60);
            alone = (await state(page)).hide?.length === 3;
        }
        assert.ok(alone, 'a click on a label shows its series alone');
        await sound(view);
    });
});

/** 600 days. */
const days = {
    version: 1,
    charts: [{
        id: 'days', kind: 'line', title: '六百天',
        data: { columns: ['day', { name: 'value', type: 'number', unit: '件' }], rows: Array.from({ length: 600 }, (_, i) => [new Date(Date.UTC(2022, 0, 1 + i)).toISOString().slice(0, 10), `${500 + ((i * 37) % 400)}`]) },
    }],
};

test('the axis is cut by dragging, by buttons and by keys, and is whole again', async () => {
    const view = await shown(days);
    await withEvidence('views-zoom', view, async () => {
        const { page } = view;
        await near(page);
        const canvas = await page.locator('#c canvas').boundingBox();
        const at = (share) => canvas.x + canvas.width * share;
        const y = canvas.y + canvas.height / 2;
        await page.mouse.move(at(0.4), y);
        await page.mouse.down();
        await page.mouse.move(at(0.5), y, { steps: 4 });
        assert.ok(await page.locator('#c .brush').isVisible());
        await page.mouse.up();
        await until(page, () => document.querySelector('#c').state.x);
        const { x } = await state(page);
        assert.match(x[0], /^2022年[789]月/);
        await until(page, (words) => document.querySelector('#c').shadowRoot.querySelector('[aria-live]').textContent === words, x.join(' — '));
        assert.equal(await page.locator('#c .brush').count(), 0);
        await settle(page, 400);
        assert.equal(await page.locator('#c').evaluate((chart) => chart.selected), undefined, 'the drag chose nothing');
        // Keys zoom around the datum in focus, and back.
        await page.locator('#c .ic-plot').focus();
        await page.keyboard.press('End');
        await page.keyboard.press('+');
        await until(page, (before) => document.querySelector('#c').state.x?.[0] !== before, x[0]);
        const closer = (await state(page)).x;
        assert.equal(closer[1], x[1], 'around its end');
        await page.keyboard.press('-');
        await until(page, (before) => document.querySelector('#c').state.x?.[0] === before, x[0]);
        await tool(page, '看全部').click();
        await until(page, () => !document.querySelector('#c').state.x);
        await tool(page, '看全部').waitFor({ state: 'hidden' });
        const focused = await page.evaluate(() => document.querySelector('#c').shadowRoot.activeElement?.closest('.bar') && document.querySelector('#c').shadowRoot.activeElement.checkVisibility());
        assert.ok(focused, 'the button that is gone has handed the focus on');
        await tool(page, '放大').click();
        await until(page, () => document.querySelector('#c').state.x);
        await tool(page, '缩小').click();
        await until(page, () => !document.querySelector('#c').state.x);
        assert.equal(await page.evaluate(() => scrollY), 0);
        await sound(view);
    });
});

const story = {
    version: 1,
    charts: [{
        id: 'story', kind: 'line', title: '三步',
        data: { columns: ['year', { name: '甲', unit: '%' }, { name: '乙', unit: '%' }], rows: [['2019', '1', '5'], ['2020', '2', '6'], ['2021', '4', '7'], ['2022', '3', '9']] },
        steps: [{ text: '先看甲。', highlight: ['甲'] }, { text: '再看后三年。', domain: ['2020', '2022'] }, { text: '换成柱形。', kind: 'column', variant: 'grouped' }],
    }],
};

test('places are cut like lines, and what the author says of the whole is not said of a part', async () => {
    const alt = '位次图：从头到尾谁上来了。';
    const rows = Array.from({ length: 30 }, (_, i) => [`${1994 + i}`, i < 15 ? '1' : '2', i < 15 ? '2' : '1']);
    const data = { columns: ['年份', { name: '甲市', unit: '位' }, { name: '乙市', unit: '位' }], rows };
    const view = await shown({ version: 1, charts: [{ id: 'part', kind: 'rank', title: '三十年', alt, data }] });
    await withEvidence('views-part', view, async () => {
        const { page } = view;
        await near(page);
        const said = () => page.locator('#c .ic-plot[role=group]').getAttribute('aria-label');
        assert.ok((await said()).startsWith(alt), await said());
        await tool(page, '放大').click();
        await until(page, () => document.querySelector('#c').state.x);
        const { x } = await state(page);
        await until(page, () => !document.querySelector('#c').shadowRoot.querySelector('[role=group]').getAttribute('aria-label').startsWith('位次图：从头到尾'));
        assert.ok((await said()).includes(x.join('至')), `${await said()} says ${x}`);
        await tool(page, '看全部').click();
        await until(page, (words) => document.querySelector('#c').shadowRoot.querySelector('[role=group]').getAttribute('aria-label').startsWith(words), alt);
        await sound(view);
    });
});

test('steps are shown by buttons, by a click and by scrolling', async () => {
    const view = await shown(story, { height: 620 });
    await withEvidence('views-steps', view, async () => {
        const { page } = view;
        const items = page.locator('#c .ic-steps li');
        assert.deepEqual(await items.allTextContents(), ['先看甲。', '再看后三年。', '换成柱形。']);
        await bar(page).waitFor();
        assert.deepEqual(await state(page), {}, 'nothing moves by itself');
        assert.ok(await tool(page, '上一步').isDisabled());
        await tool(page, '下一步').click();
        await until(page, () => document.querySelector('#c').state.step === 1);
        await page.locator('#c .ic-steps li[aria-current=step]', { hasText: '先看甲。' }).waitFor();
        await page.locator('#c [aria-live]', { hasText: '1/3 先看甲。' }).waitFor({ state: 'attached' });
        assert.equal(await page.locator('#c [aria-live]').count(), 1, 'one voice');
        await tool(page, '下一步').click();
        await tool(page, '下一步').click();
        await until(page, () => document.querySelector('#c').state.step === 3);
        await page.locator('#c .bar button[aria-label=下一步]:disabled').waitFor();
        await items.nth(1).click();
        await until(page, () => document.querySelector('#c').state.step === 2);
        const heights = [];
        for (const [item, step] of [[2, 3], [0, 1]]) {
            // From where no sentence is being read, to one that is.
            await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
            await settle(page);
            await items.nth(item).evaluate((node) => window.scrollTo({ top: scrollY + node.getBoundingClientRect().top - innerHeight * 0.6, behavior: 'instant' }));
            await until(page, (step) => document.querySelector('#c').state.step === step, step);
            await page.locator('#c .ic-steps li[aria-current=step]').waitFor();
            heights.push(await page.locator('#c .ic-plot').evaluate((plot) => plot.style.height));
        }
        assert.equal(heights[0], heights[1], 'the text that is being read stays where it is');
        await sound(view);
    });
});

test('the address keeps the state, and brings it back', async () => {
    const view = await shown(await caseOf('line-four'));
    await withEvidence('views-address', view, async () => {
        const { page } = view;
        await near(page);
        const { id } = (await caseOf('line-four')).charts[0];
        await page.locator('#c').evaluate((chart) => chart.show({ hide: ['乙地', '丙地'], view: 'table' }));
        await page.waitForFunction(() => location.hash.length > 1);
        const hash = await page.evaluate(() => location.hash);
        assert.ok(hash.startsWith(`#chart-${id}=`), hash);
        const again = await shown(await caseOf('line-four'), { hash });
        await withEvidence('views-address-again', again, async () => {
            await until(again.page, () => document.querySelector('#c').state.view === 'table');
            assert.deepEqual((await state(again.page)).hide, ['乙地', '丙地']);
            assert.ok(await again.page.locator('#c table').isVisible());
            await sound(again);
        });
        // What an address says in vain changes nothing.
        const odd = await shown(await caseOf('line-four'), { hash: `#chart-${id}=hide.%E0%A4%A;x.1..2;step.99;sort.sideways;view.none` });
        await withEvidence('views-address-odd', odd, async () => {
            await settle(odd.page, 500);
            assert.ok(await odd.page.locator('#c canvas').isVisible());
            assert.deepEqual((await odd.seen()).codes, []);
            assert.deepEqual(odd.log.errors, []);
        });
    });
});

test('the address stays the page’s own where relative ones begin elsewhere', async () => {
    const view = await shown(await caseOf('line-four'), { before: '<base href="/elsewhere/">' });
    await withEvidence('views-base', view, async () => {
        const { page } = view;
        const { id } = (await caseOf('line-four')).charts[0];
        const address = () => page.evaluate(() => location.pathname + location.hash);
        await page.locator('#c').evaluate((chart) => chart.show({ view: 'table' }));
        await until(page, () => location.hash);
        assert.equal(await address(), `/test/views.html#chart-${id}=view.table`);
        await page.locator('#c').evaluate((chart) => chart.show({}));
        await until(page, () => !location.hash);
        assert.equal(await address(), '/test/views.html');
        await sound(view);
    });
});

test('marks take 200 ms to their new places, and none with reduced motion', async () => {
    for (const [reducedMotion, least] of [['no-preference', 4], ['reduce', 0]]) {
        const view = await shown(ranked, { reducedMotion });
        await withEvidence(`views-motion-${reducedMotion}`, view, async () => {
            const { page } = view;
            await near(page);
            const { pictures, time } = await page.locator('#c').evaluate(async (chart) => {
                const canvas = chart.shadowRoot.querySelector('canvas');
                const sum = () => {
                    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                    let hash = 0;
                    for (let i = 3; i < data.length; i += 64) hash = (hash * 31 + data[i] * (i & 255)) | 0;
                    return hash;
                };
                await chart.show({ sort: 'desc' });
                const begin = performance.now();
                const seen = [];
                let last = begin;
                while (performance.now() - begin < 900) {
                    await new Promise(requestAnimationFrame);
                    const now = sum();
                    if (seen.at(-1) !== now) last = performance.now();
                    if (!seen.includes(now)) seen.push(now);
                }
                return { pictures: seen.length, time: last - begin };
            });
            assert.ok(pictures > least, `${pictures} pictures`);
            assert.ok(time <= 320, `${time} ms`);
            if (!least) assert.ok(pictures <= 2, `${pictures} pictures`);
            await sound(view);
        });
    }
});

test('nothing moves when a chart is first painted', async () => {
    const view = await shown(ranked);
    await withEvidence('views-first', view, async () => {
        const first = await view.page.locator('#c canvas').evaluate((canvas) => canvas.toDataURL());
        await settle(view.page, 400);
        assert.equal(await view.page.locator('#c canvas').evaluate((canvas) => canvas.toDataURL()), first);
    });
});

test('an address brings its chart into view, now and when it changes', async () => {
    const view = await shown(ranked, { before: '<svg width="10" height="4000"></svg>', hash: '#chart-bars=sort.desc' });
    await withEvidence('views-arrive', view, async () => {
        const { page } = view;
        await until(page, () => document.querySelector('#c').state.sort === 'desc');
        const { y } = await page.locator('#c').boundingBox();
        assert.ok(y > 0 && y < 800, `at ${y}`);
        await page.evaluate(() => {
            scrollTo(0, 0);
            location.hash = '#chart-bars=sort.asc';
        });
        await until(page, () => document.querySelector('#c').state.sort === 'asc');
        assert.ok((await page.locator('#c').boundingBox()).y < 800);
        await sound(view);
    });
});

test('those who listen hear the publisher’s own description, until the chart is another', async () => {
    const content = '<figure class="ic-figure"><picture class="ic-plot"><img src="data:," alt="条形图：三项，单位：亿元。乙最多，30亿元。" width="10" height="10"></picture><p class="ic-takeaway">乙是甲的三倍。</p></figure>';
    const view = await shown(ranked, { content });
    await withEvidence('views-described', view, async () => {
        const { page } = view;
        const parts = () => view.log.requests.filter((url) => url.includes('described.wasm')).length;
        const plot = page.locator('#c .ic-plot[role=group]');
        await until(page, () => document.querySelector('#c').shadowRoot.querySelector('#levels').textContent);
        assert.match(await plot.getAttribute('aria-label'), /^条形图：三项，单位：亿元。 /);
        assert.equal(await page.locator('#c #levels').textContent(), '乙最多，30亿元。 乙是甲的三倍。');
        assert.equal(parts(), 0, 'nothing is fetched for it');
        await page.locator('#c').evaluate((chart) => chart.show({ sort: 'asc' }));
        await until(page, () => !document.querySelector('#c').shadowRoot.querySelector('#levels').textContent.includes('三倍'));
        await until(page, () => document.querySelector('#c').shadowRoot.querySelector('#levels').textContent);
        assert.equal(parts(), 1);
        assert.deepEqual(view.log.errors, []);
    });
});

/** A state shown, and the picture's rows with it. */
const order = (page, wanted) => until(page, (wanted) => [...document.querySelector('#c').shadowRoot.querySelectorAll('tbody th[scope=row]')].map((cell) => cell.textContent.slice(-1)).join('') === wanted, wanted);

test('where only what moves the marks is missing, they are there without', async () => {
    for (const answer of [{ status: 404, body: '' }, 'silent']) {
        // Offline after the page has loaded, or on a connection that has stalled.
        const prepare = (page) => page.route('**/parts/tween.wasm', (route) => (answer === 'silent' ? undefined : route.fulfill(answer)));
        const view = await shown(ranked, { prepare });
        await withEvidence('views-still', view, async () => {
            const { page } = view;
            await near(page);
            await bar(page).getByRole('button').first().click();
            await order(page, '乙丙甲');
            assert.deepEqual(await state(page), { sort: 'desc' });
            assert.deepEqual(view.log.errors.filter((error) => error.startsWith('uncaught')), []);
        });
    }
    // Who has asked for no motion fetches nothing for it.
    const view = await shown(ranked, { reducedMotion: 'reduce' });
    await withEvidence('views-unmoved', view, async () => {
        await near(view.page);
        await bar(view.page).getByRole('button').first().click();
        await order(view.page, '乙丙甲');
        assert.deepEqual(view.log.requests.filter((url) => url.includes('tween')), []);
    });
});

test('a view that cannot be had is said, and the chart stays', async () => {
    const files = { '/pkg/parts/columns.wasm': { status: 404, body: '' } };
    const told = { ...story, charts: [{ ...story.charts[0], steps: [story.charts[0].steps[2]] }] };
    const view = await shown(told, { extra: files, height: 620 });
    await withEvidence('views-failed', view, async () => {
        const { page } = view;
        await bar(page).waitFor();
        await tool(page, '下一步').click();
        await page.locator('#c').getByText('没有换成，请再试一次。').waitFor();
        assert.deepEqual(await state(page), {});
        assert.ok(await page.locator('#c canvas').isVisible());
        assert.deepEqual((await view.seen()).codes, []);
        assert.deepEqual(view.log.errors.filter((error) => error.startsWith('uncaught')), []);
        await page.unrouteAll();
        await tool(page, '下一步').click();
        await until(page, () => document.querySelector('#c').state.step === 1);
    });
});

test('a state is shown as soon as there is a chart, and all of it', async () => {
    const view = await shown(ranked, { before: '<indicator-chart id="late"></indicator-chart>' });
    await withEvidence('views-early', view, async () => {
        const { page } = view;
        const seen = await page.evaluate(async (document_) => {
            const late = document.querySelector('#late');
            late.document = document_;
            await late.show({ view: 'table', sort: 'asc', datum: '乙' });
            const rows = [...late.shadowRoot.querySelectorAll('tbody th')].map(({ textContent }) => textContent.slice(-1)).join('');
            return { state: late.state, rows, table: late.shadowRoot.querySelector('table').checkVisibility() };
        }, ranked);
        assert.deepEqual(seen, { state: { view: 'table', sort: 'asc', datum: '乙' }, rows: '甲丙乙', table: true });
        await until(page, () => document.querySelector('#late').selected?.key === '乙');
        // In a chart that is not in the page yet, and of two wishes at once the last one whole.
        await page.evaluate(async (document_) => {
            const chart = document.createElement('indicator-chart');
            chart.id = 'later';
            chart.document = document_;
            await chart.show({ sort: 'desc' });
            document.querySelector('#late').replaceWith(chart);
        }, ranked);
        const labels = (id) => page.evaluate((id) => [...document.querySelector(id).shadowRoot.querySelectorAll('tbody th')].map(({ textContent }) => textContent.slice(-1)).join(''), id);
        await until(page, () => document.querySelector('#later').shadowRoot.querySelector('tbody th')?.textContent.endsWith('乙'));
        await page.evaluate(() => Promise.all([{ sort: 'asc' }, { sort: 'asc', view: 'table' }].map((state) => document.querySelector('#later').show(state))));
        assert.equal(await labels('#later'), '甲丙乙');
        assert.ok(await page.locator('#later table').isVisible());
        await sound(view);
    });
});

test('what the reader chose is part of the state, until something else is shown', async () => {
    const view = await shown(ranked);
    await withEvidence('views-datum', view, async () => {
        const { page } = view;
        await near(page);
        await page.locator('#c .ic-plot').focus();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await until(page, () => document.querySelector('#c').state.datum === '甲');
        await page.waitForFunction(() => decodeURI(location.hash) === '#chart-bars=datum.甲');
        await page.locator('#c').evaluate((chart) => chart.show({ ...chart.state, sort: 'desc' }));
        await settle(page, 300);
        assert.deepEqual([await state(page), await page.locator('#c').evaluate((chart) => chart.selected?.key)], [{ sort: 'desc', datum: '甲' }, '甲']);
        await page.locator('#c').evaluate((chart) => chart.show({}));
        await until(page, () => !document.querySelector('#c').selected);
        assert.deepEqual(await state(page), {});
        await sound(view);
    });
});

test('on the way back the chart is as it was; a fragment of the page’s own leaves it', async () => {
    const view = await shown(ranked, { before: '<h2 id="part">段</h2>' });
    await withEvidence('views-back', view, async () => {
        const { page } = view;
        await page.evaluate(() => { location.hash = '#chart-bars=sort.desc'; });
        await order(page, '乙丙甲');
        await page.evaluate(() => { location.hash = '#part'; });
        await settle(page, 300);
        assert.deepEqual(await state(page), { sort: 'desc' });
        await page.goBack();
        await settle(page, 100);
        assert.deepEqual(await state(page), { sort: 'desc' });
        await page.goBack();
        await order(page, '甲乙丙');
        assert.deepEqual(await state(page), {});
        assert.equal(await page.evaluate(() => location.hash), '');
        await sound(view);
    });
});

test('an address leads to a chart that the page does not name, and to any name', async () => {
    for (const id of ['bars', '高新区(前三季度)!*~\'']) {
        const document = { ...ranked, charts: [{ ...ranked.charts[0], id }, { ...ranked.charts[0], id: 'other' }] };
        for (const named of [false, true]) {
            const tag = `<indicator-chart id="far" src="/test/case.json" ${named ? `chart="${id}"` : ''}></indicator-chart>`;
            const before = `<indicator-chart></indicator-chart><svg width="10" height="4000"></svg>${tag}`;
            const html = chartPage([], { before, after: '<svg width="10" height="1500"></svg>' });
            const files = { '/test/case.json': { contentType: 'application/json', body: JSON.stringify(document) } };
            const hash = await addressOf(id);
            const view = await open(places, { path: '/test/far.html', html, files, hash });
            await withEvidence('views-far', view, async () => {
                const { page } = view;
                await until(page, () => document.querySelector('#far').state.sort === 'desc');
                const { y } = await page.locator('#far').boundingBox();
                assert.ok(y > 0 && y < 1000, `${id}: at ${y}`);
                await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
                await page.evaluate((hash) => { location.hash = hash.replace('desc', 'asc'); }, hash);
                await until(page, () => document.querySelector('#far').state.sort === 'asc');
                await until(page, () => document.querySelector('#far').getBoundingClientRect().top < 1000);
                await sound(view);
            });
        }
    }
});

/** The fragment that the element writes for a chart. */
const addressOf = async (id) => (await import('../../www/element/address.js')).linkTo(id, { sort: 'desc' });

/** Waits until the chart has another document. */
async function update(page, document) {
    const count = await page.evaluate(() => window.seen.events.filter(({ type }) => type === 'chart-ready').length);
    await page.locator('#c').evaluate((chart, document) => chart.update(document), document);
    await until(page, (count) => window.seen.events.filter(({ type }) => type === 'chart-ready').length > count, count);
}

test('another document leaves the reader’s view of the chart, and the focus in the table', async () => {
    for (const hash of ['', '#part']) {
        const view = await shown(ranked, { before: '<h2 id="part">段</h2>', hash });
        await withEvidence('views-update', view, async () => {
            const { page } = view;
            await near(page);
            await page.locator('#c').evaluate((chart) => chart.show({ sort: 'desc', datum: '丙' }));
            await page.locator('#c .tools').getByRole('button', { name: '显示数据表' }).click();
            await page.locator('#c thead button').first().focus();
            for (const [value, wanted] of [['25', '乙甲丙'], ['40', '甲乙丙']]) {
                const next = { ...ranked, indicators: [figure('甲', value), ...ranked.indicators.slice(1)] };
                await update(page, next);
                await order(page, wanted);
                assert.deepEqual(await state(page), { view: 'table', sort: 'desc', datum: '丙' });
                assert.ok(await page.locator('#c table').isVisible());
                assert.equal(await page.evaluate(() => document.querySelector('#c').shadowRoot.activeElement?.textContent), '表');
                await page.locator('#c thead button').first().focus();
            }
            // Another chart is the author's.
            await update(page, { ...ranked, charts: [...ranked.charts, { ...ranked.charts[0], id: 'others' }] });
            await page.locator('#c').evaluate((chart) => new Promise((done) => {
                chart.addEventListener('chart-ready', done, { once: true });
                chart.setAttribute('chart', 'others');
            }));
            await settle(page, 200);
            assert.deepEqual(await state(page), {});
            assert.ok(await page.locator('#c canvas').isVisible());
            await sound(view);
        });
    }
});

test('between two documents the chart is not seen in the author’s order', async () => {
    const view = await shown(ranked);
    await withEvidence('views-between', view, async () => {
        const { page } = view;
        await page.locator('#c').evaluate((chart) => chart.show({ sort: 'desc' }));
        await settle(page, 400);
        await page.evaluate(() => {
            const canvas = document.querySelector('#c').shadowRoot.querySelector('canvas');
            window.pictures = new Set();
            const look = () => {
                window.pictures.add(canvas.toDataURL());
                window.looking = requestAnimationFrame(look);
            };
            look();
        });
        await update(page, ranked);
        await update(page, ranked);
        await settle(page, 200);
        assert.equal(await page.evaluate(() => window.pictures.size), 1);
        await sound(view);
    });
});
