// The examples of www/docs/embed.md, word for word, with the npm package in a
// project: React and Vue, WordPress's classic editor, a plain copy of files.

import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { autop } from '@wordpress/autop';
import { fits, ready, snippet } from './embedding.mjs';
import { bundle, example } from './examples.mjs';
import { articlePath, launch, open, root, serve, settle, withEvidence } from './harness.mjs';
import { install } from './installed.mjs';

const { project, installed } = await install();
const article = join(root, 'www', articlePath, 'article.json');
await cp(article, join(project, 'article.json'));
const [server, browser] = await Promise.all([serve(project), launch()]);
after(async () => {
    await browser.close();
    server.stop();
});

const html = (name, head = '') => `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">
${head}<script type="module" src="/${name}/app.js"></script><div id="root"></div>`;

/** What every framework must do; `window.app` has what its entry gives. */
async function works(name, head) {
    const view = await open({ server, browser }, { path: `/${name}.html`, html: html(name, head) });
    await withEvidence(`framework-${name}`, view, async () => {
        const { page, log } = view;
        await page.locator('#root p', { hasText: '画好了' }).waitFor();
        assert.equal(await page.locator('indicator-chart').getAttribute('document'), null, 'a property, not an attribute');
        await page.locator('.ic-plot').click({ position: { x: 60, y: 30 } });
        await page.locator('indicator-chart + p', { hasText: '高新区' }).waitFor();
        await page.evaluate(() => {
            const next = structuredClone(window.app.first);
            next.charts.find(({ id }) => id === 'growth').title = '另一个标题';
            window.app.give(next);
        });
        await page.locator('.ic-title', { hasText: '另一个标题' }).waitFor();
        await page.evaluate(() => {
            window.gone = new WeakRef(document.querySelector('indicator-chart'));
            window.app.unmount();
        });
        assert.equal(await page.locator('indicator-chart').count(), 0);
        await settle(page, 200);
        const client = await page.context().newCDPSession(page);
        for (let turn = 0; turn < 3; turn++) await client.send('HeapProfiler.collectGarbage');
        assert.equal(await page.evaluate(() => window.gone.deref()), undefined, 'nothing holds the chart any more');
        assert.deepEqual((await view.seen()).violations, []);
        assert.deepEqual(log.errors, []);
    });
}

test('React: document, events and release', async () => {
    const entry = `import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { Story } from './story.jsx';
const root = createRoot(document.querySelector('#root'));
const give = (next) => root.render(<Story indicators={next} />);
const first = await (await fetch('/article.json')).json();
window.app = { first, give, unmount: () => flushSync(() => root.unmount()) };
give(first);`;
    await bundle(project, 'react', entry, { 'story.jsx': example('jsx', 'export function Story') });
    await works('react', '<script type="module" src="/node_modules/indicator-charts/element.js"></script>\n');
});

test('Vue: document, events and release, with the package in the bundle', async () => {
    const entry = `import { createApp, h, shallowRef } from 'vue';
import Story from './Story.vue';
const first = await (await fetch('/article.json')).json();
const given = shallowRef(first);
const app = createApp({ setup: () => () => h(Story, { indicators: given.value }) });
window.app = { first, give: (next) => { given.value = next; }, unmount: () => app.unmount() };
app.mount('#root');`;
    await bundle(project, 'vue', entry, { 'Story.vue': example('vue', '<script setup>') });
    await cp(join(installed, 'pkg'), join(project, 'vue/pkg'), { recursive: true });
    await works('vue');
});

test('WordPress: its classic editor leaves the code as it is, and the frame fits', async () => {
    const code = example('html', '<!-- wp:html -->').replace(/<!--.*?-->\n?/g, '');
    const [frame] = code.match(/<iframe.*<\/iframe>/);
    const written = autop(`前文。\n\n${code}\n\n后文。`);
    assert.ok(written.includes(frame), 'as it was');
    const local = written
        .replace('https://example.com/charts/growth/index.html', '/node_modules/indicator-charts/frame.html?src=../../article.json&chart=growth')
        .replace('https://example.com/assets/1a2b3c4d5e/', '/node_modules/indicator-charts/');
    const view = await open({ server, browser }, { path: '/wordpress.html', html: `<!doctype html><meta charset="utf-8"><title>post</title><link rel="icon" href="data:,">${local}` });
    await withEvidence('framework-wordpress', view, async () => {
        await ready(view.page);
        await fits(view.page);
        assert.deepEqual((await view.seen()).violations, []);
        assert.deepEqual(view.log.errors, []);
    });
});

test('a plain copy in any folder works, live and in a frame', async () => {
    const site = join(project, 'site');
    await mkdir(join(site, 'posts/one'), { recursive: true });
    await cp(installed, join(site, 'assets/charts'), { recursive: true });
    await cp(article, join(site, 'posts/one/article.json'));
    const page = example('html', 'article="#story"').replaceAll('/indicator-charts/', '../../assets/charts/');
    const frame = snippet('../../assets/charts/frame.html?src=../../posts/one/article.json&chart=shares');
    const body = `<!doctype html><meta charset="utf-8"><title>post</title><link rel="icon" href="data:,">${page}<div id="story"></div>${frame}<script defer src="../../assets/charts/embed.js"></script>`;
    await writeFile(join(site, 'posts/one/index.html'), body);
    const view = await open({ server, browser }, { path: '/site/posts/one/' });
    await withEvidence('framework-copy', view, async () => {
        await view.page.locator('indicator-chart canvas').waitFor();
        await ready(view.page);
        await fits(view.page);
        assert.deepEqual((await view.seen()).violations, []);
        assert.deepEqual(view.log.errors, []);
    });
});
