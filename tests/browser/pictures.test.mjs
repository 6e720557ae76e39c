// The picture that the command line draws and the one that the live chart
// saves are the same, but for the edges of letters: two text engines.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { articlePath, open, program, root, setUp, settle, withEvidence } from './harness.mjs';
import { article, folder, fonts } from './pack.mjs';

const places = await setUp();
/** The first family of the theme's list, as the vendored font. */
const FAMILY = 'PingFang SC';
/** Of 255: less is the smoothing of an edge. */
const EDGE = 96;
/** Of all pixels. */
const MOST = 0.005;

const face = (file, weight) => `@font-face{font-family:"${FAMILY}";font-weight:${weight};src:url("/test/${file}")}`;

test('PNG files of the command line and of the live chart differ by less than 0.5 % of pixels', async () => {
    const out = await folder();
    const width = 680;
    execFileSync(program, ['render', article, '--format', 'png', '--width', String(width), '--out', out, ...fonts]);
    const files = {
        '/test/fonts.css': { contentType: 'text/css', body: face('Regular.otf', 400) + face('Bold.otf', 700) },
        ...Object.fromEntries(await Promise.all(['Regular', 'Bold'].map(async (weight) =>
            [`/test/${weight}.otf`, { contentType: 'font/otf', body: await readFile(join(root, `tests/fonts/NotoSansSC-${weight}.otf`)) }]))),
    };
    const { charts } = JSON.parse(await readFile(article, 'utf8'));
    const tags = charts.map(({ id }) => `<indicator-chart src="${articlePath}article.json" chart="${id}"></indicator-chart>`);
    const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><link rel="stylesheet" href="/test/fonts.css">
<link rel="stylesheet" href="/test/page.css"><script type="module" src="/element.js"></script><main>${tags.join('\n')}</main>`;
    files['/test/page.css'] = { contentType: 'text/css', body: `body{margin:0}main{width:${width}px}` };
    const csp = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' data:; font-src 'self'";
    const view = await open(places, { path: '/test/pictures.html', html, files, csp, width: 720, height: 6000 });
    await withEvidence('pictures', view, async () => {
        await view.page.evaluate((family) => Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 16px "${family}"`, '图'))), FAMILY);
        await view.page.waitForFunction((count) => window.seen.events.filter(({ type }) => type === 'chart-ready').length === count, charts.length);
        await settle(view.page);
        for (const [place, { id }] of charts.entries()) {
            const drawn = (await readFile(join(out, `${id}.png`))).toString('base64');
            const found = await view.page.evaluate(async ([place, drawn, edge]) => {
                const pixels = async (source) => {
                    const image = new Image();
                    image.src = source;
                    await image.decode();
                    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
                    const context = canvas.getContext('2d');
                    context.drawImage(image, 0, 0);
                    return context.getImageData(0, 0, image.width, image.height);
                };
                const live = await document.querySelectorAll('indicator-chart')[place].toPng();
                const [one, other] = [await pixels(`data:image/png;base64,${drawn}`), await pixels(URL.createObjectURL(live))];
                let differ = 0;
                for (let i = 0; i < one.data.length; i += 4) {
                    const most = Math.max(...[0, 1, 2].map((channel) => Math.abs(one.data[i + channel] - other.data[i + channel])));
                    if (most > edge) differ += 1;
                }
                return { sizes: [[one.width, one.height], [other.width, other.height]], differ: differ / (one.data.length / 4) };
            }, [place, drawn, EDGE]);
            assert.deepEqual(found.sizes[0], found.sizes[1], id);
            assert.ok(found.differ <= MOST, `${id}: ${(100 * found.differ).toFixed(2)} %`);
        }
    });
});
