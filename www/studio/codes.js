// What is pasted into pages, and what content systems are told. Addresses are
// relative to the pack where nobody has said yet where it will be published.
import { escaped, toHtml } from './tree.js';
/** @typedef {import('./tree.js').Tree} Tree */
/** @typedef {import('./assets.js').Assets} Assets */

/** Heights of frames until the page inside says better: below 480, below 680 and from there on. */
/** @typedef {[number, number, number]} Heights */
/** @typedef {{assets: Assets, document: string}} Links where a pack has its files */

/** With a slash at its end. @param {string} base */
export const based = (base) => (base && !base.endsWith('/') ? `${base}/` : base);

/** What the element needs of a page: its style sheet and itself. @param {Links} links @param {string} up what addresses begin with */
export const head = ({ assets }, up) => `${toHtml(['link', { rel: 'stylesheet', href: `${up}${assets.folder}figure.css` }])}
${toHtml(['script', { type: 'module', crossorigin: '', src: `${up}${assets.folder}element.js`, integrity: assets.integrity('element.js') }])}
`;

/**
 * @param {Links} links
 * @param {string} up
 * @param {{id: string, lang: string}} chart
 * @param {Tree} figure
 * @param {string} [article]
 */
export function element({ document }, up, { id, lang }, figure, article = '') {
  const attributes = { src: `${up}${document}`, chart: id, lang, ...(article ? { article } : {}) };
  return `${toHtml(['indicator-chart', attributes, figure])}\n`;
}

/** @param {{name: string, title: string, label: string, heights: Heights}} chart @param {string} base @param {number} height */
export const iframe = ({ name, title, label, heights }, base, height) => toHtml(['iframe', {
  class: 'indicator-chart-frame', title, 'aria-label': label, src: `${base}charts/${name}/index.html`, width: '100%', height: String(height),
  'data-heights': heights.join(' '), scrolling: 'no', frameborder: '0', loading: 'lazy', allow: 'clipboard-write', 'data-external': '1',
}]);

/** With the script that listens to it. @param {Links} links @param {string} base @param {Parameters<typeof iframe>[0]} chart */
export const framed = ({ assets }, base, chart) =>
  `${iframe(chart, base, chart.heights[0])}\n<script defer src="${escaped(base)}${assets.folder}embed.js"></script>\n`;

/** Ties charts in iframes to the article around them. @param {Links} links @param {string} base */
export const linking = ({ assets }, base) => `${toHtml(['script', { type: 'module', src: `${base}${assets.folder}link-frames.js`, 'data-article': '#story' }])}\n`;

/**
 * <https://oembed.com/>, type `rich`.
 * @param {Parameters<typeof iframe>[0]} chart
 * @param {string} base where the pack is published
 * @param {string | undefined} publisher
 * @param {{path: string, width: number, height: number}} thumbnail
 */
export function oembed(chart, base, publisher, thumbnail) {
  const { host, protocol } = new URL(base);
  const height = chart.heights[2];
  return {
    version: '1.0', type: 'rich', title: chart.title, provider_name: publisher || host, provider_url: `${protocol}//${host}/`,
    html: iframe(chart, base, height), width: 680, height,
    thumbnail_url: base + thumbnail.path, thumbnail_width: thumbnail.width, thumbnail_height: thumbnail.height, cache_age: 300,
  };
}
