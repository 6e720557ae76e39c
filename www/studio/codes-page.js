// `codes.html` of a pack: every chart beside the codes to paste.
import { element, head } from './codes.js';
import { escaped, toHtml } from './tree.js';
/** @typedef {import('./made.js').Made} Made */
/** @typedef {import('./codes.js').Links} Links */

/** A line end at the start of a text area is not part of it. @param {string} name @param {string} code */
const copied = (name, code) =>
  `<details class="code">\n<summary>${escaped(name)}</summary>\n<textarea readonly rows="8" spellcheck="false" aria-label="${escaped(name)}">\n${escaped(code)}</textarea>\n</details>\n`;

/** @param {{lang: string, article?: {title?: string}}} document @param {Made[]} charts @param {Links} places */
export function codesPage({ lang, article }, charts, places) {
  const en = /^en/i.test(lang);
  const title = article?.title || (en ? 'Charts and codes' : '图和代码');
  const sections = charts.map((chart) => `<section>
${toHtml(['h2', {}, chart.title])}
${element(places, '', chart, chart.figure('', 'column'))}${copied(en ? 'Code for a web page' : '网页代码', chart.element)}${copied(en ? 'Code for an iframe' : 'iframe 代码', chart.iframe)}${
    chart.linking ? copied(en ? 'One line more: the iframe tied to the article' : 'iframe 和正文连读，再加一行', chart.linking) : ''}</section>
`);
  return `<!doctype html>
<html lang="${escaped(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${toHtml(['title', {}, title])}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${places.assets.folder}style.css">
${head(places, '')}</head>
<body>
<main class="article">
${toHtml(['h1', {}, title])}
${sections.join('')}</main>
</body>
</html>
`;
}
