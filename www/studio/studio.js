// The editor's page: five steps over one draft.
import '../element.js';
import { make } from '../element/dom.js';
import { another } from './another.js';
import { mount as choose } from './choose-view.js';
import { doubtful, empty, nameOf, set } from './draft.js';
import { showDrafts } from './drafts-dialog.js';
import { opened, save } from './files.js';
import { follow } from './finding.js';
import { morph } from './morph.js';
import { mount as paste } from './paste-view.js';
import { press } from './parts.js';
import { mount as preview } from './preview-view.js';
import { readFile, ReadingError } from './reading.js';
import { mount as review } from './review-view.js';
import { Session } from './session.js';
import { all } from './shelf.js';
import { Store } from './store.js';
import { mount as takeAway } from './take-view.js';
import { freshUuid } from './uuid.js';
import { say, speak, spoken } from './words.js';
/** @typedef {'paste' | 'review' | 'choose' | 'preview' | 'take'} Step */
/**
 * @typedef {object} Studio what a step may do
 * @property {Store} store
 * @property {Session} session
 * @property {(sentence: string, wrong?: boolean) => void} tell
 * @property {(step: Step, what?: string) => void} go
 * @property {(file: File) => void} read
 * @property {() => boolean} leave whether another draft may take the place of this one, which it asks once where this one could not be kept
 * @property {(text: string) => Promise<boolean>} begin a draft of its own, where the text is another article than the draft's
 */
/** @typedef {{update: () => void, end?: () => void, show?: (what: string) => void}} View */

/** @type {[Step, string, (root: HTMLElement, studio: Studio) => View][]} */
const STEPS = [
  ['paste', '贴文章|Article', paste], ['review', '核对|Check', review], ['choose', '选图|Charts', choose], ['preview', '预览|Preview', preview], ['take', '取走|Take away', takeAway],
];

/** How long a sentence stays, in milliseconds. */
const SAID = 6_000;

const head = make('header', { class: 'bar' });
const notice = make('div', { class: 'notice', role: 'alert' });
const main = make('main', { id: 'main', tabindex: '-1' });
const said = make('p', { class: 'said', role: 'status' });
document.body.append(head, notice, main, said);

const store = new Store(empty());
const session = new Session(store, () => frame());
/** @type {View | undefined} */
let view;
/** @type {Step} */
let step = 'paste';
let timer = 0;
let finding = '';
let trouble = '';
/** The draft whose editor knows that it is not kept. @type {import('./draft.js').Draft | undefined} */
let warned;

/** @type {Studio} */
const studio = {
  store,
  session,
  tell(sentence, wrong = false) {
    said.textContent = sentence;
    said.classList.toggle('wrong', wrong);
    clearTimeout(timer);
    timer = window.setTimeout(() => { said.textContent = ''; }, wrong ? 2 * SAID : SAID);
  },
  go(to, what = '') {
    const address = `#${to}`;
    if (location.hash !== address) history.pushState(null, '', address);
    show(to, true);
    if (what) view?.show?.(what);
  },
  leave() {
    if (session.status !== 'failed' || warned === store.draft) return true;
    warned = store.draft;
    studio.tell(say('这份草稿没有存上，换一份就没有了；请先把它存成文件。不要它了，就再来一次。|This draft could not be kept and would be gone; please save it as a file first. To drop it, do the same again.'), true);
    return false;
  },
  async begin(text) {
    if (!another(store.draft, text)) return false;
    await session.flush();
    // Where the one before cannot be kept, it stays a step back.
    if (session.status === 'failed') return false;
    // What was emptied to make room is its draft's.
    if (!store.draft.text && store.undoable) {
      store.undo();
      if (!store.draft.text) store.redo();
    }
    await session.open({ ...empty(), text }, { fresh: true });
    show('paste', true);
    studio.tell(say('这是另一篇文章，另起了一份草稿；前一篇和它的图在“草稿”里。|This is another article and has a draft of its own; the one before and its charts are in “Drafts”.'));
    return true;
  },
  async read(file) {
    try {
      const read = await readFile(file);
      if ('json' in read) {
        const draft = opened(read.json);
        await session.flush();
        if (!studio.leave()) return;
        await session.open({ ...draft, id: freshUuid() }, { fresh: true });
        // Fields of the draft before are not its.
        show(step);
        studio.tell(say('已打开“{0}”，作为一份新的草稿。|“{0}” was opened as a draft of its own.', file.name));
      } else {
        if (await studio.begin(read.text)) return;
        store.change(set({ text: read.text, name: '' }));
        studio.tell(say('已读入“{0}”。|“{0}” was read.', file.name));
      }
      view?.update();
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      studio.tell(error.message, true);
    }
  },
};

/** @param {Step} to @param {boolean} [focus] */
function show(to, focus = false) {
  view?.end?.();
  // What was said is of the step that is left.
  if (to !== step) said.textContent = '';
  step = to;
  main.replaceChildren();
  main.className = to;
  // While it is empty: both ask for the layout of all that is there.
  scrollTo(0, 0);
  if (focus) main.focus({ preventScroll: true });
  view = STEPS.find(([own]) => own === to)?.[2](main, studio);
  frame();
  document.title = `${say(STEPS.find(([own]) => own === to)?.[1] ?? '')} · ${nameOf(store.draft) || say('图表工作台|Chart studio')}`;
}

/** What the number beside a step counts. @param {Step} of */
function counted(of) {
  const { indicators, notes, charts } = store.draft;
  if (of === 'review') return indicators.filter(({ id }) => doubtful(notes[id])).length;
  return of === 'choose' ? charts.length : 0;
}

