// The widget's own files, to go into a pack: what a page of charts loads, found
// by following its imports, and the parts of its core.

const ROOT = new URL('../', import.meta.url).href;
const MODULES = ['element.js', 'frame.js', 'embed.js', 'link-frames.js'];
const OTHERS = ['figure.css', 'style.css', 'pkg/indicator_charts_bg.wasm'];
/** A folder cannot be listed from here; a test compares. */
export const PARTS = [
  'answer', 'area', 'arrow', 'bar', 'bars', 'brand', 'bullet', 'column', 'columns', 'csv', 'curves', 'cut', 'derived', 'described', 'diverging', 'dot', 'extremes', 'facet',
  'figures', 'forecast', 'hant', 'indicators', 'lead', 'line', 'log', 'outline', 'panels', 'part', 'pictures', 'range', 'rank', 'remarks', 'revised', 'series', 'shapes', 'share',
  'slope', 'spark', 'stands', 'table', 'tiles', 'trends', 'tween', 'unit', 'waffle',
];

const IMPORT = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"?#]+\.js)['"]/g;

/** @param {string} path */
async function get(path) {
  const response = await fetch(ROOT + path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * By their path from the folder of element.js.
 * @returns {Promise<Map<string, Uint8Array<ArrayBuffer>>>}
 */
export async function assets() {
  /** @type {Map<string, Uint8Array<ArrayBuffer>>} */
  const found = new Map();
  const follow = async (/** @type {string} */ path) => {
    if (found.has(path)) return;
    found.set(path, new Uint8Array());
    const bytes = await get(path);
    found.set(path, bytes);
    const next = [...new TextDecoder().decode(bytes).matchAll(IMPORT)].map(([, to]) => new URL(to, ROOT + path).href.slice(ROOT.length));
    await Promise.all(next.map(follow));
  };
  await Promise.all([
    ...MODULES.map(follow),
    ...[...OTHERS, ...PARTS.map((name) => `pkg/parts/${name}.wasm`)].map(async (path) => { found.set(path, await get(path)); }),
  ]);
  return new Map([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The page inside an iframe. */
export const frame = async () => new TextDecoder().decode(await get('frame.html'));
