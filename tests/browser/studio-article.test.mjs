// The studio from beginning to end, with the extractor as it is built: the text
// of the demonstration article is pasted, nine of its charts are chosen among
// the suggestions, and the pack shows the same nine on another host.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { open, paintAll, serve, setUp, withEvidence } from './harness.mjs';
import { article, articleText, downloaded, go, kept, openStudio, paste, read, sound, stored } from './studio.mjs';

const places = await setUp();
const text = await articleText(places);

/** Of the demonstration article's charts. */
const NINE = ['growth', 'shares', 'firms', 'pipeline', 'land', 'invest', 'fournew', 'opening', 'life'];
/** What no suggestion has: an editor adds it by the form. */
const ADDED = { firms: '规上工业企业' };

const refOf = (reference) => reference.ref ?? reference;

/** The figures that a chart states, such as 1331.4亿元, in no order; what is derived is not stated. */
function figures(document, chart) {
    const byId = new Map(document.indicators.map((one) => [one.id, one]));
    const stated = (chart.indicators ?? []).flatMap((reference) => {
        const [id, part, at] = refOf(reference).split('.');
        const one = byId.get(id);
        const quantity = part === 'compare' ? one.compare[at] : part ? one[part] : one;
        return one.derived ? [] : [`${quantity.value}${quantity.unit ?? ''}`];
    });
    return new Set(stated);
}

const drawn = ({ kind, variant }) => `${kind} ${variant ?? (kind === 'share' ? 'bar' : '')}`.trim();
const same = (one, other) => one.size === other.size && [...one].every((figure) => other.has(figure));
const wanted = NINE.map((id) => article.charts.find((chart) => chart.id === id));

/** The suggestion that is drawn alike and states most of the same figures, and no others. */
function suggested(draft, chart) {
    const own = figures(article, chart);
    const alike = draft.offers.filter((offer) => drawn(offer) === drawn(chart) && [...figures(draft, offer)].every((figure) => own.has(figure)));
    return alike.toSorted((one, other) => figures(draft, other).size - figures(draft, one).size)[0];
}

/** Chooses the nine, each by its button; the draft then. */
async function chooseNine(page) {
    const { offers, indicators } = await kept(page);
    await page.click('.more-offers');
    for (const chart of wanted) {
        const offer = suggested({ offers, indicators }, chart);
        assert.ok(offer, `${chart.id} is suggested`);
        await page.locator('.offers .take').and(page.getByLabel(`用这张：${offer.title}`, { exact: true })).first().click();
        if (!ADDED[chart.id]) continue;
        await page.selectOption('.chart-form select[aria-label="加一个指标"]', { label: await label(page, ADDED[chart.id]) });
        await page.click('.chart-form .adding button');
    }
    return kept(page);
}

const label = (page, name) => page.locator('.chart-form select[aria-label="加一个指标"] option', { hasText: name }).first().textContent();

/** The files of a pack, in a folder. */
async function unpacked(files) {
    const folder = await mkdtemp(join(tmpdir(), 'studio-pack-'));
    for (const [path, content] of files) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
    }
    return folder;
}

/** Each chart's title and the cells of its table: of the live element, or of what is written in the page. */
const shown = (page, live) =>
    page.evaluate((live) => [...document.querySelectorAll('indicator-chart')].map((chart) => {
        const figure = live ? chart.shadowRoot.querySelector('figure:not([hidden])') : chart;
        return { title: figure.querySelector('.ic-title').textContent, table: [...chart.querySelectorAll('.ic-data td, .ic-data th')].map(({ textContent }) => textContent).join(' ') };
    }), live);

test('nine charts of a pasted article on another host, with script and without', { timeout: 300_000 }, async (t) => {
    const view = await openStudio(places, { built: true });
    let draft;
    let files;
    await withEvidence('studio-article', view, async () => {
        const { page } = view;
        await paste(page, text);
        await read(page);
        await go(page, 'choose');
        draft = await chooseNine(page);
        for (const [at, chart] of draft.charts.entries()) {
            assert.equal(drawn(chart), drawn(wanted[at]));
            assert.ok(same(figures(draft, chart), figures(article, wanted[at])), `${NINE[at]}: ${[...figures(draft, chart)]}`);
        }
        await go(page, 'take');
        await page.waitForSelector('.taken[data-done]');
        files = stored((await downloaded(page, '#pack')).bytes);
        await sound(view);
    });
    const titles = draft.charts.map(({ title }) => title);
    const folder = await unpacked(files);
    const server = await serve(folder);
    t.after(async () => { server.stop(); await rm(folder, { recursive: true }); });
    assert.notEqual(new URL(server.url).port, new URL(places.server.url).port);
    const live = await open({ ...places, server }, { path: '/' });
    await withEvidence('studio-article-live', live, async () => {
        assert.equal(await paintAll(live.page), NINE.length);
        assert.deepEqual((await shown(live.page, true)).map(({ title }) => title), titles);
        await sound(live);
    });
    const still = await open({ ...places, server }, { path: '/', javaScriptEnabled: false });
    await withEvidence('studio-article-still', still, async () => {
        const all = await shown(still.page, false);
        assert.deepEqual(all.map(({ title }) => title), titles);
        for (const [at, chart] of draft.charts.entries()) {
            for (const figure of figures(draft, chart)) assert.ok(all[at].table.includes(figure.match(/^[\d.]+/)[0]), `${titles[at]}: ${figure}`);
        }
        const seen = await still.page.locator('.ic-plot img').evaluateAll((images) => images.map(({ complete, naturalWidth, alt, offsetWidth }) => complete && naturalWidth > 0 && alt !== '' && offsetWidth > 300));
        assert.deepEqual(seen, NINE.map(() => true));
    });
    const frame = await open({ ...places, server }, { path: `/charts/${draft.charts[1].id}/index.html` });
    await withEvidence('studio-article-frame', frame, async () => {
        await paintAll(frame.page);
        assert.deepEqual((await shown(frame.page, true)).map(({ title }) => title), [titles[1]]);
        await sound(frame);
    });
});
