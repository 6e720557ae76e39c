// The core as `wasm-pack build` alone makes it, in one piece: what a web
// developer builds who does not use the Makefile.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { document as article } from './core.mjs';
import { chartPage, launch, open, paintAll, root, serve, settle, withEvidence } from './harness.mjs';

const folder = await mkdtemp(join(tmpdir(), 'indicator-charts-plain-'));
after(() => rm(folder, { recursive: true, force: true }));

test('the charts of the article paint with a core in one piece, which saves pictures too', async () => {
    // The same in a third of the time: only its size and its speed are others.
    const env = { ...process.env, CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16', CARGO_PROFILE_RELEASE_OPT_LEVEL: '1' };
    execFileSync('wasm-pack', ['build', '--no-opt', '--target', 'web', '--out-dir', join(folder, 'pkg')], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
    await cp(join(root, 'www'), folder, { recursive: true, filter: (path) => !path.startsWith(join(root, 'www/pkg')) });
    const server = await serve(folder);
    const browser = await launch();
    try {
        const { charts } = await article();
        const html = chartPage(charts.map(({ id }) => id));
        const view = await open({ server, browser }, { width: 360, path: '/test/plain.html', html });
        await withEvidence('plain', view, async () => {
            const count = await paintAll(view.page);
            await settle(view.page);
            const { events, violations } = await view.seen();
            assert.equal(events.filter(({ type }) => type === 'chart-ready').length, count);
            const svg = await view.page.locator('indicator-chart').first().evaluate((element) => element.toSvg());
            assert.match(svg, /^<svg [^>]*viewBox/);
            assert.deepEqual(violations, []);
            assert.deepEqual(view.log.errors, []);
            assert.ok(!view.log.requests.some((url) => url.includes('/parts/')), 'nothing else is asked for');
        });
    } finally {
        await browser.close();
        server.stop();
    }
});
