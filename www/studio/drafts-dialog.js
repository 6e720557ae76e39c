// The drafts of this browser: open, begin, send, delete.
import { make } from '../element/dom.js';
import { empty } from './draft.js';
import { save } from './files.js';
import { press } from './parts.js';
import { all, remove } from './shelf.js';
import { say, spoken } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */

/**
 * @param {Studio} studio
 */
export async function showDrafts(studio) {
  const { store, session } = studio;
  await session.flush();
  if (document.querySelector('dialog')) return;
  const dialog = make('dialog', { class: 'drafts', 'aria-labelledby': 'drafts-title' });
  const list = make('ul', {});
  // For those who listen: the button that asks is the same one.
  const heard = make('p', { class: 'unseen', role: 'status' });
  const fresh = press(say('新建一份|New draft'), async () => {
    dialog.close();
    if (!studio.leave()) return;
    await session.open(empty(), { fresh: true });
    studio.go('paste');
  }, { class: 'primary' });
  /** The one that was asked about. @type {{disarm: () => void} | undefined} */
  let asked;
  /** @param {string} id @param {string} title */
  const deleting = (id, title) => {
    const name = say('删除“{0}”|Delete “{0}”', title);
    const gone = press(say('删除|Delete'), async () => {
      // A second press is the question's answer: one key, no dialog upon a dialog.
      if (asked === own) return erase(id, title);
      asked?.disarm();
      asked = own;
      gone.textContent = say('确定删除？|Delete for good?');
      gone.setAttribute('aria-label', say('确定删除“{0}”？|Delete “{0}” for good?', title));
      heard.textContent = say('再按一次就删掉“{0}”，找不回来。|Press again to delete “{0}” for good.', title);
    }, { class: 'plain gone', 'aria-label': name });
    const own = {
      disarm() {
        asked = undefined;
        gone.textContent = say('删除|Delete');
        gone.setAttribute('aria-label', name);
        heard.textContent = '';
      },
    };
    gone.addEventListener('blur', () => { if (asked === own) own.disarm(); });
    return gone;
  };
  /** Then the one that has its place has the focus. @param {string} id @param {string} title */
  const erase = async (id, title) => {
    const at = [...list.querySelectorAll('.gone')].findIndex((node) => node === document.activeElement);
    asked = undefined;
    await remove(id);
    await fill();
    heard.textContent = say('已删除“{0}”。|“{0}” was deleted.', title);
    const left = /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('.gone'));
    if (at >= 0) (left[Math.min(at, left.length - 1)] ?? fresh).focus();
  };
  const fill = async () => {
    const kept = await all().catch(() => []);
    list.replaceChildren(...kept.map(({ id, name, saved, draft }) => {
      const current = id === store.draft.id;
      const title = name || say('（空白）|(empty)');
      const open = press(title, async () => {
        dialog.close();
        // It is open: back to it, with its steps.
        if (current && session.writable) return;
        if (!studio.leave()) return;
        await session.open(draft);
        studio.go('paste');
      }, { class: 'plain name', ...(current ? { 'aria-current': 'true' } : {}) });
      return make('li', {}, open,
        make('span', { class: 'quiet' }, new Date(saved).toLocaleString(spoken(), { dateStyle: 'medium', timeStyle: 'short' })),
        current ? make('span', { class: 'quiet' }, say('正在编辑|open')) : deleting(id, title));
    }));
  };
  dialog.append(
    make('h2', { id: 'drafts-title' }, say('草稿|Drafts')),
    make('p', { class: 'quiet' }, say('都存在这个浏览器里。要换电脑或交给同事，存成一个文件再发。|They are kept in this browser. To move one to another computer or a colleague, save it as a file.')),
    list,
    heard,
    make('div', { class: 'row' },
      fresh,
      press(say('把这份存成文件|Save this one as a file'), () => save(store.draft)),
      press(say('关闭|Close'), () => dialog.close())));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  await fill();
  dialog.showModal();
}
