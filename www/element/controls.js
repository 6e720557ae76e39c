// What there is to do with a chart beyond reading it, in the room beside its
// number: order, series, a part of the axis, listening, steps.

import { button, dress, make } from './dom.js';
import { legend } from './legend.js';
import { listening } from './listening.js';
import { voice } from './said.js';
import { stepsOf } from './view.js';
import { answers } from './words.js';
/** @typedef {import('./views.js').Views} Views */

/** Kinds whose data stand in an order that a reader may change; of a bullet several are one mark. */
const ORDERED = ['bar', 'column', 'dot', 'lollipop', 'arrow', 'range', 'share'];
const ORDERS = ['desc', 'asc', 'none'];
/** An axis with fewer places is seen at a glance. */
const LONG = 24;

/** @param {Views} views */
export function controls(views) {
  const { shell, lang, chart } = views.inside;
  const say = answers(lang());
  const { spec } = views;
  const bar = make('div', { class: 'bar', role: 'toolbar', 'aria-label': say.controls });
  /** @type {(() => void)[]} */
  const updates = [];
  const add = (/** @type {HTMLButtonElement} */ node, /** @type {() => void} */ update = () => {}) => {
    // Roving: see `reach`.
    bar.append(dress(node, { type: 'button', role: 'button' }));
    updates.push(update);
    return node;
  };

  const series = views.series;
  const lines = !!chart()?.isLong();
  const count = chart()?.order().length ?? 0;
  if (!spec.data && ORDERED.includes(spec.kind) && spec.variant !== 'waffle' && count > 2) {
    const first = spec.sort ?? 'none';
    const orders = [first, ...ORDERS.filter((order) => order !== first)];
    const now = () => views.state.sort ?? first;
    const node = add(button('', () => {
      const next = orders[(orders.indexOf(now()) + 1) % orders.length];
      void views.change({ sort: next === first ? undefined : next });
    }), () => {
      const word = say.orders[ORDERS.indexOf(now())] ?? '';
      node.textContent = word;
      node.classList.add('order');
      node.setAttribute('aria-label', `${say.order}${word}`);
    });
  }
  if (series.length) {
    const node = add(dress(button(say.legend, () => legend(node, views), say.legend), { 'aria-haspopup': 'true' }), () => {
      node.classList.toggle('changed', !!views.state.hide?.length);
    });
  }
  if (lines && views.places.length >= LONG) {
    const at = (/** @type {number} */ factor) => () => views.inside.read((reader) => void views.zoom(reader.at, factor));
    add(button(say.closer, at(0.5), '＋'), () => {});
    const out = add(button(say.wider, at(2), '－'), () => { out.disabled = !views.state.x; });
    const whole = add(button(say.whole, () => void views.whole(), say.whole), () => { whole.hidden = !views.state.x; });
  }
  const sound = spec.data && spec.kind !== 'tiles' && count > 2 ? listening(views, say, (/** @type {HTMLButtonElement} */ node) => add(node)) : undefined;
  const steps = stepsOf(spec);
  if (steps.length) {
    const go = (/** @type {number} */ by) => () => {
      const step = (views.state.step ?? 0) + by;
      void views.change({ step: step || undefined });
      views.inside.read((reader) => reader.say(() => [`${step}/${steps.length}`, steps[step - 1]?.text].join(' ').trim()));
    };
    const back = add(button(say.back, go(-1), '‹'), () => { back.disabled = !views.state.step; });
    const at = make('span');
    bar.append(at);
    const next = add(button(say.next, go(1), '›'), () => {
      next.disabled = (views.state.step ?? 0) >= steps.length;
      at.textContent = `${views.state.step ?? 0}/${steps.length}`;
    });
  }

  /** One of them is a stop of the Tab key, while the focus is in the figure. @param {EventTarget | null} at */
  function reach(at) {
    const all = /** @type {HTMLButtonElement[]} */ ([...bar.querySelectorAll('button:not(.menu button)')]).filter((node) => !node.hidden && !node.disabled);
    const inside = shell.figure.contains(/** @type {any} */ (at));
    const one = all.find((node) => node === at) ?? all[0];
    for (const node of bar.querySelectorAll('button:not(.menu button)')) /** @type {HTMLElement} */ (node).tabIndex = inside && node === one ? 0 : -1;
    return all;
  }
  const end = new AbortController();
  const { signal } = end;
  shell.figure.addEventListener('focusin', (event) => reach(event.target), { signal });
  shell.figure.addEventListener('focusout', (event) => reach(event.relatedTarget), { signal });
  bar.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = reach(event.target);
    const at = all.indexOf(/** @type {any} */ (event.target));
    if (at < 0) return;
    event.preventDefault();
    all[(at + step + all.length) % all.length]?.focus();
  });
  voice(shell.figure);
  // For the keyboard it follows the plot: a chart is entered by that.
  if (bar.hasChildNodes()) shell.figure.querySelector('.ic-foot')?.before(bar);

  return {
    /** @param {Element} figure */
    isIn: (figure) => !bar.hasChildNodes() || figure.contains(bar),
    update() {
      const focused = /** @type {ShadowRoot} */ (shell.figure.getRootNode()).activeElement;
      for (const update of updates) update();
      // A button that has nothing more to do hands the focus on.
      if (focused && bar.contains(focused) && focused.matches(':disabled,[hidden]')) reach(null)[0]?.focus();
      reach(/** @type {ShadowRoot} */ (shell.figure.getRootNode()).activeElement);
    },
    end() {
      end.abort();
      sound?.end();
      bar.remove();
    },
  };
}
