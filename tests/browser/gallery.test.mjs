// The gallery of test cases: every chart near the window paints, or fails
// where its case says so, without an error of the page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, setUp, withEvidence } from './harness.mjs';

const places = await setUp();

/** Brings `names` into view and waits for their charts. */
const seen = async (page, names) => {
    await page.evaluate((name) => document.getElementById(name).scrollIntoView({ block: 'start', behavior: 'instant' }), names[0]);
    await page.waitForFunction((names) => names.every((name) => !document.getElementById(name).querySelector('[data-state=waiting]')), names);
    return page.evaluate((names) => names.map((name) => {
        const section = document.getElementById(name);
        return { name, errors: Number(section.dataset.errors), states: [...section.querySelectorAll('.sheet')].map((sheet) => sheet.dataset.state) };
    }), names);
};

/** So many cases stand in a window as high as this. */
const [TOGETHER, HEIGHT] = [8, 9000];

// Of widths and themes together, the scenes are proved natively.
for (const [width, theme] of [['360', 'light'], ['680', 'dark']]) {
    test(`every case at ${width} px, ${theme}`, async () => {
        const view = await open(places, { path: `/gallery.html#&width=${width}&theme=${theme}`, width: 1120, height: HEIGHT });
        await withEvidence(`gallery-${width}-${theme}`, view, async () => {
            const { page } = view;
            await page.waitForSelector('section.case');
            const names = await page.$$eval('section.case', (all) => all.map(({ id }) => id));
            assert.ok(names.length > 50, `${names.length} cases`);
            for (let at = 0; at < names.length; at += TOGETHER) {
                for (const { name, errors, states } of await seen(page, names.slice(at, at + TOGETHER))) {
                    assert.ok(states.length > 0, name);
                    assert.equal(states.includes('error'), errors > 0, `${name}: ${states}`);
                }
            }
            assert.deepEqual((await view.seen()).violations, []);
            assert.deepEqual(view.log.errors, []);
        });
    });
}

test('the fragment names a case and the controls change the view', async () => {
    const view = await open(places, { path: '/gallery.html#bar-exact', width: 1120, height: 900 });
    await withEvidence('gallery-fragment', view, async () => {
        const { page } = view;
        const widths = () => page.$$eval('#bar-exact .sheet', (all) => all.map(({ dataset }) => `${dataset.width} ${dataset.theme}`));
        await page.waitForFunction(() => document.querySelector('#bar-exact [data-state=ready]'));
        assert.deepEqual(await widths(), ['360 light', '680 light']);
        assert.ok(await page.$eval('#bar-exact', (section) => section.getBoundingClientRect().top < innerHeight), 'in view');
        await page.check('input[value=dark]');
        await page.check('input[value="680"]');
        assert.deepEqual(await widths(), ['680 dark']);
        assert.match(new URL(page.url()).hash, /&width=680&theme=dark$/);
        assert.equal(await page.$eval('.sheet indicator-chart', (chart) => chart.clientWidth), 680);
        assert.deepEqual(view.log.errors, []);
    });
});
