// Charts of series for the ear: what is rendered, and what plays in a page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST, score } from '../../www/element/score.js';
import { open, setUp, settle, withEvidence } from './harness.mjs';

const places = await setUp();

test('a value is a pitch: equal steps are equal steps for the ear', () => {
    const points = [0, 0.25, 0.5, 0.75, 1].map((y, i) => [i / 4, y]);
    const tones = score(points);
    assert.deepEqual(tones.map(({ frequency }) => Math.round(frequency)), [220, 311, 440, 622, 880]);
    assert.deepEqual(tones.map(({ pan }) => pan), [-1, -0.5, 0, 0.5, 1]);
    assert.deepEqual(tones.map(({ at }) => at), [0, 0.25, 0.5, 0.75, 1]);
    assert.deepEqual(score([[0, null], [1, 7], [NaN, NaN]]).map(({ frequency, pan }) => [frequency, pan]), [[undefined, -1], [880, 1], [undefined, 0]]);
    assert.deepEqual(score([]), []);
});

test('many points take six seconds, and what stands out is heard', () => {
    for (const count of [24, 25, 75, 76, 1000, 100_000]) {
        const points = Array.from({ length: count }, (_, i) => [i / (count - 1), i === Math.floor(count / 3) ? 1 : 0.4 + 0.05 * Math.sin(i)]);
        const tones = score(points);
        const last = tones.at(-1);
        assert.ok(last.at + last.length <= 6 + 1e-9, `${count}: ${last.at + last.length} s`);
        assert.ok(tones.length <= MOST && tones.every(({ length }) => length >= 0.08 - 1e-9));
        assert.equal(tones.filter(({ frequency }) => frequency === 880).length, 1, `${count}: the one above all`);
        assert.ok(tones.every(({ point }, i) => !i || point > tones[i - 1].point));
    }
});

/** Runs in the page: what a piece sounds like, rendered. */
async function rendered(ys) {
    const [{ play }, { score }] = await Promise.all([import('/element/sound.js'), import('/element/score.js')]);
    const tones = score(ys.map((y, i) => [i / (ys.length - 1), y]));
    const rate = 44100;
    const found = [];
    for (const nth of [0, 1, 2, 3]) {
        const context = new OfflineAudioContext(2, rate * (tones.at(-1).at + 0.5), rate);
        play(context, context.destination, tones, nth, 0.05);
        const buffer = await context.startRendering();
        const [left, right] = [0, 1].map((channel) => buffer.getChannelData(channel));
        const both = left.map((sample, i) => sample + right[i]);
        const loud = (samples) => Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
        /** The frequency at which most of a stretch swings, by comparing with sines. */
        const dominant = (samples) => {
            let best = [0, 0];
            for (let f = 100; f <= 2000; f += 4) {
                let [re, im] = [0, 0];
                for (let i = 0; i < samples.length; i++) {
                    re += samples[i] * Math.cos((2 * Math.PI * f * i) / rate);
                    im += samples[i] * Math.sin((2 * Math.PI * f * i) / rate);
                }
                const power = re * re + im * im;
                if (power > best[1]) best = [f, power];
            }
            return best[0];
        };
        const part = (samples, { at, length }) => samples.subarray(Math.round((0.05 + at) * rate), Math.round((0.05 + at + length) * rate));
        found.push({
            frequencies: tones.map((tone) => dominant(part(both, tone))),
            loudness: tones.map((tone) => loud(part(both, tone))),
            sides: tones.map((tone) => loud(part(left, tone)) - loud(part(right, tone))),
            peak: Math.max(...both.map(Math.abs)),
            jump: Math.max(...(nth > 1 ? [0] : left.map((sample, i) => Math.abs(sample - (left[i - 1] ?? 0))))),
            after: loud(both.subarray(Math.round((0.05 + tones.at(-1).at + tones.at(-1).length) * rate) + 1)),
        });
    }
    return found;
}

test('rendered, pitch rises with the value, gaps are soft, the sides follow, nothing clicks', async () => {
    const view = await open(places, { path: '/test/empty.html', html: '<!doctype html><title>x</title>' });
    await withEvidence('sound-rendered', view, async () => {
        const ys = [0, 0.2, 0.4, null, 0.6, 0.8, 1];
        const found = await view.page.evaluate(rendered, ys);
        for (const { frequencies, loudness, sides, jump, after } of found) {
            const heard = frequencies.filter((_, i) => ys[i] !== null);
            const due = ys.filter((y) => y !== null).map((y) => 220 * 4 ** y);
            heard.forEach((frequency, i) => assert.ok(Math.abs(frequency / due[i] - 1) < 0.02, `${frequency} for ${due[i]} Hz`));
            assert.ok(loudness[3] < 0.4 * Math.min(...loudness.filter((_, i) => i !== 3)), loudness.join());
            assert.ok(sides[0] > 0.1 && sides.at(-1) < -0.1 && sides.every((side, i) => i === 0 || i === 3 || i === 4 || side < sides[i - 1]), sides.join());
            // A sine of 880 Hz itself moves by an eighth from sample to sample.
            assert.ok(jump < 0.14, `a click of ${jump}`);
            assert.equal(after, 0, 'silence at the end');
        }
        const mean = found.map(({ loudness }) => loudness[0]);
        assert.ok(Math.max(...mean) / Math.min(...mean) < 2, `the timbres are about as loud: ${mean}`);
        assert.deepEqual(view.log.errors, []);
    });
});

