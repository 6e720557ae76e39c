// What is drawn: the same scene as on the command line, in the right pixels,
// and the same picture as the SVG.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { document, scenes, svg } from './core.mjs';
import { articlePath, keep, open, paintAll, program, root, settle, setUp, withEvidence } from './harness.mjs';
import { bitmap, colors, difference, near, onPaper, pixel, png, rasterised } from './pixels.mjs';
import { insides, outsides, parse } from './scene.mjs';

const places = await setUp();
const article = await document();
const blank = '<!doctype html><title>core</title><link rel="icon" href="data:,">';
const names = article.charts.map(({ id }) => id);

/**
 * The largest share of pixels in which canvas and SVG may differ by more than
 * 32 of 255, softened by 3 × 3 pixels and with a tolerance of one device pixel.
 */
const PARITY = 0.005;

/** Recorded scenes of the core: `NAME.CHART` → its text at five widths. */
async function recorded() {
    const folder = join(root, 'tests/snapshots');
    const found = new Map();
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.snap'))) {
        const text = await readFile(join(folder, file), 'utf8');
        const record = text.slice(text.indexOf('\n---\n') + 5).trim();
        if (record.startsWith('== ')) found.set(file.slice(0, -'.snap'.length), record);
    }
    return found;
}

test('wasm lays out the scenes that were recorded natively', async () => {
    const snapshots = await recorded();
    assert.ok(snapshots.size >= names.length, `${snapshots.size} records`);
    const view = await open(places, { path: '/test/scenes.html', html: blank });
    await withEvidence('scenes', view, async () => {
        for (const [name, record] of snapshots) {
            const [stem, chart] = name.split(/\.(.*)/);
            const path = stem === 'jinan-2023' ? undefined : `tests/cases/${stem}.json`;
            const widths = [...record.matchAll(/^== (\d+) px$/gm)].map(([, width]) => Number(width));
            const got = await scenes(view.page, await document(path), widths.map((width) => ({ chart, width })));
            const text = got.map((scene, place) => `== ${widths[place]} px\n${scene}`).join('').trim();
            if (text !== record) {
                await keep(`${name}.wasm.txt`, text);
                await keep(`${name}.native.txt`, record);
            }
            assert.ok(text === record, name);
        }
    });
});

test('wasm writes the SVG files that the command line writes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'indicator-charts-'));
    const view = await open(places, { path: '/test/svg.html', html: blank });
    await withEvidence('svg', view, async () => {
        const file = join(root, 'www', articlePath, 'article.json');
        execFileSync(program, ['render', file, '--out', folder, '--width', '640', '--theme', 'dark']);
        for (const chart of names) {
            const native = await readFile(join(folder, `${chart}.svg`), 'utf8');
            const own = await svg(view.page, article, { chart, width: 640, theme: 'dark', frame: true });
            if (own !== native) {
                await keep(`${chart}.wasm.svg`, own);
                await keep(`${chart}.native.svg`, native);
            }
            assert.ok(own === native, chart);
        }
    });
    await rm(folder, { recursive: true });
});

/** The scene that the canvas of `chart` shows, and where it starts. */
async function shown(page, chart) {
    const picture = await bitmap(page, chart);
    // The canvas reaches past the plot on both sides, for washes and outlines.
    const width = picture.css - 2 * picture.bleed;
    const [dump] = await scenes(page, article, [{ chart, width }]);
    return { picture, scene: parse(dump), offset: picture.bleed };
}

for (const ratio of [1, 2, 3]) {
    for (const colorScheme of ['light', 'dark']) {
        test(`marks have their colour and the rest is paper, ${colorScheme}, ratio ${ratio}`, async () => {
            const view = await open(places, { width: 376, ratio, colorScheme });
            await withEvidence(`marks-${ratio}-${colorScheme}`, view, async () => {
                await paintAll(view.page);
                const { light, dark } = colors;
                const themed = (color) => {
                    if (colorScheme === 'light') return color;
                    const role = Object.keys(light).find((name) => near(color, light[name], 0));
                    return role && dark[role];
                };
                let marks = 0;
                for (const chart of names) {
                    const { picture, scene, offset } = await shown(view.page, chart);
                    const at = ({ x, y }) => pixel(picture, (x + offset) * ratio, (y + offset) * ratio);
                    for (const place of insides(scene)) {
                        const wanted = themed(place.color);
                        if (!wanted) continue;
                        const found = at(place);
                        assert.ok(near(found, wanted, 2) && found[3] === 255, `${chart} at ${place.x},${place.y}: ${found}, not ${wanted}\n${place.line}`);
                        marks++;
                    }
                    const empty = outsides(scene);
                    assert.ok(empty.length > 5, `${chart} has empty places`);
                    for (const place of empty) {
                        const found = at(place);
                        const paper = found[3] === 0 || near(found, colors[colorScheme].paper, 0);
                        assert.ok(paper, `${chart} at ${place.x},${place.y}: ${found} is no paper`);
                    }
                }
                assert.ok(marks >= 20, `${marks} marks looked at`);
            });
        });
    }
}

for (const [width, colorScheme] of [[376, 'light'], [760, 'light'], [760, 'dark']]) {
    test(`canvas and SVG agree at ${width} px, ${colorScheme}`, async () => {
        const view = await open(places, { width, ratio: 2, colorScheme });
        await withEvidence(`parity-${width}-${colorScheme}`, view, async () => {
            await paintAll(view.page);
            await settle(view.page);
            const shares = {};
            const excess = [];
            for (const chart of names) {
                const picture = await bitmap(view.page, chart);
                const plot = picture.css - 2 * picture.bleed;
                const source = await svg(view.page, article, { chart, width: plot, theme: colorScheme });
                const drawn = await rasterised(view.page, source, picture, 2);
                const [canvas, vector] = [picture, drawn].map((one) => onPaper(one, colors[colorScheme].paper));
                const { share, map } = difference(canvas, vector);
                shares[chart] = `${(100 * share).toFixed(2)} %`;
                if (share > PARITY) {
                    excess.push(chart);
                    const name = `parity-${chart}-${width}-${colorScheme}`;
                    await keep(`${name}-canvas.png`, await png(view.page, canvas, map));
                    await keep(`${name}-svg.png`, await png(view.page, vector));
                }
            }
            console.log(`canvas and SVG at ${width} px, ${colorScheme}: ${Object.values(shares).join(', ')}`);
            assert.deepEqual(excess, [], `over ${100 * PARITY} %: ${JSON.stringify(shares)}`);
        });
    });
}
