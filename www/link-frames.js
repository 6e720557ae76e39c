// For a page with charts in frames beside an article: ties the marks inside
// them to its sentences, both ways, as those of a chart in the page are tied.
// The article is what `data-article` of a frame, or of this script, selects.

import { Framed } from './element/framed.js';
import { ours, said } from './element/frame-talk.js';

/** For all frames that name none. */
const common = [...document.scripts].find(({ src }) => src === import.meta.url)?.dataset.article;
/** Those in the page now. */
const frames = document.getElementsByTagName('iframe');
/** @type {Map<HTMLIFrameElement, Framed>} */
const known = new Map();

/** @param {HTMLIFrameElement} frame */
const articleOf = (frame) => frame.dataset.article ?? common;

/** @param {HTMLIFrameElement} frame */
function ask(frame) {
  known.get(frame)?.end();
  if (articleOf(frame) !== undefined) frame.contentWindow?.postMessage(said({ ask: 'link' }), '*');
}

/**
 * The same module as that of charts in this page, so that all share one story.
 * @param {HTMLIFrameElement} frame
 */
const storyOf = async (frame) => (await import('./element/link.js')).storyOf(document, articleOf(frame) ?? null);

addEventListener('message', ({ data, source }) => {
  if (!source || !ours(data)) return;
  for (const frame of frames) {
    // No page can forge where a message comes from: a frame speaks for itself alone.
    if (frame.contentWindow !== source || articleOf(frame) === undefined) continue;
    const framed = known.get(frame) ?? new Framed(frame, () => storyOf(frame).catch(() => undefined));
    known.set(frame, framed);
    framed.hear(data);
  }
});
// Whatever was in the frame before is not there any more.
document.addEventListener('load', ({ target }) => target instanceof HTMLIFrameElement && ask(target), true);
new MutationObserver(() => {
  for (const [frame, framed] of known) {
    if (frame.isConnected) continue;
    framed.end();
    known.delete(frame);
  }
}).observe(document, { childList: true, subtree: true });
for (const frame of frames) ask(frame);
