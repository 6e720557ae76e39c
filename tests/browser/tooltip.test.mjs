// Pointer and finger bring up what the article says about a figure.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { articlePath, chartPage, inTime, open, paintAll, root, settle, setUp, withEvidence } from './harness.mjs';
import { bitmap, pixel } from './pixels.mjs';

const places = await setUp();
const { indicators } = JSON.parse(await readFile(join(root, 'www', articlePath, 'article.json'), 'utf8'));
const indicator = (id) => indicators.find((one) => one.id === id);

/** The visible tooltip or read-out of a chart. */
const tip = (page, chart) =>
    page.locator(`indicator-chart[chart="${chart}"]`).locator('.tip, .strip').filter({ visible: true });

async function middleOf(page, chart, x, y) {
    const canvas = page.locator(`indicator-chart[chart="${chart}"] canvas`);
    await canvas.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await settle(page);
    const box = await canvas.boundingBox();
    return [box.x + box.width * x, box.y + box.height * y];
}

async function says(page, chart, id) {
    const { label, value, unit, periodText, source } = indicator(id);
    await tip(page, chart).waitFor();
    const text = (await tip(page, chart).allInnerTexts()).join('\n').replace(/\s+/g, '');
    for (const word of [label, value, unit, periodText, source.exact]) {
        assert.ok(!word || text.includes(word.replace(/\s+/g, '')), `${word} in ${text}`);
    }
}

test('hover shows label, value, unit, period and sentence; Esc closes', async () => {
    const view = await open(places);
    await withEvidence('tooltip-hover', view, async () => {
        const { page } = view;
        await paintAll(page);
        await page.mouse.move(...(await middleOf(page, 'overview', 0.1, 0.5)));
        await says(page, 'overview', 'gdp');
        const { events } = await view.seen();
        assert.ok(events.some(({ type, chart }) => type === 'chart-hover' && chart === 'overview'));
        await page.keyboard.press('Escape');
        // With the next frame.
        await tip(page, 'overview').waitFor({ state: 'hidden' });
        await page.mouse.move(...(await middleOf(page, 'overview', 0.12, 0.52)));
        await page.mouse.move(2, 2);
        await settle(page, 200);
        assert.equal(await tip(page, 'overview').count(), 0, 'leaving closes');
        assert.deepEqual(view.log.errors, []);
        assert.deepEqual((await view.seen()).violations, []);
    });
});

test('a tooltip that closes, and a strip that changes, leave the focus where keys go on', async () => {
    const focused = () => {
        const { activeElement } = document.querySelector('indicator-chart').shadowRoot;
        return activeElement && [activeElement.className.split(' ')[0], activeElement.ariaLabel].join();
    };
    const view = await open(places);
    await withEvidence('tooltip-focus', view, async () => {
        const { page } = view;
        await paintAll(page);
        await page.evaluate(() => document.querySelector('indicator-chart').shadowRoot.querySelector('.ic-plot').focus());
        const plot = await page.evaluate(focused);
        await page.keyboard.press('ArrowRight');
        await tip(page, 'overview').waitFor();
        await page.keyboard.press('Enter');
        await page.locator('indicator-chart .tip.pinned').waitFor();
        await page.keyboard.press('Tab');
        assert.match(await page.evaluate(focused), /^way,/);
        await page.keyboard.press('Escape');
        await tip(page, 'overview').waitFor({ state: 'hidden' });
        assert.equal(await page.evaluate(focused), plot);
        await page.keyboard.press('ArrowRight');
        await tip(page, 'overview').waitFor();
        await page.keyboard.press('Tab');
        assert.match(await page.evaluate(focused), /,图$|,显示图$/);
    });
    const phone = await open(places, { width: 360, hasTouch: true, isMobile: true });
    await withEvidence('tooltip-focus-strip', phone, async () => {
        const { page } = phone;
        await paintAll(page);
        await page.touchscreen.tap(...(await middleOf(page, 'overview', 0.2, 0.3)));
        const strip = page.locator('indicator-chart .strip').filter({ visible: true });
        await strip.waitFor();
        const words = await strip.innerText();
        const after = strip.locator('button').last();
        await after.focus();
        const before = await page.evaluate(focused);
        await page.keyboard.press('Enter');
        await page.waitForFunction((old) => document.querySelector('indicator-chart').shadowRoot.querySelector('.strip').innerText !== old, words);
        assert.equal(await page.evaluate(focused), before);
    });
});

