// Step 5: everything that leaves the studio.
import { make } from '../element/dom.js';
import { sentenceOf } from './ask.js';
import { check } from './checks.js';
import { doubtful } from './draft.js';
import { kindName } from './kinds.js';
import { drawn } from './lost.js';
import { made } from './made.js';
import { copied, press } from './parts.js';
import { row } from './take-row.js';
import { wholePane } from './take-whole.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('./made.js').Made} Made */

/**
 * @param {HTMLElement} root
 * @param {Studio} studio
 */
export function mount(root, studio) {
  const { store, tell } = studio;
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
  const whole = wholePane(studio, { copy, busy });
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
    const doubts = drawn(draft).filter(({ id }) => doubtful(draft.notes[id]));
    open.replaceChildren(
      ...(doubts.length ? [say('图里有 {0} 个数存疑，还没有确认。|{0} figures of the charts are doubtful and not confirmed.', doubts.length), press(say('去核对|Check them'), () => studio.go('review', doubts[0].id), { class: 'plain doubts' })] : []),
      ...(found.length ? [say('核查还有 {0} 处没看过。|{0} findings of the checks were not looked at.', found.length), press(say('去看|Show'), () => studio.go('review'), { class: 'plain' })] : []),
    );
  }
  show();
  return { update: () => { show(); } };
}
