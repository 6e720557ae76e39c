// Step 5: everything that leaves the studio.
import { make } from '../element/dom.js';
import { sentenceOf } from './ask.js';
import { check } from './checks.js';
import { documentOf, nameOf, set } from './draft.js';
import { save } from './files.js';
import { kindName } from './kinds.js';
import { all, made } from './made.js';
import { alts, pack } from './pack.js';
import { copied, download, field, fileName, input, press } from './parts.js';
import { row } from './take-row.js';
import { wechat } from './wechat.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('./made.js').Made} Made */

/**
 * @param {HTMLElement} root
 * @param {Studio} studio
 */
export function mount(root, studio) {
  const { store, tell } = studio;
  const name = () => fileName(nameOf(store.draft));
  const copy = async (/** @type {string} */ text, /** @type {string} */ what) => {
    const done = await copied(text);
    tell(done ? say('已复制{0}，{1} 个字符，到文章里粘贴。|Copied {0}, {1} characters; paste it into your article.', what, text.length) : say('浏览器不让复制，请在下面的框里手动复制。|The browser does not allow copying; please copy from the box below.'), !done);
  };
  /** Says that it works on it, and what came of it. @param {string} what @param {() => Promise<void>} run */
  const busy = async (what, run) => {
    tell(say('正在准备{0}…|Preparing {0}…', what));
    try {
      await run();
      tell(say('已存下{0}，在浏览器的下载里。|Saved {0}; see the browser’s downloads.', what));
    } catch (error) {
      tell(say('{0}没有做成：{1}|{0} failed: {1}', what, await sentenceOf(error)), true);
    }
  };
  const open = make('p', { class: 'still-open' });
  const rows = make('ol', { class: 'taken' });
  const whole = make('section', { class: 'pane', 'aria-labelledby': 'whole-title' });
  const webPack = say('发布包|the pack');
  const wechatPack = say('公众号包|the WeChat pack');
  const address = field(say('发布到哪个网址（还不知道就空着）|Where it will be published (empty if not known yet)'), input(store.draft.base, { type: 'url', placeholder: 'https://example.com/charts/' }), (value) => {
    if (value && !/^https?:\/\//i.test(value)) return say('网址以 https:// 开头|An address starts with https://');
    store.change(set({ base: value.trim() }));
    return undefined;
  });
  whole.append(
    make('h2', { id: 'whole-title' }, say('放到自己的网站|On a site of your own')),
    make('ol', { class: 'steps' },
      make('li', {}, say('下载发布包，解开，把整个文件夹放到网站上。|Download the pack, unpack it, and put the folder on your site.'),
        press(say('下载发布包（ZIP）|Download the pack (ZIP)'), () => busy(webPack, async () => download(await pack(store.draft), `${name()}.zip`)), { class: 'primary', id: 'pack' })),
      make('li', {}, say('填上文件夹的网址，代码里就有了。|Enter the folder’s address: the codes will have it.'), address),
      make('li', {}, say('复制每张图的代码，贴进文章。|Copy each chart’s code into the article.'))),
    make('h2', {}, say('发公众号|On WeChat')),
    make('p', { class: 'quiet' }, say('图片传到公众号的素材里，正文照着 article.html 复制。|Upload the pictures, then copy the text from article.html.')),
    make('div', { class: 'column' },
      press(say('下载公众号包（ZIP）|Download the WeChat pack (ZIP)'), () => busy(wechatPack, async () => download(await wechat(store.draft), `${name()}-wechat.zip`)), { id: 'wechat' })),
    make('h2', {}, say('留底|To keep')),
    make('div', { class: 'column' },
      press(say('下载文档（JSON）|Download the document (JSON)'), () => download(new Blob([JSON.stringify(documentOf(store.draft), null, 1)], { type: 'application/json' }), `${name()}.json`)),
      press(say('存成草稿文件，给同事接着改|Save as a draft file for a colleague'), () => save(store.draft)),
      press(say('复制全部替代文字|Copy all alternative texts'), async () => copy(alts(await all(store.draft)), say('全部替代文字|all alternative texts')))));
  root.append(make('div', { class: 'taking' },
    make('section', { class: 'pane', 'aria-labelledby': 'take-title' }, make('h1', { id: 'take-title' }, say('取走|Take away')), open, rows), whole));

  /** As the draft has them now; a press waits for that. @type {Promise<Made>[]} */
  let latest = [];
  /** @type {string} */
  let listed = '';

  /** @type {ReturnType<typeof row>[]} */
  let shown = [];
  let round = 0;
  async function show() {
    const { draft } = store;
    const own = (round += 1);
    whole.hidden = !draft.charts.length;
    if (!draft.charts.length) return rows.replaceChildren(make('li', { class: 'row' }, say('还没有图。|No charts yet.'), press(say('去选图|Choose charts'), () => studio.go('choose'))));
    const list = JSON.stringify(draft.charts.map(({ id, title }) => [id, title]));
    if (list !== listed) {
      listed = list;
      shown = draft.charts.map((chart, at) => row(chart.title || kindName(chart), () => latest[at], { copy, busy }));
      rows.replaceChildren(...shown.map(({ node }) => node));
    }
    // One after the other: each has the core for itself.
    let before = Promise.resolve();
    latest = draft.charts.map(({ id }, at) => {
      const next = before.then(() => made(draft, id, at));
      before = next.then(() => {}, () => {});
      return next;
    });
    await Promise.all(latest.map((one, at) => one.then((ready) => { if (own === round) shown[at].fill(ready); }, (error) => { if (own === round) shown[at].refuse(error); })));
    if (own !== round) return;
    rows.dataset.done = 'yes';
    const found = await check(draft);
    if (own !== round) return;
    open.replaceChildren(...(found.length ? [say('核查还有 {0} 处没看过。|{0} findings of the checks were not looked at.', found.length), press(say('去看|Show'), () => studio.go('review'), { class: 'plain' })] : []));
  }
  show();
  return { update: () => { show(); } };
}