test('the tooltip stays on the page', async () => {
    const view = await open(places, { width: 700 });
    await withEvidence('tooltip-edge', view, async () => {
        const { page } = view;
        await paintAll(page);
        let seen = 0;
        for (const chart of ['overview', 'firms', 'land']) {
            for (const [x, y] of [0.03, 0.97].flatMap((x) => [0.2, 0.5, 0.8].map((y) => [x, y]))) {
                await page.mouse.move(...(await middleOf(page, chart, x, y)));
                await settle(page);
                if (!(await tip(page, chart).count())) continue;
                const { x: left, width } = await tip(page, chart).boundingBox();
                assert.ok(left >= 0 && left + width <= 700, `${chart}: from ${left} to ${left + width}`);
                seen++;
            }
        }
        assert.ok(seen > 5, `${seen} tooltips`);
    });
});

test('in a frame as low as its chart the tooltip is whole', async () => {
    for (const [chart, height] of [['growth', 383], ['overview', 394], ['land', 291]]) {
        const path = `/frame.html?src=articles/jinan-2023/article.json&chart=${chart}`;
        const view = await open(places, { path, width: 360, height });
        await withEvidence(`tooltip-frame-${chart}`, view, async () => {
            const { page } = view;
            await paintAll(page);
            let seen = 0;
            for (const y of [0.1, 0.3, 0.5, 0.7, 0.9]) {
                await page.mouse.move(...(await middleOf(page, chart, 0.3, y)));
                await settle(page);
                if (!(await tip(page, chart).count())) continue;
                const { y: top, height: tall } = await tip(page, chart).boundingBox();
                assert.ok(top >= -0.5 && top + tall <= height + 0.5, `${chart}: from ${top} to ${top + tall} of ${height}`);
                seen++;
            }
            assert.ok(seen > 1, `${seen} tooltips`);
        });
    }
});

test('a tap shows it too, and the page still scrolls', async () => {
    const view = await open(places, { width: 360, height: 740, hasTouch: true, isMobile: true, ratio: 2 });
    await withEvidence('tooltip-tap', view, async () => {
        const { page } = view;
        await paintAll(page);
        await page.touchscreen.tap(...(await middleOf(page, 'overview', 0.2, 0.2)));
        await says(page, 'overview', 'gdp');
        const { events } = await view.seen();
        assert.ok(events.some(({ type, chart }) => type === 'chart-select' && chart === 'overview'));
        assert.deepEqual(view.log.errors, []);
    });
});

