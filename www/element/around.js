// Where the charts of a page are, and when each has its turn.
/**
 * @typedef {object} Placed what is told to a chart
 * @property {() => void} wake near the viewport
 * @property {(far: boolean) => void} rest
 * @property {(width: number) => void} resize
 */

/**
 * @param {string} rootMargin around the viewport
 * @param {(chart: Placed, within: boolean) => void} tell
 */
const around = (rootMargin, tell) => new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) tell(/** @type {any} */ (target), isIntersecting);
}, { rootMargin });

export const near = around('400px', (chart, within) => (within ? chart.wake() : call()));
/** Whole viewports away, pixels are memory for nothing. */
const far = around('100%', (chart, within) => chart.rest(!within));

const sizes = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) /** @type {any} */ (target).resize(contentRect.width);
});

export const observers = [near, far, sizes];

/** Charts of an article that nobody has come near. @type {Set<Placed>} */
export const tied = new Set();

let called = false;

/**
 * Figures of the text are tied to every chart that shows them: once the page
 * has nothing else to do, the charts come one after the other, unless the
 * reader saves data.
 */
export function call() {
  if (called || !tied.size || /** @type {any} */ (navigator).connection?.saveData) return;
  called = true;
  const run = () => {
    called = false;
    const [next] = tied;
    tied.delete(next);
    next?.wake();
    call();
  };
  if ('requestIdleCallback' in window) requestIdleCallback(run);
  else setTimeout(run, 200);
}

let queue = Promise.resolve();
/** Each chart has a task of its own, so that none keeps the page waiting. */
export const turn = () => (queue = queue.then(() => new Promise((next) => setTimeout(next))));
