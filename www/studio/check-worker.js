// Beside the page: loads the checker's own WebAssembly, which readers never
// get. Its `check(tokens, text)` gives five strings for each error or warning.

/** @typedef {{default: (options?: object) => Promise<unknown>, check: (tokens: string, text?: string) => string[]}} Glue */

const GLUE = new URL('../pkg-check/indicator_charts.js', import.meta.url).href;

/** @type {Promise<Glue> | undefined} */
let starting;

/** @returns {Promise<Glue>} */
async function start() {
  const glue = /** @type {Glue} */ (await import(GLUE));
  await glue.default();
  return glue;
}

addEventListener('message', async ({ data: { id, tokens, text } }) => {
  try {
    const glue = await (starting ??= start());
    postMessage({ id, said: glue.check(tokens, text) });
  } catch {
    // After a trap nothing of it may be called any more.
    starting = undefined;
    postMessage({ id });
  }
});

export {};
