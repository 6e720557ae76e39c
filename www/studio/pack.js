// The static pack: a folder for any static host, as one ZIP file.
import { assets, frame } from './assets.js';
import { element } from './codes.js';
import { documentOf, named, nameOf, sourceOf } from './draft.js';
import { all } from './made.js';
import { escaped, toHtml } from './tree.js';
import { zip } from './zip.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./made.js').Made} Made */

/** Pixels for each CSS pixel of a PNG. */
const RATIO = 2;
const WIDTH = 680;

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

/**
 * The article's lines, each with the charts that stand after it: where its
 * first figure is said, but never before the chart that the editor put first.
 * @param {Draft} draft
 * @param {Made[]} charts
 */
function placed({ text, indicators, charts: specs }, charts) {
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

/** @param {string} lang @param {string} title @param {string} up @param {string} body */
const page = (lang, title, up, body) => `<!doctype html>
<html lang="${escaped(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${up}assets/style.css">
<script type="module" src="${up}assets/element.js"></script>
</head>
<body>
<main class="article">
${body}</main>
</body>
</html>
`;

/** @param {Draft} draft @param {Made[]} charts */
function article(draft, charts) {
  const title = nameOf(draft);
  const lines = placed(draft, charts);
  // A first line that is the title already stands above.
  const rest = lines[0]?.line.trim() === title && !lines[0].charts.length ? lines.slice(1) : lines;
  const body = rest.map(({ line, charts: own }) =>
    (line.trim() ? `${toHtml(['p', {}, line])}\n` : '') + own.map((chart) => element('', chart, chart.figure(''), { head: false, article: '#story' })).join(''));
  return page(draft.lang, title, '', `${toHtml(['h1', {}, title])}\n<article id="story">\n${body.join('')}</article>\n`);
}

/** @param {string} markup of frame.html @param {Made} chart */
function framed(markup, chart) {
  const own = element('../../', chart, chart.figure('../../'), { head: false });
  return markup
    .replace(/(href|src)="((?:style\.css|element\.js|frame\.js))"/g, '$1="../../assets/$2"')
    .replace(/<title>.*<\/title>/, () => toHtml(['title', {}, chart.title]))
    .replace(/<indicator-chart><\/indicator-chart>\n?/, () => own);
}

/** The charts' words for those who upload pictures by hand. @param {Made[]} charts */
export const alts = (charts) => charts.map(({ number, title, alt }) => `图 ${number}　${title}\n${alt}\n`).join('\n');

/**
 * @param {Draft} draft
 * @returns {Promise<Blob>}
 */
export async function pack(draft) {
  const [charts, files, markup] = [await all(draft), await assets(), await frame()];
  /** @type {Map<string, Uint8Array<ArrayBuffer>>} */
  const out = new Map();
  out.set('index.html', bytes(article(draft, charts)));
  out.set('document.json', bytes(JSON.stringify(documentOf(draft), null, 1)));
  out.set('alt.txt', bytes(alts(charts)));
  for (const chart of charts) {
    out.set(`charts/${chart.name}/index.html`, bytes(framed(markup, chart)));
    out.set(`charts/${chart.name}/embed.html`, bytes(chart.element));
    out.set(`charts/${chart.name}/iframe.html`, bytes(chart.iframe));
    for (const [file, svg] of chart.plots) out.set(`files/${file}`, bytes(svg));
    out.set(`files/${chart.name}.svg`, bytes(chart.svg));
    out.set(`files/${chart.name}.png`, new Uint8Array(await (await chart.png(WIDTH, RATIO)).arrayBuffer()));
  }
  for (const [path, content] of files) out.set(`assets/${path}`, content);
  return zip(out);
}
