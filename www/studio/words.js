// The studio's words: Chinese first, English second, written where they are
// said: say('贴文章|Paste').

const KEY = 'indicator-charts-studio-lang';

/** A browser that keeps nothing still says everything. @returns {string | null} */
function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

let english = kept() === 'en';

/** BCP 47 of the interface. */
export const spoken = () => (english ? 'en' : 'zh-Hans');

/** @param {string} lang */
export function speak(lang) {
  english = lang === 'en';
  try {
    localStorage.setItem(KEY, lang);
  } catch {
    // It holds for this visit.
  }
}

/**
 * One of two languages, with {0}, {1} filled.
 * @param {string} words "中文|English"
 * @param {(string | number)[]} args
 */
export function say(words, ...args) {
  const [zh, en = zh] = words.split('|');
  return (english ? en : zh).replace(/\{(\d)\}/g, (_, i) => String(args[i] ?? ''));
}
