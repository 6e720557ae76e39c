// A series as tones: what is played when, before there is any sound.
/** @typedef {[x: number, y: number | null]} Point from 0 to 1; `null`: missing */
/**
 * @typedef {object} Tone
 * @property {number} point which one it is of
 * @property {number} at in seconds
 * @property {number} length
 * @property {number | undefined} frequency in Hz; none: a gap
 * @property {number} pan from −1, left, to 1
 */

/** Seconds: the longest series, each tone of a short one, and the least that an ear tells apart. */
const LONGEST = 6;
const EASY = 0.25;
const SHORTEST = 0.08;
/** So many tones fit. */
export const MOST = Math.floor(LONGEST / SHORTEST);

/** Hz: two octaves, which small loudspeakers have. */
const LOWEST = 220;
const OCTAVES = 2;

/** @param {number} value */
const within = (value) => Math.min(1, Math.max(0, value));

/**
 * Of many points, for each tone the one that stands out: an average would
 * hide what the plot shows.
 * @param {Point[]} points
 * @returns {number[]} their places
 */
function chosen(points) {
  const values = points.flatMap(([, y]) => (y === null ? [] : [y]));
  const mean = values.reduce((sum, y) => sum + y, 0) / (values.length || 1);
  const out = (/** @type {number} */ at) => {
    const [, y] = points[at];
    return y === null ? -1 : Math.abs(y - mean);
  };
  const most = Math.min(points.length, MOST);
  return Array.from({ length: most }, (_, i) => {
    const from = Math.floor((i * points.length) / most);
    const to = Math.floor(((i + 1) * points.length) / most);
    let best = from;
    for (let at = from + 1; at < to; at++) if (out(at) > out(best)) best = at;
    return best;
  });
}

/**
 * Equal steps of a value are equal steps for the ear, at any height.
 * @param {Point[]} points in their order
 * @returns {Tone[]}
 */
export function score(points) {
  const all = chosen(points);
  const length = Math.min(EASY, LONGEST / all.length);
  return all.map((point, i) => {
    const [x, y] = points[point];
    const frequency = y === null || !Number.isFinite(y) ? undefined : LOWEST * 2 ** (OCTAVES * within(y));
    return { point, at: i * length, length, frequency, pan: Number.isFinite(x) ? within(x) * 2 - 1 : 0 };
  });
}
