// A chart inside a frame of this page, tied to its article as one of the page
// is. What is inside may be anyone's: it can light up what it quotes, no more.

import { isPlace, dataOf, linkOf, said } from './frame-talk.js';
import { learn, pick } from './words.js';
/** @typedef {ReturnType<typeof import('./link.js').storyOf>} Story */

/** So often it may say anew what it shows, before it has to wait: the article is searched each time. */
const EASILY = 8;
const WAIT = 1000;
const LONGEST = 60_000;
/** One jump to a sentence for each of the reader's, in milliseconds. */
const JUMP = 500;

/** Whether the reader acts just now; a frame's actions count here, too. */
const acting = () => navigator.userActivation?.isActive ?? true;

export class Framed {
  #frame;
  #story;
  /** What it says it shows, as it was taken. */
  #taken = '';
  #times = 0;
  /** @type {number | undefined} */
  #later;
  /** @type {any} */
  #next;
  /** The last hover of this frame of the screen. @type {number | null | undefined} */
  #hover;
  #jumped = -JUMP;
  #light = '';
  #run = 0;
  #watch = new AbortController();

  /**
   * @param {HTMLIFrameElement} frame
   * @param {() => Promise<Story>} story
   */
  constructor(frame, story) {
    this.#frame = frame;
    this.#story = story;
  }

  /** @type {Story} */
  #joined;

  /** What the frame says. @param {any} data */
  hear(data) {
    if (data.link) this.#take(data.link);
    if (!this.#joined) return;
    if (data.hover === null || isPlace(data.hover)) this.#point(data.hover);
    if (data.select === null) this.#joined.select(this.#frame);
    // A page may not choose or jump by itself.
    else if (isPlace(data.select) && acting()) this.#joined.select(this.#frame, data.select);
    if (isPlace(data.go)) this.#go(data.go);
  }

  /** Another page is in the frame, or none. */
  end() {
    this.#run += 1;
    this.#watch.abort();
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#joined?.leave(this.#frame);
    this.#joined = undefined;
    this.#taken = this.#light = '';
  }

  /** @param {any} link */
  #take(link) {
    this.#next = link;
    if (this.#later !== undefined) return;
    this.#times += 1;
    const wait = this.#times > EASILY ? Math.min(LONGEST, WAIT * 2 ** (this.#times - EASILY - 1)) : 0;
    if (!wait) return void this.#join();
    this.#later = window.setTimeout(() => {
      this.#later = undefined;
      this.#join();
    }, wait);
  }

  async #join() {
    const link = linkOf(this.#next);
    if (!link) return;
    const run = ++this.#run;
    const { lang, number, shown } = link;
    const [story] = await Promise.all([this.#story(), learn(lang)]);
    if (run !== this.#run || !story || !this.#frame.isConnected) return;
    const taken = JSON.stringify(link);
    this.#light = '';
    // Its own page was loaded anew, or asked twice.
    if (this.#joined && taken === this.#taken) return this.#ways(shown);
    this.#joined = story;
    this.#taken = taken;
    /** @type {(zh: string, en: string) => string} */
    const say = (zh, en) => pick(lang, zh, en);
    story.join(this.#frame, {
      lang,
      say,
      number,
      shown,
      light: (data) => this.#show(data),
      select: (datum) => {
        // The keyboard goes along; the page inside then goes to its plot.
        this.#frame.focus({ preventScroll: true });
        this.#tell({ select: datum });
      },
      tied: () => this.#ways(shown),
    });
  }

  /** @param {object} words */
  #tell(words) {
    // It may have no origin.
    this.#frame.contentWindow?.postMessage(said(words), '*');
  }

  /** @param {number[]} data */
  #show(data) {
    const light = data.join();
    if (light === this.#light || !dataOf(data)) return;
    this.#light = light;
    this.#tell({ light: data });
  }

  /** Which of its data have a sentence here. @param {import('./figures.js').Shown[]} shown */
  #ways(shown) {
    const ways = [...new Set(shown.flatMap(({ data }) => data))].map((datum) => ({ datum, way: this.#joined?.way(this.#frame, datum) }));
    const those = (/** @type {'go' | 'stale'} */ what) => ways.filter(({ way }) => way?.[what] !== undefined).map(({ datum }) => datum).slice(0, 1000);
    this.#tell({ go: those('go'), stale: those('stale') });
  }

  /** At most twice for each picture on the screen, however often it is said. @param {number | null} datum */
  #point(datum) {
    const waits = this.#hover !== undefined;
    this.#hover = datum;
    if (waits) return;
    this.#pointed(datum);
    requestAnimationFrame(() => {
      const last = this.#hover;
      this.#hover = undefined;
      if (last !== datum && last !== undefined) this.#pointed(last);
    });
  }

  /** @param {number | null} datum */
  #pointed(datum) {
    this.#joined?.hover(this.#frame, datum ?? undefined);
    this.#watch.abort();
    if (datum === null) return;
    this.#watch = new AbortController();
    const since = performance.now();
    // Where it says nothing when the pointer leaves it, this page sees the pointer.
    document.addEventListener('pointermove', ({ target, timeStamp }) => {
      if (target !== this.#frame && timeStamp > since) this.#pointed(null);
    }, { signal: this.#watch.signal, passive: true });
  }

  /** @param {number} datum */
  #go(datum) {
    if (!acting() || performance.now() - this.#jumped < JUMP) return;
    this.#jumped = performance.now();
    this.#joined?.way(this.#frame, datum).go?.();
  }
}
