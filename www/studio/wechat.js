// The WeChat pack: pictures of 1080 px to upload, the body to paste, and what
// is said of each picture. WeChat keeps styles only in attributes.
import { all } from './made.js';
import { alts } from './pack.js';
import { toHtml } from './tree.js';
import { zip } from './zip.js';
/** @typedef {import('./draft.js').Draft} Draft */

/** 360 CSS pixels, three of its own for each. */
const WIDTH = 360;
const RATIO = 3;

const PICTURE = 'display:block;width:100%;height:auto';
const CAPTION = 'margin:8px 0;font-size:14px;line-height:1.6;color:#4B5358';

/**
 * @param {Draft} draft
 * @returns {Promise<Blob>}
 */
export async function wechat(draft) {
  const charts = await all(draft);
  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
  /** @type {Map<string, Uint8Array<ArrayBuffer>>} */
  const out = new Map();
  for (const chart of charts) out.set(`${chart.name}.png`, new Uint8Array(await (await chart.png(WIDTH, RATIO)).arrayBuffer()));
  const body = charts.map(({ name, number, alt, takeaway }) => toHtml(['section', { style: 'margin:24px 0' },
    ['img', { src: `${name}.png`, alt, style: PICTURE }], ['p', { style: CAPTION }, `图 ${number}　${takeaway}`]]));
  out.set('body.html', bytes(`<section>\n${body.join('\n')}\n</section>\n`));
  out.set('article.html', bytes(`<!doctype html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>公众号正文</title>\n</head>\n<body>\n<section>\n${body.join('\n')}\n</section>\n</body>\n</html>\n`));
  out.set('alt.txt', bytes(alts(charts)));
  return zip(out);
}
