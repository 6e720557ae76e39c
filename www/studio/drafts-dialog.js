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
  const dialog = make('dialog', { class: 'drafts', 'aria-labelledby': 'drafts-title' });
  const list = make('ul', {});
  const fill = async () => {
    const kept = await all().catch(() => []);
    list.replaceChildren(...kept.map(({ id, name, saved, draft }) => {
      const current = id === store.draft.id;
      const title = name || say('（空白）|(empty)');
      const open = press(title, async () => { dialog.close(); await session.open(draft); studio.go('paste'); }, { class: 'plain name', ...(current ? { 'aria-current': 'true' } : {}) });
      const gone = press(say('删除|Delete'), async () => {
        // A second press is the question's answer: one key, no dialog upon a dialog.
        if (gone.dataset.asked) { await remove(id); await fill(); return; }
        gone.dataset.asked = 'yes';
        gone.textContent = say('确定删除？|Delete for good?');
      }, { class: 'plain', 'aria-label': say('删除“{0}”|Delete “{0}”', title) });
      return make('li', {}, open,
        make('span', { class: 'quiet' }, new Date(saved).toLocaleString(spoken(), { dateStyle: 'medium', timeStyle: 'short' })),
        current ? make('span', { class: 'quiet' }, say('正在编辑|open')) : gone);
    }));
  };
  dialog.append(
    make('h2', { id: 'drafts-title' }, say('草稿|Drafts')),
    make('p', { class: 'quiet' }, say('都存在这个浏览器里。要换电脑或交给同事，存成一个文件再发。|They are kept in this browser. To move one to another computer or a colleague, save it as a file.')),
    list,
    make('div', { class: 'row' },
      press(say('新建一份|New draft'), async () => { dialog.close(); await session.open(empty(), { fresh: true }); studio.go('paste'); }, { class: 'primary' }),
      press(say('把这份存成文件|Save this one as a file'), () => save(store.draft)),
      press(say('关闭|Close'), () => dialog.close())));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  await fill();
  dialog.showModal();
}
