// The widget's own files, to go into a pack: what a page of charts loads, found
// by following its imports, and the parts of its core.
import { bytes, integrity, version } from './pack-files.js';
/** @typedef {import('./pack-files.js').Bytes} Bytes */
/**
 * @typedef {object} Assets
 * @property {string} folder `assets/VERSION/`
 * @property {Map<string, Bytes>} files by their path below it
 * @property {string} frame the page inside an iframe, before a chart is in it
 * @property {(path: string) => string} integrity
 */

const ROOT = new URL('../', import.meta.url).href;
const MODULES = ['element.js', 'frame.js', 'embed.js', 'link-frames.js', 'article-text.js'];
const OTHERS = ['figure.css', 'style.css', 'pkg/indicator_charts_bg.wasm'];
/** A folder cannot be listed from here; a test compares. */
export const PARTS = [
  'answer', 'area', 'arrow', 'bar', 'bars', 'brand', 'bullet', 'column', 'columns', 'corrected', 'csv', 'curves', 'cut', 'derived', 'described', 'diverging', 'dot', 'extremes', 'facet',
  'figures', 'forecast', 'hant', 'indicators', 'lead', 'line', 'log', 'outline', 'panels', 'part', 'pictures', 'range', 'rank', 'remarks', 'revised', 'series', 'shapes', 'share',
  'slope', 'spark', 'stands', 'table', 'tiles', 'trends', 'tween', 'unit', 'waffle',
];

const IMPORT = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"?#]+\.js)['"]/g;
/** Where a file of the element has the hashes of the others, once published. */
const PLACE = /(['"`])@integrity\1/g;

/** @param {string} path */
async function get(path) {
  const response = await fetch(ROOT + path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

const text = (/** @type {Bytes | undefined} */ content) => new TextDecoder().decode(content);

async function all() {
  /** @type {Map<string, Bytes>} */
  const found = new Map();
  const follow = async (/** @type {string} */ path) => {
    if (found.has(path)) return;
    found.set(path, new Uint8Array());
    const content = await get(path);
    found.set(path, content);
    const next = [...text(content).matchAll(IMPORT)].map(([, to]) => new URL(to, ROOT + path).href.slice(ROOT.length));
    await Promise.all(next.map(follow));
  };
  await Promise.all([
    ...MODULES.map(follow),
    ...[...OTHERS, ...PARTS.map((name) => `pkg/parts/${name}.wasm`)].map(async (path) => { found.set(path, await get(path)); }),
  ]);
  return new Map([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** @returns {Promise<Assets>} */
async function read() {
  const [files, frame] = await Promise.all([all(), get('frame.html')]);
  const hashes = JSON.stringify(Object.fromEntries([...files].filter(([path]) => path.endsWith('.wasm')).map(([path, content]) => [path, integrity(content)])));
  for (const path of ['element.js', 'files.js']) files.set(path, bytes(text(files.get(path)).replace(PLACE, () => hashes)));
  return {
    folder: `assets/${version([...files].flatMap(([path, content]) => [bytes(path), content]))}/`,
    files,
    frame: text(frame),
    integrity: (path) => integrity(files.get(path) ?? new Uint8Array()),
  };
}

/** @type {Promise<Assets> | undefined} */
let reading;

/** They are the same for as long as the page is open. */
export function assets() {
  reading ??= read().catch((error) => {
    reading = undefined;
    throw error;
  });
  return reading;
}