/** Where the data of a chart answer, from a core of its own: boxes in the plot. */
const boxes = (page, chart) => page.evaluate(async ([chart, path]) => {
    const { core, part } = await import('/element/core.js');
    const { flatten } = await import('/element/flatten.js');
    const glue = await core();
    const document_ = new glue.Document(flatten(await (await fetch(`/${path}article.json`)).json()));
    for (const name of [...document_.parts(chart), 'answer']) await part(glue, name);
    const drawn = document_.chart(chart);
    drawn.layout(document.querySelector(`indicator-chart[chart="${chart}"]`).clientWidth, 'light');
    return [...drawn.order()].map((datum) => drawn.place(datum));
}, [chart, articlePath.replace(/^\//, '')]);

test('it covers neither its mark nor the pointer, by pointer and by key', async () => {
    for (const [width, height] of [[760, 900], [760, 420], [380, 700]]) {
        const view = await open(places, { width, height });
        await withEvidence(`tooltip-covers-${width}-${height}`, view, async () => {
            const { page } = view;
            await paintAll(page);
            let [seen, all] = [0, 0];
            for (const chart of ['growth', 'overview', 'land']) {
                const rows = await boxes(page, chart);
                const host = page.locator(`indicator-chart[chart="${chart}"]`);
                const plot = host.locator('.ic-plot[role=group]');
                all += rows.length;
                for (const [i, row] of rows.entries()) {
                    // Away and back, so that each row is come upon alone.
                    await page.mouse.move(1, 1);
                    await plot.evaluate((node, y) => window.scrollTo({ top: scrollY + node.getBoundingClientRect().top + y - innerHeight / 2, behavior: 'instant' }), row.y);
                    await settle(page);
                    const box = await plot.boundingBox();
                    const mark = { left: box.x + row.x, top: box.y + row.y, right: box.x + row.x + row.width, bottom: box.y + row.y + row.height };
                    const [x, y] = [mark.left + Math.min(row.width / 2, 120), mark.top + row.height / 2];
                    await page.mouse.move(x, y);
                    await host.locator('.tip, .strip').filter({ visible: true }).first().waitFor();
                    const before = seen;
                    for (const said of await host.locator('.tip, .strip').filter({ visible: true }).all()) {
                        const { x: left, y: top, width: wide, height: tall } = await said.boundingBox();
                        const where = `${chart} ${i} at ${width} × ${height}`;
                        assert.ok(x < left || x > left + wide || y < top || y > top + tall, `${where}: the pointer is free`);
                        assert.ok(left >= -0.5 && left + wide <= width + 0.5 && top >= -0.5 && top + tall <= height + 0.5, `${where}: whole`);
                        const free = left + wide <= mark.left + 1 || left >= mark.right - 1 || top + tall <= mark.top + 1 || top >= mark.bottom - 1;
                        assert.ok(free, `${where}: ${[left, top, wide, tall]} covers ${JSON.stringify(mark)}`);
                        seen++;
                    }
                    assert.equal(seen, before + 1, `${chart} ${i} at ${width} × ${height}: ${JSON.stringify(row)}`);
                }
            }
            assert.ok(seen === all, `${seen} tooltips of ${all} marks`);
        });
    }
});

test('what is selected is said to Safari, too, which knows one name of it alone', async () => {
    for (const name of ['answer-styles', 'views-styles']) {
        const css = await readFile(join(root, 'www/element', `${name}.js`), 'utf8');
        for (const [, before, value] of css.matchAll(/([^;{]*)[;{]user-select:(\w+)/g)) assert.equal(before, `-webkit-user-select:${value}`, name);
    }
});

test('it can be reached, stays there, and its text can be selected', async () => {
    const view = await open(places);
    await withEvidence('tooltip-reach', view, async () => {
        const { page } = view;
        await paintAll(page);
        await page.mouse.move(...(await middleOf(page, 'growth', 0.3, 0.2)));
        await tip(page, 'growth').waitFor();
        const before = await tip(page, 'growth').innerText();
        const { x, y, width, height } = await tip(page, 'growth').boundingBox();
        // Along the row, then down: as a hand does it.
        const mouse = await middleOf(page, 'growth', 0.3, 0.2);
        await page.mouse.move(x + width / 2, mouse[1], { steps: 6 });
        await page.mouse.move(x + width / 2, y + 24, { steps: 12 });
        await settle(page, 600);
        assert.equal(await tip(page, 'growth').innerText(), before);
        await page.mouse.move(x + 20, y + height / 2);
        await page.mouse.down();
        await page.mouse.move(x + width - 30, y + height / 2 + 4, { steps: 5 });
        await page.mouse.up();
        assert.ok((await page.evaluate(() => getSelection().toString())).length > 1, 'selected');
        assert.equal(await tip(page, 'growth').count(), 1);
        await page.mouse.move(2, 2);
        await settle(page, 400);
        assert.equal(await tip(page, 'growth').count(), 0);
    });
});

test('a tap outside closes it; a finger that goes down scrolls the page, one that goes along reads on', async () => {
    const view = await open(places, { width: 360, height: 740, hasTouch: true, isMobile: true, ratio: 2 });
    await withEvidence('tooltip-outside', view, async () => {
        const { page } = view;
        await paintAll(page);
        const place = await middleOf(page, 'growth', 0.3, 0.2);
        await page.touchscreen.tap(...place);
        await tip(page, 'growth').waitFor();
        const heading = await page.locator('indicator-chart[chart="growth"] .ic-subtitle').filter({ visible: true }).boundingBox();
        await page.touchscreen.tap(heading.x + 20, heading.y + 4);
        await settle(page, 200);
        assert.equal(await tip(page, 'growth').count(), 0);
        const cdp = await page.context().newCDPSession(page);
        const before = await page.evaluate(() => scrollY);
        const touch = (type, x, y) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
        await touch('touchStart', place[0], place[1]);
        for (let i = 1; i <= 10; i++) await touch('touchMove', place[0] + i / 2, place[1] - i * 16);
        await touch('touchEnd');
        await settle(page, 400);
        assert.ok((await page.evaluate(() => scrollY)) > before + 60, 'the page has scrolled');
        assert.equal(await tip(page, 'growth').count(), 0, 'and nothing was chosen');
        // Along the bars of a column chart, or a line, the finger chooses.
        const plot = page.locator('indicator-chart[chart="growth"] .ic-plot[role=group]');
        const here = await middleOf(page, 'growth', 0.3, 0.2);
        await touch('touchStart', here[0], here[1]);
        for (let i = 1; i <= 6; i++) await touch('touchMove', here[0] + i * 8, here[1]);
        await settle(page, 100);
        assert.equal(await plot.locator('.strip').isVisible(), true);
        await touch('touchEnd');
        assert.deepEqual(view.log.errors, []);
    });
});

test('a mouse points after a finger has tapped', async () => {
    const view = await open(places, { width: 760, hasTouch: true });
    await withEvidence('tooltip-both', view, async () => {
        const { page } = view;
        await paintAll(page);
        const chart = page.locator('indicator-chart[chart="growth"]');
        const [x, y] = await middleOf(page, 'growth', 0.3, 0.2);
        await page.touchscreen.tap(x, y);
        await chart.locator('.strip').waitFor();
        const chosen = await chart.evaluate((element) => element.selected.key);
        const { height } = await chart.locator('canvas').boundingBox();
        // Over all the rows below, one after the other.
        await page.mouse.move(x + 60, y);
        for (let share = 0; share < 0.7; share += 0.05) {
            await page.mouse.move(x + 60, y + height * share);
            await settle(page, 0);
        }
        const events = (await view.seen()).events.filter(({ chart }) => chart === 'growth');
        assert.ok(events.some(({ type }) => type === 'chart-hover'), 'it points');
        assert.equal(events.filter(({ type }) => type === 'chart-select').length, 1, 'and chooses nothing');
        assert.equal(await chart.evaluate((element) => element.selected.key), chosen);
        assert.deepEqual(view.log.errors, []);
    });
});

test('two fingers enlarge the page over a plot and choose nothing; then one moves it sideways, too', async () => {
    const view = await open(places, { width: 360, height: 740, hasTouch: true, isMobile: true, ratio: 2 });
    await withEvidence('tooltip-pinch', view, async () => {
        const { page } = view;
        await paintAll(page);
        const [x, y] = await middleOf(page, 'growth', 0.5, 0.5);
        const cdp = await page.context().newCDPSession(page);
        const touch = async (type, ...places) => {
            await cdp.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) });
            await settle(page, 16);
        };
        await touch('touchStart', [x - 20, y], [x + 20, y]);
        for (let i = 1; i <= 10; i += 1) await touch('touchMove', [x - 20 - i * 10, y], [x + 20 + i * 10, y]);
        await touch('touchEnd');
        await page.waitForFunction(() => visualViewport.scale > 1.5);
        const chosen = async () => (await view.seen()).events.filter(({ type }) => type === 'chart-select');
        assert.deepEqual(await chosen(), []);
        const left = () => page.evaluate(() => visualViewport.offsetLeft);
        const before = await left();
        await page.waitForFunction(() => getComputedStyle(document.querySelector('indicator-chart[chart="growth"]').shadowRoot.querySelector('.ic-plot')).touchAction === 'manipulation');
        await touch('touchStart', [180, 370]);
        for (let i = 1; i <= 10; i += 1) await touch('touchMove', [180 + i * 10, 370]);
        await touch('touchEnd');
        await page.waitForFunction((before) => Math.abs(visualViewport.offsetLeft - before) > 10, before);
        assert.deepEqual(await chosen(), []);
        assert.deepEqual(view.log.errors, []);
    });
});

test('where two fingers are down, neither chooses', async () => {
    const view = await open(places, { width: 360, height: 740, hasTouch: true, isMobile: true, ratio: 2 });
    await withEvidence('tooltip-two', view, async () => {
        const { page } = view;
        await paintAll(page);
        const [x, y] = await middleOf(page, 'growth', 0.5, 0.1);
        const count = async () => (await view.seen()).events.filter(({ type }) => type === 'chart-select').length;
        /** Fingers go along and over several rows: down, or up again. */
        const move = (fingers, places) => page.evaluate(async ([x, y, fingers, places]) => {
            const plot = document.querySelector('indicator-chart[chart="growth"]').shadowRoot.querySelector('.ic-plot');
            const send = (type, pointerId, i) => plot.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'touch', pointerId, isPrimary: pointerId === 1, clientX: x + i * 20, clientY: y + i * 12 }));
            const each = (type, i) => fingers.forEach((pointerId) => send(type, pointerId, i));
            each('pointerdown', places[0]);
            for (const i of places) {
                each('pointermove', i);
                await new Promise(requestAnimationFrame);
            }
        }, [x, y, fingers, places]);
        const down = [0, 1, 2, 3, 4, 5];
        await move([1], down);
        const one = await inTime(count, (count) => count > 0);
        assert.ok(one > 0, 'one finger chooses');
        await settle(page, 100);
        const before = await count();
        await move([1, 2], down.toReversed());
        await settle(page, 100);
        assert.equal(await count(), before);
        await move([1], down.toReversed());
        assert.ok((await inTime(count, (count) => count > before)) > before, 'and one does again');
    });
});

