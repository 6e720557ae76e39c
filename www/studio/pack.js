// The static pack: a folder for any static host, as one ZIP file; what a
// publisher finds in it is what the command line's `embed` writes.
import { based, element, head, oembed } from './codes.js';
import { codesPage } from './codes-page.js';
import { documentOf, named, nameOf, sourceOf } from './draft.js';
import { all, FRAMES, links, written } from './made.js';
import { bytes, Files } from './pack-files.js';
import { escaped, toHtml } from './tree.js';
import { zip } from './zip.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./made.js').Made} Made */
/** @typedef {import('./codes.js').Links} Links */

/** Pixels for each CSS pixel of a PNG. */
const RATIO = 2;
/** Chart files need two steps up to the pack's root. */
const UP = '../../';

/** What hosts that read `_headers` send. */
const HEADERS = `/*
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/data/*
  Cache-Control: public, max-age=31536000, immutable
/files/*
  Cache-Control: public, max-age=31536000, immutable
/charts/*
  Cache-Control: public, max-age=300
/manifest.json
  Cache-Control: public, max-age=300
`;

/**
 * The article's lines, each with the charts that stand after it: where its
 * first figure is said, but never before the chart that the editor put first.
 * @param {Draft} draft
 * @param {Made[]} charts
 */
export function placed({ text, indicators, charts: specs }, charts) {
  const lines = text.split('\n');
  const starts = new Map(indicators.map((one) => [one.id, sourceOf(one)?.figure?.start ?? Infinity]));
  /** @type {number[]} */
  const ends = [];
  for (const line of lines) ends.push((ends.at(-1) ?? 0) + [...line].length + 1);
  let least = 0;
  const after = specs.map(({ indicators: refs = [] }) => {
    const first = Math.min(Infinity, ...refs.map((ref) => starts.get(named(ref)) ?? Infinity));
    const line = first === Infinity ? least : ends.findIndex((end) => end > first);
    least = Math.max(least, line);
    return least;
  });
  return lines.map((line, i) => ({ line, charts: charts.filter((_, at) => after[at] === i) }));
}

/** @param {Draft} draft @param {Made[]} charts @param {Links} places */
function article(draft, charts, places) {
  const title = nameOf(draft);
  const lines = placed(draft, charts);
  // A first line that is the title already stands above.
  const rest = lines[0]?.line.trim() === title && !lines[0].charts.length ? lines.slice(1) : lines;
  const body = rest.map(({ line, charts: own }) =>
    (line.trim() ? `${toHtml(['p', {}, line])}\n` : '') + own.map((chart) => element(places, '', chart, chart.figure('', 'column', true), '#story')).join(''));
  return `<!doctype html>
<html lang="${escaped(draft.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${toHtml(['title', {}, title])}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${places.assets.folder}style.css">
${head(places, '')}</head>
<body>
<main class="article">
${toHtml(['h1', {}, title])}
<article id="story">
${body.join('')}</article>
</main>
</body>
</html>
`;
}

/** The page for an iframe. @param {Links} places @param {Made} chart @param {boolean} discovered */
function frame(places, chart, discovered) {
  const { assets } = places;
  const address = (/** @type {string} */ path) => `${UP}${assets.folder}${path}`;
  const discovery = discovered ? `${toHtml(['link', { rel: 'alternate', type: 'application/json+oembed', href: 'oembed.json', title: chart.title }])}\n` : '';
  return assets.frame
    .replace('<link rel="stylesheet" href="style.css">', () => toHtml(['link', { rel: 'stylesheet', href: address('style.css') }]))
    .replace(/(rel="modulepreload" href|src)="((?:element|frame)\.js)"/g, (_, name, path) => `${name}="${address(path)}" integrity="${assets.integrity(path)}"`)
    .replace(/<title>.*<\/title>/, () => toHtml(['title', {}, chart.title]))
    .replace('</head>', () => `${discovery}</head>`)
    .replace(/<indicator-chart><\/indicator-chart>\n?/, () => element(places, UP, chart, chart.figure(UP, 'frame')));
}

/** The charts' words for those who upload pictures by hand. @param {Made[]} charts */
export const alts = (charts) => charts.map(({ number, title, alt }) => `图 ${number}　${title}\n${alt}\n`).join('\n');

/** Pictures of whole frames. @param {Files} files @param {Made} chart */
async function pictures(files, chart) {
  const listed = [];
  for (const width of FRAMES) {
    const svg = files.version(`files/${chart.name}-${width}`, 'svg', bytes(chart.frames.get(width) ?? ''));
    const blob = await chart.png(width, RATIO);
    const content = new Uint8Array(await blob.arrayBuffer());
    const png = files.version(`files/${chart.name}-${width}`, 'png', content);
    // Behind the signature: the size in pixels.
    const view = new DataView(content.buffer);
    listed.push({ listed: { width, height: view.getUint32(20) / RATIO, svg, png }, size: { path: png, width: view.getUint32(16), height: view.getUint32(20) } });
  }
  return listed;
}

/** Everything of a chart; what the manifest says of it. @param {Files} files @param {Draft} draft @param {Links} places @param {Made} chart */
async function one(files, draft, places, chart) {
  const folder = `charts/${chart.name}/`;
  const base = based(draft.base);
  const drawn = await pictures(files, chart);
  for (const [path, svg] of chart.plots) files.set(path, svg);
  files.set(`${folder}index.html`, frame(places, chart, !!base));
  files.set(`${folder}embed.html`, chart.element);
  files.set(`${folder}iframe.html`, chart.iframe);
  if (base) files.set(`${folder}oembed.json`, `${JSON.stringify(oembed(chart, base, draft.article.publisher, drawn[drawn.length - 1].size), null, 2)}\n`);
  return {
    id: chart.id, title: chart.title, alt: chart.alt, lang: chart.lang, heights: chart.heights,
    pages: { frame: `${folder}index.html`, element: `${folder}embed.html`, iframe: `${folder}iframe.html`, ...(base ? { oembed: `${folder}oembed.json` } : {}) },
    pictures: drawn.map(({ listed }) => listed),
  };
}

/**
 * @param {Draft} draft
 * @returns {Promise<Map<string, import('./pack-files.js').Bytes>>}
 */
export async function packed(draft) {
  const [charts, places] = [await all(draft), await links(draft)];
  const { assets } = places;
  const files = new Files();
  files.set('index.html', article(draft, charts, places));
  files.set('codes.html', codesPage(documentOf(draft), charts, places));
  files.set('alt.txt', alts(charts));
  files.set('_headers', HEADERS);
  files.set(places.document, written(draft));
  const described = [];
  for (const chart of charts) described.push(await one(files, draft, places, chart));
  for (const [path, content] of assets.files) files.set(assets.folder + path, content);
  const manifest = { version: 1, generator: 'indicator-charts studio', document: places.document, assets: assets.folder, charts: described, files: files.listed() };
  files.set('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  return files.all;
}

/** @param {Draft} draft @returns {Promise<Blob>} */
export const pack = async (draft) => zip(await packed(draft));
