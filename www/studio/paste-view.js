// Step 1: the article's text.
import { articleText } from '../article-text.js';
import { make } from '../element/dom.js';
import { doubtful, set, setText } from './draft.js';
import { field, input, press } from './parts.js';
import { pasted, ReadingError } from './reading.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */

/** Milliseconds between keys before the text counts. */
const PAUSE = 200;

/** The demonstration article, which is published beside the studio. */
async function sampleText() {
  const markup = await (await fetch(new URL('../articles/jinan-2023/index.html', import.meta.url))).text();
  const story = new DOMParser().parseFromString(markup, 'text/html').querySelector('#story');
  return story ? articleText(story) : '';
}

/** @param {Studio} studio */
function about({ store }) {
  const { article } = store.draft;
  const one = (/** @type {'title' | 'publisher' | 'published' | 'url'} */ key, /** @type {string} */ label, attributes = {}) =>
    field(label, input(article[key] ?? '', attributes), (value) => {
      if (key === 'url' && value && !/^https?:\/\//i.test(value)) return say('链接以 https:// 开头|An address starts with https://');
      store.change((draft) => ({ ...draft, article: { ...draft.article, [key]: value.trim() } }));
      return undefined;
    });
  return make(
    'details',
    { class: 'about' },
    make('summary', {}, say('文章信息（图上的来源）|About the article (the charts’ source)')),
    make('div', { class: 'fields' },
      one('title', say('标题（空着就用第一行）|Title (empty: the first line)')),
      one('publisher', say('发布方|Publisher')),
      one('published', say('日期|Date'), { placeholder: '2024-02-20' }),
      one('url', say('网址|Address'), { type: 'url', placeholder: 'https://' })),
  );
}

/**
 * @param {ClipboardEvent} event
 * @param {Studio} studio
 * @param {HTMLTextAreaElement} text
 * @param {() => void} commit
 */
async function onPaste(event, studio, text, commit) {
  const { clipboardData } = event;
  if (!clipboardData) return;
  event.preventDefault();
  if (clipboardData.files.length && !clipboardData.getData('text/plain')) return studio.read(clipboardData.files[0]);
  try {
    const words = pasted(clipboardData) ?? '';
    const whole = text.selectionEnd - text.selectionStart === text.value.length;
    if (whole && await studio.begin(words)) return;
    text.setRangeText(words, text.selectionStart, text.selectionEnd, 'end');
    text.dataset.put = 'yes';
    // An article is read from its beginning.
    if (whole) text.scrollTop = 0;
    commit();
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    studio.tell(error.message, true);
  }
}

/**
 * @param {HTMLElement} root
 * @param {Studio} studio
 */
export function mount(root, studio) {
  const { store } = studio;
  const text = make('textarea', { id: 'text', class: 'paper', spellcheck: 'false', 'aria-label': say('文章正文|Text of the article'), placeholder: say('把文章贴在这里（Ctrl+V），或把文件拖进来。|Paste the article here (Ctrl+V), or drop a file.') });
  const file = make('input', { type: 'file', id: 'file', class: 'unseen', tabindex: '-1', 'aria-hidden': 'true', accept: '.txt,.html,.htm,.docx,.json,.icdraft'});
  const count = make('p', { class: 'found', role: 'status' });
  let timer = 0;
  /** Whether the draft does not have yet what was typed. */
  let typing = false;
  /** The draft whose text it is. */
  let { id } = store.draft;
  const commit = () => {
    clearTimeout(timer);
    typing = false;
    if (store.draft.id === id && text.value !== store.draft.text) store.change(setText(text.value), 'text');
  };
  // What stood there before the editor typed; the browser's history ends with it.
  let put = '';
  text.addEventListener('beforeinput', () => { if (text.dataset.put) put = text.value; });
  /** All that was typed was taken back: the next press is for the step before. */
  const back = () => {
    text.dataset.put = 'yes';
    typing = false;
    if (store.draft.text === put) return;
    store.undo();
    if (store.draft.text === put) return;
    store.redo();
    text.value = put;
    commit();
  };
  text.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (/** @type {InputEvent} */ (event).inputType === 'historyUndo' && text.value === put) return back();
    delete text.dataset.put;
    typing = true;
    // Letters of pinyin are no text yet.
    if (!(/** @type {InputEvent} */ (event).isComposing)) timer = window.setTimeout(commit, PAUSE);
  });
  text.addEventListener('compositionend', () => {
    clearTimeout(timer);
    timer = window.setTimeout(commit, PAUSE);
  });
  text.addEventListener('change', commit);
  text.addEventListener('paste', (event) => onPaste(event, studio, text, commit));
  file.addEventListener('change', () => {
    if (file.files?.[0]) studio.read(file.files[0]);
    file.value = '';
  });
  const next = press(say('下一步：核对数字|Next: check the figures'), () => { commit(); studio.go('review'); }, { class: 'primary' });
  const clear = press(say('清空|Clear'), () => { commit(); store.change(set({ text: '' })); text.focus(); });
  const sample = press(say('先用例文试试|Try it with a sample'), async () => {
    const words = await sampleText().catch(() => '');
    if (!words) return studio.tell(say('例文没有取到。|The sample could not be fetched.'), true);
    store.change(setText(words));
    return text.focus();
  }, { class: 'plain sample' });
  root.append(make('div', { class: 'single' },
    make('h1', {}, say('贴文章|Paste the article')),
    make('p', { class: 'lead' }, say('Word、WPS、公众号或网页里复制的都行，只读文字。文章留在这台电脑上，不上传。|From Word, WPS, WeChat or a page: only the text is read. It stays on this computer.')),
    text,
    make('div', { class: 'row' }, press(say('打开文件…|Open a file…'), () => file.click()), file,
      make('span', { class: 'quiet' }, say('.docx、.txt、.html，或以前的文档、草稿|.docx, .txt, .html, or a document or draft from before')), clear, sample),
    about(studio),
    make('div', { class: 'row end' }, count, next)));
  const show = () => {
    const { draft } = store;
    if (draft.id !== id) {
      id = draft.id;
      typing = false;
    }
    // What is found meanwhile takes nothing away from who is typing.
    if (!typing && text.value !== draft.text) {
      text.value = draft.text;
      // No step of the browser's own history.
      text.dataset.put = 'yes';
    }
    const length = draft.text.length;
    const doubts = draft.indicators.filter(({ id }) => doubtful(draft.notes[id])).length;
    const found = say('{0} 个字符，找到 {1} 个数|{0} characters, {1} figures found', length, draft.indicators.length);
    count.textContent = !length ? '' : doubts ? found + say('，{0} 个存疑|, {0} of them doubtful', doubts) : found;
    next.disabled = !draft.text.trim() && !draft.indicators.length;
    clear.hidden = !length;
    sample.hidden = !!length;
  };
  show();
  return { update: show, end: commit };
}
