// The series of a chart in a panel: each can be left out, or be the only one.

import { button, dress, make } from './dom.js';
import { panel } from './menu.js';
import { answers } from './words.js';
/** @typedef {import('./views.js').Views} Views */

/**
 * Opens the panel of `opener`, or closes it.
 * @param {HTMLElement} opener
 * @param {Views} views
 */
export function legend(opener, views) {
  const say = answers(views.inside.lang());
  const rows = make('div', { class: 'rows' });
  const all = button(say.all, () => void views.change({ hide: undefined }).then(fill), say.all);
  const list = make('div', { class: 'menu legend', role: 'group', 'aria-label': say.legend }, rows, all);
  function fill() {
    const at = [...rows.querySelectorAll('button')].findIndex((node) => node.matches(':focus'));
    const { hide = [] } = views.state;
    const shown = views.series.filter(({ name }) => !hide.includes(name));
    rows.replaceChildren(...views.series.map(({ name, color }) => {
      const on = !hide.includes(name);
      const swatch = make('i', { 'aria-hidden': 'true' });
      // A style of its own, not an attribute: the page's policy forbids those.
      swatch.style.background = on ? color : 'none';
      const next = on ? [...hide, name] : hide.filter((other) => other !== name);
      const toggle = make('button', { type: 'button', 'aria-pressed': `${on}` }, swatch, make('span', {}, name));
      // One at least stays.
      if (on && shown.length === 1) dress(toggle, { 'aria-disabled': 'true' });
      else toggle.onclick = () => void views.change({ hide: next }).then(fill);
      const alone = on && shown.length === 1;
      const only = button(`${alone ? say.all : say.only} ${name}`, () => void views.only(name).then(fill), alone ? say.all : say.only);
      return make('div', {}, toggle, only);
    }));
    const held = at >= 0 ? at : all.matches(':focus') ? 0 : -1;
    all.hidden = !hide.length;
    if (held >= 0) /** @type {HTMLElement | undefined} */ ([...rows.querySelectorAll('button')][held])?.focus();
  }
  fill();
  panel(opener, list, () => [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('button:not([hidden])'))]);
}
