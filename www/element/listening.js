// A chart of series as sound, once a reader asks for that.

import { button } from './dom.js';
import { within } from './patience.js';
import { tell } from './said.js';
/** @typedef {import('./views.js').Views} Views */
/** @typedef {import('./words.js').Table} Table */

/** The series of a table, each with its data; of 0 to 1 from left to right and from low to high. @param {Table} table */
export function tunes({ rows }) {
  /** @type {Map<string, Table['rows']>} */
  const series = new Map();
  for (const row of rows) {
    // The key is the name of the series and the place along x.
    const name = row.key.slice(0, Math.max(0, row.key.lastIndexOf('@')));
    series.set(name, [...(series.get(name) ?? []), row]);
  }
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const span = values.reduce((a, b) => Math.max(a, b), -Infinity) - low || 1;
  return [...series].map(([name, own]) => ({
    name,
    data: own.map(({ datum }) => datum),
    points: own.map(({ value }, i) => /** @type {[number, number | null]} */ ([own.length > 1 ? i / (own.length - 1) : 0.5, value === null ? null : (value - low) / span])),
  }));
}

/**
 * @param {Views} views
 * @param {{listen: string, listenTo: string, hush: string}} say
 * @param {(node: HTMLButtonElement) => HTMLButtonElement} add
 */
export function listening(views, say, add) {
  /** @type {{stop: () => void} | undefined} */
  let playing;
  const node = add(button(say.listenTo, () => (playing ? playing.stop() : start()), say.listen));
  const end = () => {
    playing = undefined;
    node.textContent = say.listen;
    node.setAttribute('aria-label', say.listenTo);
    views.inside.read((reader) => reader.light([]));
  };
  async function start() {
    const table = /** @type {Table | undefined} */ (views.inside.chart()?.table());
    if (!table) return;
    const all = tunes(table);
    const { listen } = await within(import('./sound.js'));
    playing = listen({
      series: all,
      lang: views.inside.lang(),
      host: views.inside.host,
      say: (text) => tell(views.inside.shell.figure, text, 2500),
      onStep: (of, at) => views.inside.read((reader) => {
        const datum = all[of]?.data[at];
        if (playing && datum !== undefined) reader.light([datum]);
      }),
      onEnd: end,
    });
    if (!playing) return;
    node.textContent = say.hush;
    node.setAttribute('aria-label', say.hush);
  }
  return { end: () => playing?.stop() };
}
