// The gallery of test cases: every chart near the window paints, or fails
// where its case says so, without an error of the page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep, open, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();

/** Brings `name` into view and waits for its charts. */
async function seen(page, name) {
    const section = page.locator(`section[id="${name}"]`);
    await section.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await page.waitForFunction((id) => !document.getElementById(id).querySelector('[data-state=waiting]'), name);
    return section.evaluate((element) => ({
        errors: Number(element.dataset.errors),
        states: [...element.querySelectorAll('.sheet')].map((sheet) => sheet.dataset.state),
    }));
}

// Of widths and themes together, the scenes are proved natively.
for (const [width, theme] of [['360', 'light'], ['680', 'dark']]) {
    test(`every case at ${width} px, ${theme}`, async () => {
        const view = await open(places, { path: `/gallery.html#&width=${width}&theme=${theme}`, width: 1120, height: 900 });
        await withEvidence(`gallery-${width}-${theme}`, view, async () => {
            const { page } = view;
            await page.waitForSelector('section.case');
            const names = await page.$$eval('section.case', (all) => all.map(({ id }) => id));
            assert.ok(names.length > 50, `${names.length} cases`);
            for (const [index, name] of names.entries()) {
                const { errors, states } = await seen(page, name);
                assert.ok(states.length > 0, name);
                assert.equal(states.includes('error'), errors > 0, `${name}: ${states}`);
                if (index % 12 === 0) {
                    await settle(page);
                    await keep(`gallery-${width}-${theme}-${name}.png`, await page.screenshot());
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
