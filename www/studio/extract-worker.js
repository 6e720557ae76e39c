// Beside the page: loads the extractor's own WebAssembly, which readers never
// get, and answers one text after the other. Its `extract(text, true, date)` gives
// the document with suggested charts, as JSON, and for each indicator what
// `--explain` says of it, under `explain`.

/** @typedef {{default: (options?: object) => Promise<unknown>, extract: (text: string, charts: boolean, date: string) => unknown}} Glue */

const GLUE = new URL('../pkg-extract/indicator_charts.js', import.meta.url).href;

/** @type {Promise<Glue> | undefined} */
let starting;

/** @returns {Promise<Glue>} */
async function start() {
  const glue = /** @type {Glue} */ (await import(GLUE));
  await glue.default();
  return glue;
}

addEventListener('message', async ({ data: { id, text, date } }) => {
  /** @type {Glue} */
  let glue;
  try {
    glue = await (starting ??= start());
  } catch (error) {
    starting = undefined;
    postMessage({ id, code: 'missing', message: String(error) });
    return;
  }
  try {
    const said = glue.extract(text, true, date);
    postMessage({ id, document: typeof said === 'string' ? JSON.parse(said) : said });
  } catch (error) {
    postMessage({ id, code: 'broken', message: String(error) });
  }
});

export {};
