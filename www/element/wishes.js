// What a reader's device asks of the colours, and what a printer does.

const dark = matchMedia('(prefers-color-scheme: dark)');
const forced = matchMedia('(forced-colors: active)');
const more = matchMedia('(prefers-contrast: more)');
const paper = matchMedia('print');
let printing = paper.matches;

/** Pixels for each CSS pixel on paper: about 300 an inch. */
const PRINT = 3;

export const isDark = () => dark.matches;
export const isForced = () => forced.matches;
export const isMore = () => more.matches;
export const isPrinting = () => printing;

/** Pixels for each CSS pixel. */
export const ratio = () => (printing ? Math.max(PRINT, devicePixelRatio) : devicePixelRatio);

/**
 * @param {() => void} again the same colours or others of ours, sharper or not
 * @param {() => void} own colours of the reader's own begin or end
 * @param {() => void} now before or after a printer, which waits for no frame
 */
export function watch(again, own, now) {
  dark.addEventListener('change', again);
  for (const wish of [forced, more]) wish.addEventListener('change', own);

  const print = (/** @type {boolean} */ on) => {
    if (on === printing) return;
    printing = on;
    now();
  };
  paper.addEventListener('change', () => print(paper.matches));
  addEventListener('beforeprint', () => print(true));
  addEventListener('afterprint', () => print(false));
  // A page that comes back as it was may have lost what was painted.
  addEventListener('pageshow', (event) => event.persisted && again());

  // The ratio has no event of its own: each query names the present one.
  const sharpness = () => matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
    sharpness();
    again();
  }, { once: true });
  sharpness();
}
