// The steps of a chart's story: its buttons stand with the other controls, its
// sentences below the plot; the one that the reader scrolls to is shown.

/** @typedef {import('./views.js').Views} Views */

/** The band of the viewport in which a sentence is the one being read. */
const BAND = '-58% 0px -38% 0px';

/** @param {Views} views */
export function story(views) {
  const { shell, host } = views.inside;
  const items = [...shell.figure.querySelectorAll('.ic-steps>li')];
  const end = new AbortController();
  const { signal } = end;
  let scrolled = false;
  // What stands there before any scrolling is not being read yet.
  addEventListener('scroll', () => { scrolled = true; }, { signal, passive: true, capture: true });
  const show = (/** @type {number | undefined} */ step) => {
    // A page that scrolls on asks again by itself.
    if ((views.state.step || undefined) !== (step || undefined)) views.show({ ...views.state, step }).catch(() => {});
  };
  const near = new IntersectionObserver((entries) => {
    if (!scrolled || !host.isConnected) return;
    for (const { target, isIntersecting, boundingClientRect: { top }, rootBounds } of entries) {
      const step = items.indexOf(target) + 1;
      if (isIntersecting) show(step);
      // Back above the first one the chart is as it was.
      else if (step === 1 && rootBounds && top > rootBounds.bottom) show(undefined);
    }
  }, { rootMargin: BAND });
  for (const [i, item] of items.entries()) {
    near.observe(item);
    item.addEventListener('click', () => getSelection()?.isCollapsed && void views.change({ step: i + 1 }), { signal });
  }
  shell.figure.classList.toggle('told', items.length > 0);
  return {
    update() {
      for (const [i, item] of items.entries()) {
        if (views.state.step === i + 1) item.setAttribute('aria-current', 'step');
        else item.removeAttribute('aria-current');
      }
    },
    end() {
      end.abort();
      near.disconnect();
    },
  };
}
