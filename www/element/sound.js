// A chart of series for the ear: higher is more, from left to right, one
// series after the other. Nothing sounds before a reader asks.

import { score } from './score.js';
import { sounds } from './words.js';
/** @typedef {import('./score.js').Point} Point */
/** @typedef {import('./score.js').Tone} Tone */
/** @typedef {{name: string, points: Point[]}} Series */
/**
 * @typedef {object} Piece
 * @property {Series[]} series
 * @property {(text: string) => void} [say] what is heard
 * @property {(series: number, point: number) => void} [onStep] what is heard now
 * @property {() => void} [onEnd] also when it was stopped
 * @property {string} [lang] BCP 47
 * @property {Element} [host] the chart: once it has left the page, nothing sounds
 */

/** Modest, whatever the loudspeakers. */
const VOLUME = 0.2;
/** What tells series apart, with what is as loud as the others. @type {[OscillatorType, number][]} */
const TIMBRES = [['triangle', 1], ['sine', 0.8], ['square', 0.36], ['sawtooth', 0.62]];
/** A gap is a soft knock, in Hz, seconds and loudness. */
const KNOCK = { frequency: 110, length: 0.04, gain: 0.15 };
/** Seconds: ramps that do not click, and the time to say the name of a series. */
const RAMP = 0.012;
const FALL = 0.03;
const NAME = 0.8;

/**
 * Puts tones into a context's time.
 * @param {BaseAudioContext} context
 * @param {AudioNode} output
 * @param {Tone[]} tones
 * @param {number} nth series
 * @param {number} start in seconds of the context
 */
export function play(context, output, tones, nth, start) {
  const [type, loud] = TIMBRES[nth % TIMBRES.length];
  for (const { at, length, frequency, pan } of tones) {
    const gap = frequency === undefined;
    const from = start + at;
    const till = from + (gap ? KNOCK.length : length);
    const peak = gap ? KNOCK.gain : loud;
    const source = new OscillatorNode(context, { type: gap ? 'sine' : type, frequency: frequency ?? KNOCK.frequency });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(peak, from + RAMP);
    gain.gain.setValueAtTime(peak, Math.max(from + RAMP, till - FALL));
    gain.gain.linearRampToValueAtTime(0, till);
    source.connect(gain).connect(new StereoPannerNode(context, { pan })).connect(output);
    source.start(from);
    source.stop(till);
  }
}

/** What sounds now, of all charts of the page. @type {{stop: () => void} | undefined} */
let now;

/**
 * Plays series. To be called in a reader's action: browsers allow no sound
 * before one.
 * @param {Piece} piece
 * @returns {{stop: () => void} | undefined} nothing where there can be no sound
 */
export function listen({ series, say, onStep, onEnd, lang = 'zh', host }) {
  now?.stop();
  const words = sounds(lang);
  if (!globalThis.AudioContext || !globalThis.StereoPannerNode) {
    say?.(words.none);
    return undefined;
  }
  const context = new AudioContext();
  const master = new GainNode(context, { gain: VOLUME });
  master.connect(context.destination);
  const end = new AbortController();
  const { signal } = end;
  let timer = 0;

  /** When the context is there, in its own seconds. @param {number} at @param {() => void} run */
  const when = (at, run) => {
    timer = window.setTimeout(() => {
      if (host && !host.isConnected) stop();
      else run();
    }, Math.max(0, at - context.currentTime) * 1000);
  };

  function stop() {
    if (signal.aborted) return;
    end.abort();
    clearTimeout(timer);
    if (now === piece) now = undefined;
    const { currentTime } = context;
    master.gain.setValueAtTime(VOLUME, currentTime);
    master.gain.linearRampToValueAtTime(0, currentTime + FALL);
    setTimeout(() => context.close(), 1000 * FALL + 50);
    onEnd?.();
  }

  const piece = { stop };
  now = piece;
  addEventListener('keydown', ({ key }) => key === 'Escape' && stop(), { signal, capture: true });
  addEventListener('pagehide', stop, { signal });
  document.addEventListener('visibilitychange', () => document.hidden && stop(), { signal });

  const heard = series.map(({ name, points }, nth) => ({ name, nth, tones: score(points) })).filter(({ tones }) => tones.some(({ frequency }) => frequency));

  /** @param {number} place in `heard` */
  function begin(place) {
    const one = heard[place];
    if (!one) {
      say?.(words.end);
      return stop();
    }
    const { name, nth, tones } = one;
    const of = heard.length > 1 ? words.of(place + 1, heard.length) : '';
    say?.([place ? '' : words.how, name, of].filter(Boolean).join(words.pause));
    const start = context.currentTime + NAME;
    play(context, master, tones, place, start);
    /** @param {number} i */
    const step = (i) => {
      const tone = tones[i];
      if (!tone) return begin(place + 1);
      onStep?.(nth, tone.point);
      when(start + tone.at + tone.length, () => step(i + 1));
    };
    when(start, () => step(0));
  }

  // Until a reader's action it would wait.
  context.resume().then(() => signal.aborted || begin(0), stop);
  return piece;
}