const STATUS = () => ({
  saved: say('已存|Saved'), saving: say('在存…|Saving…'), failed: say('没存上|Not saved'), elsewhere: say('只读|Read only'), conflict: say('没存上|Not saved'),
});

let drawn = '';
/** The bar: where the editor is, and what can be taken back. */
function frame() {
  const state = JSON.stringify([step, counted('review'), counted('choose'), store.undoable, store.redoable, session.status, spoken(), finding, trouble]);
  if (state === drawn) return;
  drawn = state;
  const steps = STEPS.map(([own, name], i) => {
    const n = counted(own);
    const link = make('a', { href: `#${own}`, ...(own === step ? { 'aria-current': 'step' } : {}) }, make('span', { class: 'n' }, String(i + 1)), say(name), ...(n ? [' ', make('span', { class: 'count' }, String(n))] : []));
    return make('li', {}, link);
  });
  const undo = press(say('撤销|Undo'), () => store.undo(), { class: 'plain', title: 'Ctrl+Z' });
  const redo = press(say('重做|Redo'), () => store.redo(), { class: 'plain', title: 'Ctrl+Shift+Z' });
  undo.toggleAttribute('disabled', !store.undoable || !session.writable);
  redo.toggleAttribute('disabled', !store.redoable || !session.writable);
  morph(head, make('header', { class: 'bar' },
    make('p', { class: 'kicker' }, make('b', {}, 'indicator-charts'), ' ', say('图表工作台|Chart studio')),
    make('nav', { 'aria-label': say('步骤|Steps') }, make('ol', {}, ...steps)),
    make('div', { class: 'tools' }, undo, redo, make('span', { class: 'quiet status' }, finding || STATUS()[session.status]),
      press(say('草稿|Drafts'), () => showDrafts(studio), { class: 'plain' }),
      press(spoken() === 'en' ? '中文' : 'English', () => { speak(spoken() === 'en' ? 'zh' : 'en'); document.documentElement.lang = spoken(); said.textContent = ''; show(step); }, { class: 'plain', lang: spoken() === 'en' ? 'zh-Hans' : 'en' }))));
  warn();
}

let warning = '';
/** What stands in the way, and the way out; what stands there already stays, with the focus in it. */
function warn() {
  main.inert = !session.writable;
  const { status } = session;
  const own = trouble && (step === 'paste' || step === 'review') ? trouble : '';
  const state = JSON.stringify([session.writable && status !== 'failed' ? own : status, spoken()]);
  if (state === warning) return;
  warning = state;
  /** @type {(Node | string)[]} */
  let parts = own ? [own] : [];
  if (status === 'elsewhere') {
    parts = [say('这份草稿正在另一个标签页里编辑，这里只能看。|This draft is being edited in another tab; here it can only be read.'), press(say('在这里编辑|Edit it here'), () => session.takeOver().then(() => show(step)))];
  } else if (status === 'conflict') {
    parts = [say('另一个标签页改过这份草稿，这里的改动没有覆盖它。|Another tab has changed this draft; it was not overwritten.'),
      press(say('把这里的另存一份|Keep this one as another draft'), () => session.fork(say('{0}（另存）|{0} (copy)', nameOf(store.draft)))),
      press(say('改用那边的|Use the other one'), () => session.open(store.draft).then(() => show(step)))];
  } else if (status === 'failed') {
    parts = [say('浏览器没能存下草稿（空间不足或不允许存储），请把它存成文件。|The browser could not keep the draft (no room, or storage is blocked); please save it as a file.'),
      press(say('存成文件|Save as a file'), () => save(store.draft))];
  }
  notice.replaceChildren(...parts);
  notice.classList.toggle('wrong', status === 'elsewhere' || status === 'conflict' || status === 'failed');
}

store.listen(() => {
  view?.update();
  frame();
});

addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, shiftKey, target } = event;
  if (!(ctrlKey || metaKey) || !/^[zy]$/i.test(key) || !session.writable) return;
  // Behind a dialog nothing changes.
  if (document.querySelector('dialog[open]')) return;
  // In a field the browser takes back what was typed there; it knows nothing of what was put there.
  if (target instanceof Element && target.matches('input:not([type=checkbox],[type=radio]),textarea:not([data-put])')) return;
  event.preventDefault();
  if (shiftKey || /y/i.test(key)) store.redo();
  else store.undo();
});

for (const type of ['dragover', 'drop']) {
  addEventListener(type, (event) => {
    const { dataTransfer } = /** @type {DragEvent} */ (event);
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (type === 'drop' && dataTransfer.files[0] && session.writable) studio.read(dataTransfer.files[0]);
  });
}

/** @returns {Step} */
const asked = () => STEPS.find(([own]) => `#${own}` === location.hash)?.[0] ?? 'paste';
addEventListener('popstate', () => show(asked(), true));
addEventListener('hashchange', () => { if (asked() !== step) show(asked(), true); });

async function begin() {
  document.documentElement.lang = spoken();
  const kept = await all().catch(() => []);
  const draft = (kept.find(({ id }) => id === Session.last) ?? kept[0])?.draft ?? empty();
  await session.open(draft);
  show(asked());
  follow(store, (state, sentence) => {
    finding = state === 'reading' ? sentence : '';
    trouble = state === 'failed' ? sentence : '';
    frame();
  }, () => session.writable);
  document.documentElement.dataset.ready = 'yes';
}

begin();
