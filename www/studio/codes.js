// What is pasted into pages. Addresses are relative to the pack where nobody
// has said yet where it will be published.
import { escaped, toHtml } from './tree.js';
/** @typedef {import('./tree.js').Tree} Tree */
/** @typedef {import('./ask.js').Described} Described */

/** Heights of frames until the page inside says better: below 480, below 680 and from there on. */
/** @typedef {[number, number, number]} Heights */

/** With a slash at its end. @param {string} base */
export const based = (base) => (base && !base.endsWith('/') ? `${base}/` : base);

/** As a file's name and in an address. @param {string} id @param {number} at */
export const stem = (id, at) => (/^[\w-]{1,40}$/.test(id) ? id : `chart-${at + 1}`);

/**
 * The element.
 * @param {string} base
 * @param {{id: string, lang: string}} chart
 * @param {Tree} figure
 * @param {{head?: boolean, article?: string}} [how]
 */
export function element(base, { id, lang }, figure, { head = true, article = '' } = {}) {
  const at = based(base);
  const links = head ? `<link rel="stylesheet" href="${escaped(at)}assets/figure.css">\n<script type="module" src="${escaped(at)}assets/element.js"></script>\n` : '';
  const own = `<indicator-chart src="${escaped(at)}document.json" chart="${escaped(id)}" lang="${escaped(lang)}"${article ? ` article="${escaped(article)}"` : ''}>`;
  return `${links}${own}${toHtml(figure)}</indicator-chart>\n`;
}

/**
 * The iframe.
 * @param {string} base
 * @param {string} name of the chart's folder
 * @param {Described} chart
 * @param {Heights} heights
 */
export function iframe(base, name, { words, levels }, heights) {
  const at = based(base);
  const attributes = {
    class: 'indicator-chart-frame', title: words.title || levels[0] || name, 'aria-label': levels[0] ?? '', src: `${at}charts/${name}/index.html`, width: '100%', height: String(heights[0]),
    'data-heights': heights.join(' '), scrolling: 'no', frameborder: '0', loading: 'lazy', allow: 'clipboard-write', 'data-external': '1',
  };
  return `${toHtml(['iframe', attributes])}\n<script defer src="${escaped(at)}assets/embed.js"></script>\n`;
}