/** Runs before the page's scripts: what contexts there are, and what reaches the loudspeakers. */
function tap() {
    window.contexts = [];
    window.AudioContext = class extends AudioContext {
        constructor() {
            super();
            this.tap = new AnalyserNode(this, { fftSize: 4096 });
            window.contexts.push(this);
        }
    };
    const connect = AudioNode.prototype.connect;
    AudioNode.prototype.connect = function (to, ...rest) {
        if (to instanceof AudioDestinationNode && to.context.tap) connect.call(this, to.context.tap);
        return connect.call(this, to, ...rest);
    };
    /** The loudest of the last tenth of a second. */
    window.level = (context = window.contexts.at(-1)) => {
        const samples = new Float32Array(4096);
        context.tap.getFloatTimeDomainData(samples);
        return Math.max(...samples.map(Math.abs));
    };
    window.said = [];
    window.steps = [];
    window.ends = 0;
}

const script = `
import { listen } from '/element/sound.js';
const points = (ys) => ys.map((y, i) => [i / (ys.length - 1), y]);
document.querySelector('button').onclick = () => {
  window.playing = listen({
    series: [{ name: '高新区', points: points([0, 0.5, null, 1]) }, { name: '空', points: points([null, null]) }, { name: '全市', points: points([1, 0]) }],
    lang: document.documentElement.lang,
    host: document.querySelector('p'),
    say: (text) => window.said.push(text),
    onStep: (series, point) => window.steps.push([series, point]),
    onEnd: () => { window.ends += 1; },
  });
};`;

async function page(lang = 'zh-Hans', init = tap) {
    const html = `<!doctype html><html lang="${lang}"><title>x</title><script type="module" src="/test/listen.js"></script><button>listen</button><p>chart</p>`;
    return open(places, { path: '/test/listen.html', html, init, files: { '/test/listen.js': { contentType: 'text/javascript', body: script } } });
}

const playing = (page) => page.waitForFunction(() => window.steps.length > 0 && window.level() > 0.01);

test('in a page: nothing before the action, the series in turn, the end', async () => {
    const view = await page();
    await withEvidence('sound-page', view, async () => {
        const { page } = view;
        await settle(page, 300);
        assert.equal(await page.evaluate(() => window.contexts.length), 0);
        await page.getByRole('button').click();
        await playing(page);
        assert.ok((await page.evaluate(() => window.level())) <= 0.25, 'modest');
        await page.waitForFunction(() => window.ends > 0);
        assert.deepEqual(await page.evaluate(() => window.steps), [[0, 0], [0, 1], [0, 2], [0, 3], [2, 0], [2, 1]]);
        assert.deepEqual(await page.evaluate(() => window.said), ['音越高，数越大，从左到右。高新区。第1/2条', '全市。第2/2条', '听完了']);
        await page.waitForFunction(() => window.contexts[0].state === 'closed');
        assert.equal(await page.evaluate(() => window.ends), 1);
        assert.deepEqual(view.log.errors, []);
        assert.deepEqual((await view.seen()).violations, []);
    });
});

const STOPS = {
    Esc: (page) => page.keyboard.press('Escape'),
    'its handle': (page) => page.evaluate(() => window.playing.stop()),
    'a chart that leaves the page': (page) => page.evaluate(() => document.querySelector('p').remove()),
    'a page that is hidden': (page) => page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { value: true });
        document.dispatchEvent(new Event('visibilitychange'));
    }),
    'another that begins': (page) => page.getByRole('button').click(),
};

for (const [name, stop] of Object.entries(STOPS)) {
    test(`${name} stops it`, async () => {
        const view = await page('en');
        await withEvidence('sound-stops', view, async () => {
            const { page } = view;
            await page.getByRole('button').click();
            await playing(page);
            await stop(page);
            await page.waitForFunction(() => window.ends === 1);
            const before = await page.evaluate(() => window.steps.length);
            await page.waitForFunction(() => window.contexts[0].state === 'closed');
            if (name === 'another that begins') return;
            await settle(page, 400);
            assert.equal(await page.evaluate(() => window.steps.length), before, 'no step more');
            assert.equal(await page.evaluate(() => window.ends), 1);
            assert.deepEqual(await page.evaluate(() => window.said), ['Higher is more, from left to right. 高新区. 1 of 2']);
            await page.evaluate(() => window.playing.stop());
            assert.equal(await page.evaluate(() => window.ends), 1, 'once');
            assert.deepEqual(view.log.errors, []);
        });
    });
}

test('after a stop there is silence before the context goes', async () => {
    const view = await page();
    await withEvidence('sound-silence', view, async () => {
        const { page } = view;
        await page.getByRole('button').click();
        await playing(page);
        const level = await page.evaluate(async () => {
            const [context] = window.contexts;
            // Left open, to hear what is left.
            context.close = () => Promise.resolve();
            window.playing.stop();
            await new Promise((done) => setTimeout(done, 400));
            return window.level(context);
        });
        assert.equal(level, 0);
    });
});

test('a browser without it gets a sentence', async () => {
    const view = await page('zh-Hant', () => {
        delete window.AudioContext;
        window.said = [];
        window.steps = [];
        window.ends = 0;
    });
    await withEvidence('sound-none', view, async () => {
        const { page } = view;
        await page.getByRole('button').click();
        await page.waitForFunction(() => window.said.length > 0);
        assert.deepEqual(await page.evaluate(() => [window.said, window.steps]), [['這個瀏覽器放不出聲音'], []]);
        assert.deepEqual(view.log.errors, []);
    });
});
