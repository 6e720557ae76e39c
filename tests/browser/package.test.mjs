// The npm package, installed in an empty project and imported by a page.

import assert from 'node:assert/strict';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Script } from 'node:vm';
import { articlePath, fallback, launch, open, root, serve, withEvidence } from './harness.mjs';
import { install, run } from './installed.mjs';
import { published } from './published.mjs';

const { project, installed } = await install();
const options = ['--noEmit', '--strict', '--module', 'es2022', '--moduleResolution', 'bundler', '--target', 'es2022', '--lib', 'es2022,dom'];
const tsc = join(root, 'tests/browser/node_modules/.bin/tsc');

test('it has a licence, types and no dependencies', async () => {
    const described = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
    assert.equal(described.license, 'MIT');
    assert.deepEqual(described.dependencies ?? {}, {});
    const files = new Set(await readdir(installed, { recursive: true }));
    const named = Object.values(described.exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
    for (const file of [...named, './README.md', './LICENSE', './custom-elements.json']) assert.ok(files.has(file.slice(2)), file);
    assert.deepEqual([...files].filter((file) => /articles|studio|\.html$|\.css$/.test(file)).sort(), ['figure.css', 'frame.html', 'style.css'], 'nothing of the demonstration');
    // A page may load it as a classic script.
    new Script(await readFile(join(installed, 'embed.js'), 'utf8'));
});

test('the manifest of elements names every attribute, method and event of the README', async () => {
    const manifest = JSON.parse(await readFile(join(installed, 'custom-elements.json'), 'utf8'));
    const [{ attributes, members, events }] = manifest.modules[0].declarations;
    const readme = await readFile(join(root, 'README.md'), 'utf8');
    const about = readme.slice(readme.indexOf('## The element'), readme.indexOf('A tool without a page'));
    const found = (pattern) => [...new Set([...about.matchAll(pattern)].map(([, name]) => name))].sort();
    const names = (list) => list.map(({ name }) => name).sort();
    const [first, second] = about.split('| event |');
    assert.deepEqual(names(attributes), [...first.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name).sort());
    assert.deepEqual(names(events), [...second.matchAll(/`(chart-\w+)`/g)].map(([, name]) => name).sort());
    const methods = members.filter(({ kind }) => kind === 'method');
    assert.deepEqual(names(methods), found(/chart\.(\w+)\(/g).filter((name) => name !== 'addEventListener'));
    const source = await readFile(join(root, 'www/element.js'), 'utf8');
    for (const { name } of methods) assert.match(source, new RegExp(`^ {2}(async )?${name}\\(`, 'm'));
    const observed = source.match(/observedAttributes = \[(.*?)\]/)[1].match(/\w+/g);
    for (const name of observed) assert.ok(names(attributes).includes(name), name);
});

test('its types serve a project in TypeScript', async () => {
    await writeFile(
        join(project, 'use.ts'),
        `import 'indicator-charts';
import { articleText } from 'indicator-charts/article-text';
import init from 'indicator-charts/core';
const text: string = articleText(document.body);
void init; void text;
`,
    );
    run(tsc, [...options, 'use.ts'], project);
});

test('its tag has types in JSX', async () => {
    await mkdir(join(project, 'node_modules/@types'), { recursive: true });
    for (const name of ['@types/react', 'csstype']) await symlink(join(root, 'tests/browser/node_modules', name), join(project, 'node_modules', name));
    const jsx = (attributes) => `import type {} from 'indicator-charts/react';
export const chart = <indicator-chart chart="growth" document={{ version: 1 }} ${attributes}><figure /></indicator-chart>;
`;
    const check = (...files) => run(tsc, [...options, '--jsx', 'react-jsx', ...files], project);
    await writeFile(join(project, 'use.tsx'), jsx(`theme="dark" onchart-select={({ detail }) => detail.datum?.label}`));
    check('use.tsx');
    await writeFile(join(project, 'misuse.tsx'), jsx('theme="pink"'));
    assert.throws(() => check('misuse.tsx'));
});

test('node resolves its exports', () => {
    const names = ['indicator-charts', 'indicator-charts/core', 'indicator-charts/wasm', 'indicator-charts/article-text'];
    const script = `for (const name of ${JSON.stringify(names)}) console.log(import.meta.resolve(name));`;
    const found = run(process.execPath, ['--input-type=module', '--eval', script], project).trim().split('\n');
    assert.equal(found.length, names.length);
    for (const address of found) assert.match(address, /^file:.*node_modules\/indicator-charts\//);
});

test('a chart paints from node_modules', async () => {
    await mkdir(join(project, 'data'));
    await cp(join(root, 'www', articlePath, 'article.json'), join(project, 'data/article.json'));
    const { exports } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
    const entry = `/node_modules/indicator-charts/${exports['.'].default.slice(2)}`;
    const server = await serve(project);
    const browser = await launch();
    try {
        const html = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>package</title><link rel="icon" href="data:,">
<script type="module" src="${entry}"></script>
<indicator-chart id="growth" src="/data/article.json" chart="growth">${fallback('growth')}</indicator-chart>`;
        const view = await open({ server, browser }, { path: '/page.html', html });
        await withEvidence('package', view, async () => {
            await view.page.waitForFunction(() => window.seen.events.some(({ type }) => /ready|error/.test(type)));
            const { events, violations } = await view.seen();
            assert.deepEqual(events.map(({ type }) => type), ['chart-ready']);
            assert.deepEqual(violations, []);
            const loaded = () =>
                view.log.requests
                    .filter((url) => /\.(js|wasm)$/.test(url))
                    .map((url) => new URL(url).pathname.replace('/node_modules/indicator-charts/', ''))
                    .sort();
            const { now: any, figures, kinds } = await published();
            // The publisher's figure here has no words for those who listen: the core's come once the chart is seen.
            const now = [...any, ...figures, kinds.lead, 'pkg/parts/described.wasm', 'pkg/parts/extremes.wasm'];
            for (let turn = 0; turn < 100 && loaded().length < now.length; turn++) await view.page.waitForTimeout(50);
            assert.deepEqual(loaded(), now.toSorted());
            await view.page.locator('#growth .ic-plot').hover();
            await view.page.locator('#growth .tip').waitFor();
            const all = [...now, 'element/answer.js', 'element/views.js', 'pkg/parts/answer.wasm'].sort();
            for (let turn = 0; turn < 100 && loaded().length < all.length; turn++) await view.page.waitForTimeout(50);
            assert.deepEqual(loaded(), all, 'and the rest with the first action');
            assert.deepEqual(view.log.errors, []);
        });
    } finally {
        await browser.close();
        server.stop();
    }
});

test('a chart in a frame shares the story of one in the page', async () => {
    const server = await serve(project);
    const browser = await launch();
    const folder = '/node_modules/indicator-charts';
    const text = '前三季度，地区生产总值为1331.4亿元，同比增长7.9%，增速领先全省1.9个百分点，领先全市1.7个百分点。';
    try {
        const html = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>package</title><link rel="icon" href="data:,">
<script type="module" src="${folder}/element.js"></script><script type="module" src="${folder}/link-frames.js"></script>
<article id="story"><p>读济南高新区的2023年，不妨从总量读起。${text}</p></article>
<indicator-chart src="/data/article.json" chart="overview" article="#story">${fallback('overview')}</indicator-chart>
<iframe src="${folder}/frame.html?src=/data/article.json&chart=growth" data-article="#story" width="700" height="400"></iframe>`;
        const view = await open({ server, browser }, { path: '/frames.html', html });
        await withEvidence('package-frames', view, async () => {
            const figure = view.page.getByRole('group', { name: /文中的数字/ }).getByRole('button', { name: '7.9%，见图 1、图 2' });
            await figure.waitFor({ state: 'attached' });
            assert.deepEqual((await view.seen()).violations, []);
            assert.deepEqual(view.log.errors, []);
        });
    } finally {
        await browser.close();
        server.stop();
    }
});

test('a tool draws a chart with the core', async () => {
    await writeFile(
        join(project, 'tool.mjs'),
        `import { readFile } from 'node:fs/promises';
import init, { Document } from 'indicator-charts/core';
import { flatten } from 'indicator-charts/flatten';
await init({ module_or_path: await readFile(new URL(import.meta.resolve('indicator-charts/wasm'))) });
const chart = new Document(flatten(JSON.parse(await readFile('article.json')))).chart('growth');
console.log(chart.toSvg(680, 'light', true));
`,
    );
    await cp(join(root, 'www', articlePath, 'article.json'), join(project, 'article.json'));
    assert.match(run(process.execPath, ['tool.mjs'], project), /^<svg [^]*7\.9[^]*<\/svg>\n/);
});
