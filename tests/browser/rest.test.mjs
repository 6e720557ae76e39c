// The picture at rest, painted over with each move of a pointer: what readers
// see is what a painting of everything would show.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartPage, open, settle, setUp, withEvidence } from './harness.mjs';

const places = await setUp();
const rows = Array.from({ length: 900 }, (_, x) => [`${x}`, `${(x * 7919) % 101}`, `${(x * 7907) % 89}`]);
const columns = ['x', 'y', 'z'].map((name) => ({ name, type: 'number' }));
const long = { version: 1, charts: [{ id: 'c', kind: 'line', data: { columns, rows } }] };
const file = { contentType: 'application/json', body: JSON.stringify(long) };
const shown = (options) => open(places, { path: '/test/rest.html', html: chartPage([{ chart: 'c', id: 'c', src: '/test/rest.json' }]), files: { '/test/rest.json': file }, ...options });

for (const ratio of [1, 2]) {
    test(`painted over, a long line is as if painted anew, at ratio ${ratio}`, async () => {
        const view = await shown({ ratio });
        await withEvidence(`rest-${ratio}`, view, async () => {
            const found = await view.page.evaluate(async ([json, ratio]) => {
                const [{ core, part }, { flatten }] = await Promise.all([import('/element/core.js'), import('/element/flatten.js')]);
                const glue = await core();
                const read = new glue.Document(flatten(json));
                for (const name of [...read.parts('c'), 'answer']) await part(glue, name);
                const chart = read.chart('c');
                chart.layout(680, 'light');
                const [all, over, rest] = Array.from({ length: 3 }, () => document.createElement('canvas'));
                const pixels = (canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                const out = { idle: chart.hasRest(), states: [] };
                chart.paintRest(rest, ratio);
                const middle = chart.order()[450];
                for (const [state, linked] of [[[middle, -1, -1], []], [[-1, 3, 900], []], [[middle, 3, -1], []], [[-1, -1, -1], [3]]]) {
                    chart.setState(...state, new Uint32Array(linked));
                    const kept = chart.hasRest();
                    chart.paint(all, ratio);
                    chart.paintOver(over, ratio, rest);
                    const [one, other, still] = [all, over, rest].map(pixels);
                    const differ = (a, b) => a.reduce((sum, value, i) => sum + (Math.abs(value - b[i]) > 2), 0);
                    out.states.push({ kept, wrong: differ(one, other), changed: differ(one, still) });
                }
                return out;
            }, [long, ratio]);
            assert.equal(found.idle, false, 'nothing is kept for who points at nothing');
            for (const [i, { kept, wrong, changed }] of found.states.entries()) {
                assert.ok(changed > 50, `state ${i} shows something`);
                // What a sentence names makes the rest give way.
                assert.equal(kept, i < 3, `state ${i}`);
                if (kept) assert.equal(wrong, 0, `state ${i}`);
            }
        });
    });
}

test('the element paints over, and everything anew when its width or colours change', async () => {
    const view = await shown({});
    await withEvidence('rest-element', view, async () => {
        const { page } = view;
        await page.waitForFunction(() => window.seen.events.some(({ type }) => type === 'chart-ready'));
        // Not thousands of characters where it fails.
        const picture = () => page.locator('#c canvas').evaluate(async (canvas) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data))].join());
        const plot = page.locator('#c .ic-plot[role=group]');
        const over = async () => {
            const { x, y, width, height } = await plot.boundingBox();
            await page.mouse.move(x + width / 2, y + height / 2);
            await page.mouse.move(x + width / 2 + 1, y + height / 2);
            await page.locator('#c .tip').waitFor();
            await settle(page);
        };
        const away = async () => {
            await page.mouse.move(0, 0);
            await page.locator('#c .tip').waitFor({ state: 'hidden' });
            await settle(page);
        };
        for (const change of [() => {}, () => page.emulateMedia({ colorScheme: 'dark' }), () => page.setViewportSize({ width: 500, height: 900 })]) {
            await change();
            await settle(page, 150);
            const still = await picture();
            await over();
            assert.notEqual(await picture(), still);
            await away();
            assert.equal(await picture(), still, 'as before');
        }
        assert.deepEqual(view.log.errors, []);
        assert.deepEqual((await view.seen()).violations, []);
    });
});