test('a crosshair goes through every panel', async () => {
    const path = '/test/panels.html';
    const document = JSON.parse(await readFile(join(root, 'tests/cases/facet-two-lines.json'), 'utf8'));
    const html = chartPage([{ chart: document.charts[0].id, src: '/test/case.json', id: 'c' }]);
    const view = await open(places, { path, html, files: { '/test/case.json': { contentType: 'application/json', body: JSON.stringify(document) } } });
    await withEvidence('tooltip-crosshair', view, async () => {
        const { page } = view;
        await page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'));
        const { x, y, width, height } = await page.locator('#c canvas').boundingBox();
        const { id } = document.charts[0];
        const before = await bitmap(page, id);
        await page.mouse.move(x + width * 0.15, y + height * 0.6);
        await page.locator('#c .tip').waitFor();
        await settle(page);
        const after = await bitmap(page, id);
        // Columns of pixels that are darker over the height of a plot.
        const changed = (from, to) => {
            let columns = 0;
            for (let i = Math.round(from * after.width); i < to * after.width; i++) {
                let rows = 0;
                for (let j = 0; j < after.height; j++) rows += Number(pixel(after, i, j).join() !== pixel(before, i, j).join());
                columns += Number(rows > after.height * 0.3);
            }
            return columns;
        };
        for (const panel of [0, 1, 2]) assert.ok(changed(panel / 3, (panel + 1) / 3) >= 1, `panel ${panel + 1}`);
        const said = (await page.locator('#c .tip').innerText()).replace(/\s+/g, ' ');
        for (const name of ['甲市', '乙市', '丙市']) assert.ok(said.includes(name), said);
    });
});
