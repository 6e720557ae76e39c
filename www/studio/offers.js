// The suggested charts as live pictures, the first ones first.
import { make } from '../element/dom.js';
import { addAll, addChart, documentOf } from './draft.js';
import { kindName } from './kinds.js';
import { Live } from './live.js';
import { press } from './parts.js';
import { say } from './words.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('./draft.js').Draft} Draft */

/** Shown before the editor asks for more: three rows of three. */
const FEW = 9;

/**
 * Each picture stays while it is suggested.
 * @param {Studio} studio
 * @param {(id: string) => void} pick
 */
export function suggestions({ store, tell }, pick) {
  const node = make('section', { class: 'offers', 'aria-labelledby': 'offers-title' });
  const head = make('div', { class: 'pane-head' });
  const grid = make('div', { class: 'grid' });
  let most = FEW;
  const more = press('', () => {
    const at = grid.children.length;
    most = Infinity;
    show(store.draft);
    /** @type {HTMLElement | null} */ (grid.children[at]?.querySelector('.take'))?.focus({ preventScroll: true });
  }, { class: 'more-offers' });
  node.append(head, grid, more);
  /** @type {Map<string, {card: HTMLElement, live: Live, title: HTMLElement}>} */
  const cards = new Map();
  const focusAt = (/** @type {number} */ at) => {
    const button = /** @type {HTMLElement | null | undefined} */ ((grid.children[at] ?? grid.lastElementChild)?.querySelector('button') ?? document.querySelector('.order [aria-current]'));
    button?.focus({ preventScroll: true });
    // Whoever has the focus by keys presses what is seen.
    if (button?.matches(':focus-visible')) (button.closest('.offer') ?? button).scrollIntoView({ block: 'nearest' });
  };
  const card = (/** @type {string} */ id) => {
    const live = new Live({ plain: true });
    const title = make('p', { class: 'quiet' });
    const take = press(say('用这张|Use this one'), () => {
      const own = store.draft.offers.find((one) => one.id === id);
      const at = [...grid.children].indexOf(card);
      if (own) {
        store.change(addChart(own));
        tell(say('“{0}”是图 {1} 了。|“{0}” is figure {1} now.', own.title || kindName(own), store.draft.charts.length));
      }
      pick(id);
      focusAt(at);
    }, { class: 'take' });
    const away = press(say('不用|Not this'), () => {
      const at = [...grid.children].indexOf(card);
      const own = store.draft.offers.find((one) => one.id === id);
      if (own) tell(say('已收起“{0}”，可以撤销。|“{0}” was put away; it can be undone.', own.title || kindName(own)));
      store.change((draft) => ({ ...draft, offers: draft.offers.filter((one) => one.id !== id) }));
      focusAt(at);
    }, { class: 'plain' });
    const card = make('article', { class: 'offer' }, live.node, make('div', { class: 'row' }, take, away, title));
    const own = { card, live, title };
    cards.set(id, own);
    return own;
  };
  function show(/** @type {Draft} */ draft) {
    const document = documentOf(draft);
    const shown = draft.offers.slice(0, most).map((offer) => {
      const own = cards.get(offer.id) ?? card(offer.id);
      own.live.show(document, offer);
      own.title.textContent = kindName(offer);
      for (const button of own.card.querySelectorAll('.row button')) button.setAttribute('aria-label', `${button.textContent}：${offer.title ?? kindName(offer)}`);
      return own.card;
    });
    for (const [id, own] of cards) if (!shown.includes(own.card)) { own.card.remove(); cards.delete(id); }
    shown.forEach((one, i) => { if (grid.children[i] !== one) grid.insertBefore(one, grid.children[i] ?? null); });
    node.hidden = !shown.length;
    const left = draft.offers.length - shown.length;
    more.hidden = !left;
    more.textContent = say('再看 {0} 张|{0} more', left);
    head.replaceChildren(make('h2', { id: 'offers-title' }, say('建议的图（{0}）|Suggested charts ({0})', draft.offers.length)),
      press(say('全部用上|Use them all'), () => store.change(addAll), { class: 'plain all' }));
  }
  return { node, show };
}
