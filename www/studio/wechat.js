// The WeChat pack: pictures of 1080 px to upload, the body to paste, and what
// is said of each picture. WeChat keeps styles only in attributes, takes
// pictures only from its own store, and less than 20,000 characters.
import { nameOf } from './draft.js';
import { all } from './made.js';
import { bytes } from './pack-files.js';
import { alts, placed } from './pack.js';
import { escaped, toHtml } from './tree.js';
import { say } from './words.js';
import { zip } from './zip.js';
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./made.js').Made} Made */
/** @typedef {import('./tree.js').Tree} Tree */

/** 360 CSS pixels, three of its own for each. */
const WIDTH = 360;
const RATIO = 3;
/** An article, in characters, has fewer. */
const MOST = 20_000;

const CHART = 'margin:24px 0';
const PICTURE = 'display:block;width:100%;height:auto';
const CAPTION = 'margin:8px 0;font-size:14px;line-height:1.6;color:#4B5358';
const TEXT = 'margin:0 0 16px;font-size:16px;line-height:1.8;color:#16191C';
const TABLE = 'width:100%;border-collapse:collapse;font-size:13px;line-height:1.5;text-align:left;color:#16191C';
// Short: they are repeated, and count.
const HEAD = 'color:#697177';
const ROW = 'border-top:1px solid #E4E4DF';
const CELL = 'padding:5px 8px 5px 0';

/** A table whose cells have styles of their own, and no more markup than WeChat keeps. @param {Tree} tree @returns {Tree} */
function styled(tree) {
  const rows = /** @type {any[]} */ (tree).slice(2).flatMap(([, , ...own]) => own);
  return ['table', { style: TABLE }, ...rows.map(([, , ...cells], i) => {
    const heading = i === 0 || cells[0][1].scope === 'rowgroup';
    return ['tr', { style: heading ? HEAD : ROW }, ...cells.map((/** @type {any[]} */ [, { colspan }, text]) => ['td', { ...(colspan ? { colspan } : {}), style: CELL }, text])];
  })];
}

/** @param {Made} chart @param {boolean} withTable @returns {Tree} */
const section = ({ name, number, lang, altBeside, takeaway, table }, withTable) => ['section', { style: CHART },
  ['img', { src: `${name}.png`, alt: altBeside, style: PICTURE }], ['p', { style: CAPTION }, `${/^en/i.test(lang) ? 'Figure ' : '图'}${number}　${takeaway}`],
  ...(withTable ? [styled(table)] : [])];

/** The article with its charts, the first `tables` of them with a table. @param {Draft} draft @param {Made[]} charts @param {number} tables */
function body(draft, charts, tables) {
  const title = nameOf(draft);
  const blocks = placed(draft, charts).flatMap(({ line, charts: own }, i) => [
    // WeChat has a field of its own for the title.
    ...(line.trim() && !(i === 0 && line.trim() === title) ? [toHtml(['p', { style: TEXT }, line])] : []),
    ...own.map((chart) => toHtml(section(chart, charts.indexOf(chart) < tables))),
  ]);
  const { url } = draft.article;
  const more = url ? [`<p style="${HEAD}">图可以点按，每个数都能回到原句：<a href="${escaped(url)}">阅读原文</a></p>`] : [];
  return `<section>\n${[...blocks, ...more].join('\n')}\n</section>\n`;
}

/** With as many tables as there is room for, the first ones first. @param {Draft} draft @param {Made[]} charts */
function fitting(draft, charts) {
  for (let tables = charts.length; tables >= 0; tables -= 1) {
    const text = body(draft, charts, tables);
    if ([...text].length < MOST) return text;
  }
  throw new Error(say('正文超过两万字，公众号放不下，请分成几篇|the article has more than 20,000 characters; split it'));
}

/** @param {Draft} draft @returns {Promise<Blob>} */
export async function wechat(draft) {
  const charts = await all(draft);
  const title = nameOf(draft);
  /** @type {Map<string, import('./pack-files.js').Bytes>} */
  const out = new Map();
  const content = fitting(draft, charts);
  const listed = [];
  for (const { name, id, alt, frames, png } of charts) {
    const picture = new Uint8Array(await (await png(WIDTH, RATIO)).arrayBuffer());
    out.set(`${name}.png`, picture);
    out.set(`${name}.svg`, bytes(frames.get(WIDTH) ?? ''));
    listed.push({ id, picture: `${name}.png`, bytes: picture.length, alt });
  }
  out.set('body.html', bytes(content));
  out.set('article.html', bytes(`<!doctype html>\n<html lang="${escaped(draft.lang)}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n${toHtml(['title', {}, title])}\n</head>\n<body>\n${content}</body>\n</html>\n`));
  out.set('draft.json', bytes(`${JSON.stringify({ title, content, content_source_url: draft.article.url || null, pictures: listed }, null, 2)}\n`));
  out.set('alt.txt', bytes(alts(charts)));
  return zip(out);
}
