// Step 5, all charts together: the pack for a site, the pack for WeChat, and
// what is kept.
import { make } from '../element/dom.js';
import { documentOf, nameOf, set } from './draft.js';
import { save } from './files.js';
import { all } from './made.js';
import { alts, pack } from './pack.js';
import { download, field, fileName, input, press } from './parts.js';
import { say } from './words.js';
import { wechat } from './wechat.js';
/** @typedef {import('./studio.js').Studio} Studio */

/** Where the pack will be. @param {Studio} studio */
const address = ({ store }) => field(say('网址|address'), input(store.draft.base, { type: 'url', placeholder: 'https://example.com/charts/' }), (value) => {
  if (value && !/^https?:\/\//i.test(value)) return say('网址以 https:// 开头|An address starts with https://');
  store.change(set({ base: value.trim() }));
  return undefined;
});

/**
 * @param {Studio} studio
 * @param {{copy: (text: string, what: string) => Promise<void>, busy: (what: string, run: () => Promise<void>) => Promise<void>}} does
 */
export function wholePane(studio, { copy, busy }) {
  const { store } = studio;
  const name = () => fileName(nameOf(store.draft));
  const onSite = () => busy(say('发布包|the pack'), async () => download(await pack(store.draft), `${name()}.zip`));
  const onWechat = () => busy(say('公众号包|the WeChat pack'), async () => download(await wechat(store.draft), `${name()}-wechat.zip`));
  const json = () => download(new Blob([JSON.stringify(documentOf(store.draft), null, 1)], { type: 'application/json' }), `${name()}.json`);
  return make('section', { class: 'pane', 'aria-labelledby': 'whole-title' },
    make('h2', { id: 'whole-title' }, say('放到自己的网站|On a site of your own')),
    make('ol', { class: 'steps' },
      make('li', {}, say('图要放在哪个网址？还不知道就空着，以后再填。|Where will the charts be? Leave it empty if that is not known yet.'), address(studio)),
      make('li', {}, say('下载发布包，解开，把整个文件夹放到那里。|Download the pack, unpack it, and put the folder there.'),
        press(say('下载发布包（ZIP）|Download the pack (ZIP)'), onSite, { class: 'primary', id: 'pack' })),
      make('li', {}, say('复制每张图的代码，贴进文章。|Copy each chart’s code into the article.'))),
    make('h2', {}, say('发公众号|On WeChat')),
    make('p', { class: 'quiet' }, say('图片传到公众号的素材里，正文照着 article.html 复制。|Upload the pictures, then copy the text from article.html.')),
    make('div', { class: 'column' }, press(say('下载公众号包（ZIP）|Download the WeChat pack (ZIP)'), onWechat, { id: 'wechat' })),
    make('h2', {}, say('留底|To keep')),
    make('div', { class: 'column' },
      press(say('下载文档（JSON）|Download the document (JSON)'), json),
      press(say('存成草稿文件，给同事接着改|Save as a draft file for a colleague'), () => save(store.draft)),
      press(say('复制全部替代文字|Copy all alternative texts'), async () => copy(alts(await all(store.draft)), say('全部替代文字|all alternative texts')))));
}
