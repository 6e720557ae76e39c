// One row of step 5: a chart's codes, pictures and words.
import { make } from '../element/dom.js';
import { sentenceOf } from './ask.js';
import { download, fileName, press } from './parts.js';
import { say } from './words.js';
/** @typedef {import('./made.js').Made} Made */

/**
 * A chart and what it is taken away as. `made` gives what it is now: a press
 * waits for that.
 * @param {string} title
 * @param {() => Promise<Made>} made
 * @param {{copy: (text: string, what: string) => Promise<void>, busy: (what: string, run: () => Promise<void>) => Promise<void>}} does
 */
export function row(title, made, { copy, busy }) {
  const boxes = (/** @type {[string, keyof Made][]} */ ([[say('网页代码|Code for a page'), 'element'], [say('iframe 代码|Code for an iframe'), 'iframe'], [say('iframe 和正文连读，再加一行|One line more: the iframe tied to the article'), 'linking'], [say('替代文字|Alternative text'), 'alt']]))
    .map(([label, key]) => ({ label, key, node: make('textarea', { readonly: '', rows: '5', spellcheck: 'false', 'aria-label': `${label}：${title}` }) }));
  const give = (/** @type {'element' | 'iframe' | 'alt'} */ key, /** @type {string} */ what) => async () => copy((await made())[key], what);
  // In a folder of downloads c1.png says nothing.
  const label = (/** @type {Made} */ own) => say('图{0}|Figure {0}', own.number);
  const save = (/** @type {string} */ what, /** @type {(own: Made) => Promise<Blob> | Blob} */ make) => () =>
    busy(say('图片（{0}）|the {0}', what), async () => { const own = await made(); download(await make(own), `${fileName(own.title.startsWith(label(own)) ? own.title : `${label(own)} ${own.title}`)}.${what.toLowerCase()}`); });
  const wrong = make('p', { class: 'wrong', role: 'alert' });
  const picture = make('img', { class: 'thumb', alt: '' });
  const node = make('li', {}, picture, make('div', { class: 'codes' }, make('h2', {}, title),
    make('div', { class: 'row' },
      press(say('复制网页代码|Copy the code'), give('element', say('网页代码|the code for a page')), { 'aria-label': say('复制网页代码：{0}|Copy the code: {0}', title), class: 'copy-element' }),
      press(say('复制 iframe 代码|Copy the iframe code'), give('iframe', say('iframe 代码|the iframe code')), { 'aria-label': say('复制 iframe 代码：{0}|Copy the iframe code: {0}', title) }),
      press('PNG', save('PNG', (own) => own.png(680, 2)), { 'aria-label': `PNG：${title}` }),
      press('SVG', save('SVG', (own) => new Blob([own.frames.get(680) ?? ''], { type: 'image/svg+xml' })), { 'aria-label': `SVG：${title}` }),
      press(say('复制替代文字|Copy the alternative text'), give('alt', say('替代文字|the alternative text')), { class: 'plain', 'aria-label': say('复制替代文字：{0}|Copy the alternative text: {0}', title) })),
    make('details', {}, make('summary', {}, say('看代码和文字|See the codes and the text')), ...boxes.map(({ label, node }) => make('div', {}, make('p', { class: 'quiet' }, label), node))),
    wrong));
  const able = (/** @type {boolean} */ on) => { for (const button of node.querySelectorAll('button')) button.disabled = !on; };
  const fill = (/** @type {Made} */ own) => {
    for (const { key, node } of boxes) {
      node.value = String(own[key]);
      node.parentElement?.toggleAttribute('hidden', !own[key]);
    }
    wrong.textContent = '';
    picture.src = `data:image/svg+xml,${encodeURIComponent(own.frames.get(360) ?? '')}`;
    able(true);
  };
  const refuse = async (/** @type {unknown} */ error) => {
    able(false);
    wrong.textContent = say('这张图画不出来：{0}。请回到“选图”改。|This chart cannot be drawn: {0}. Please change it in “Charts”.', await sentenceOf(error));
  };
  return { node, fill, refuse };
}
