// Keeps the figures of a draft up with its text.
import { extract } from './extractor.js';
import { take } from './merge.js';
import { dateOf } from './period.js';
import { say } from './words.js';
/** @typedef {import('./store.js').Store} Store */

/** @type {() => Record<string, string>} */
const WHY = () => ({
  missing: say('识别程序还没有装上（pkg-extract/），暂时请在“核对”里选中文字、自己添加。|The extractor is not installed (pkg-extract/); for now add figures in “Check” by selecting them.'),
  slow: say('识别超过 20 秒，已停下；请分段贴，或自己添加。|Reading took more than 20 seconds and was stopped; paste less at once, or add figures yourself.'),
  broken: say('识别出了错，已有的改动都在；可以自己添加。|Reading failed; your edits are all there, and you can add figures yourself.'),
});

/**
 * @param {Store} store
 * @param {(state: 'reading' | 'done' | 'failed', sentence: string) => void} tell
 * @param {() => boolean} allowed whether this tab may change the draft
 */
export function follow(store, tell, allowed) {
  let busy = false;
  const read = async () => {
    const { text, read: before, dated = '', id, article } = store.draft;
    const date = dateOf(article.published);
    if (busy || (text === before && (date === dated || !text)) || !allowed()) return;
    busy = true;
    tell('reading', say('正在找数…|Looking for figures…'));
    let failure = '';
    const found = text.trim()
      ? await extract(text, date).catch((error) => {
        failure = WHY()[error.code] ?? String(error);
        return { indicators: [], charts: [], doubts: {}, failed: true };
      })
      : { indicators: [], charts: [], doubts: {} };
    busy = false;
    // Another text by now: its turn.
    if (store.draft.text !== text || store.draft.id !== id) return void read();
    store.amend((draft) => ({ ...take(draft, text, found), dated: date }));
    tell(failure ? 'failed' : 'done', failure);
  };
  store.listen(read);
  read();
}
