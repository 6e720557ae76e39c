// The page inside a frame, by itself and as its query says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { follow, frameAt, obeys, openHost, ready, snippet } from './embedding.mjs';
import { articlePath, open, setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();

test('without a parent it is a plain page', async () => {
    const view = await open(places, { path: frameAt('growth'), width: 360, init: () => addEventListener('message', () => { window.talks = true; }) });
    await withEvidence('frame-plain', view, async () => {
        await view.page.locator('indicator-chart canvas').waitFor();
        await settle(view.page, 200);
        assert.equal(await view.page.evaluate(() => window.talks), undefined);
        assert.equal(await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, 'no horizontal scroll');
        assert.deepEqual((await view.seen()).violations, []);
        assert.deepEqual(view.log.errors, []);
    });
});

test('the query names document, chart, language, theme and id', async () => {
    const view = await openHost(places, snippet(frameAt('growth', '&lang=en&theme=dark&id=seven')));
    await withEvidence('frame-query', view, () => obeys(view));
});

test('a document from elsewhere is not shown', async () => {
    const sources = ['https://example.org/a.json', '//example.org/a.json', 'data:application/json,{}', 'javascript:alert(1)', 'blob:x'];
    for (const source of sources) {
        const view = await open(places, { path: `/frame.html?chart=growth&src=${encodeURIComponent(source)}`, width: 360 });
        await withEvidence('frame-elsewhere', view, async () => {
            await settle(view.page, 200);
            assert.equal(await view.page.locator('indicator-chart').getAttribute('src'), null, source);
            assert.deepEqual(view.log.errors, []);
        });
    }
});

test('the link of the chart opens beside the host, in a sandbox that allows it', async () => {
    const document = `${articlePath}article.json`;
    const sourced = async (response) => {
        const json = await response.json();
        json.charts.find(({ id }) => id === 'growth').source = { label: 'source', url: `${places.server.url}/docs/` };
        return { body: JSON.stringify(json) };
    };
    const view = await openHost(places, snippet(frameAt('growth'), 'sandbox="allow-scripts allow-popups"'), { files: { [document]: sourced } });
    await withEvidence('frame-sandbox-link', view, async () => {
        await follow(view, await ready(view.page), '.ic-source a', /\/docs\/$/);
    });
});
