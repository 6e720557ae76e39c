// A chart follows its width, the screen's resolution and the reader's theme.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, paintAll, settle, setUp, withEvidence } from './harness.mjs';
import { bitmap, colors, share } from './pixels.mjs';

const places = await setUp();

/** Waits until every painted canvas near the viewport is as large as its place on this screen; others are coarse. */
const fits = (page) =>
    page.waitForFunction(() =>
        [...document.querySelectorAll('indicator-chart')]
            .filter((element) => {
                const { top, bottom } = element.getBoundingClientRect();
                return bottom > -innerHeight && top < 2 * innerHeight;
            })
            .flatMap((element) => [...element.shadowRoot.querySelectorAll('canvas')])
            .every((canvas) => {
                const { width, height } = canvas.getBoundingClientRect();
                const ratio = devicePixelRatio;
                return canvas.width === Math.round(width * ratio) && canvas.height === Math.round(height * ratio);
            }),
    );

test('a chart is laid out again when its width changes', async () => {
    const view = await open(places, { width: 1000 });
    await withEvidence('resize', view, async () => {
        await paintAll(view.page);
        for (const width of [760, 500, 360, 320, 1000]) {
            await view.page.setViewportSize({ width, height: 1000 });
            await settle(view.page, 100);
            await fits(view.page);
            const { width: drawn, ink } = await bitmap(view.page, 'growth');
            assert.ok(drawn <= width && ink > 0.005, `growth at ${width}: ${drawn} px, ink ${ink}`);
        }
        assert.deepEqual(view.log.errors, []);
    });
});

test('a change of the device-pixel ratio paints as sharp as the new screen', async () => {
    const view = await open(places, { width: 700 });
    await withEvidence('ratio', view, async () => {
        await paintAll(view.page);
        const devtools = await view.page.context().newCDPSession(view.page);
        for (const ratio of [2, 3, 1.25, 4, 1]) {
            // Emulated, media queries are told only when the size changes, too.
            const metrics = { width: 700, height: 1000 + 8 * ratio, deviceScaleFactor: ratio, mobile: false };
            await devtools.send('Emulation.setDeviceMetricsOverride', metrics);
            await fits(view.page);
            await settle(view.page, 50);
            const { ink } = await bitmap(view.page, 'growth');
            assert.ok(ink > 0.005, `ink at ratio ${ratio}: ${ink}`);
        }
        assert.deepEqual(view.log.errors, []);
    });
});

test('dark and light follow the reader, live', async () => {
    const view = await open(places, { colorScheme: 'light' });
    await withEvidence('theme', view, async () => {
        await paintAll(view.page);
        for (const scheme of ['light', 'dark', 'light']) {
            await view.page.emulateMedia({ colorScheme: scheme });
            await settle(view.page, 150);
            const other = scheme === 'light' ? 'dark' : 'light';
            for (const chart of ['growth', 'firms', 'invest']) {
                const picture = await bitmap(view.page, chart);
                assert.ok(share(picture, colors[scheme].subject) > 0.001, `${chart} has the ${scheme} subject colour`);
                assert.equal(share(picture, colors[other].subject), 0, `${chart} has no ${other} subject colour`);
            }
        }
        assert.deepEqual(view.log.errors, []);
    });
});

test('the theme attribute overrules the reader', async () => {
    const view = await open(places, { colorScheme: 'light' });
    await withEvidence('theme-attribute', view, async () => {
        await paintAll(view.page);
        await view.page.evaluate(() => document.querySelector('[chart=growth]').setAttribute('theme', 'dark'));
        await settle(view.page, 150);
        assert.ok(share(await bitmap(view.page, 'growth'), colors.dark.subject) > 0.001);
        assert.ok(share(await bitmap(view.page, 'firms'), colors.light.subject) > 0.001);
    });
});
