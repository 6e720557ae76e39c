// An address may lead to a chart, as a reader left it: #chart-growth=sort.desc

import { named } from './address.js';

/**
 * Brings that chart into view, unless the address leads to a sentence. Where
 * the page does not name its charts, their documents do.
 * @param {Iterable<HTMLElement & {document: any, spec: () => Promise<any>}>} charts
 */
export async function arrive(charts) {
  if (document.readyState === 'loading') await new Promise((parsed) => addEventListener('DOMContentLoaded', parsed));
  const [name] = named(location.hash);
  if (!name || performance.getEntriesByType('navigation').some(({ name }) => name.includes(':~:'))) return;
  const all = [...charts];
  const own = (/** @type {HTMLElement} */ chart) => chart.getAttribute('chart');
  let found = all.find((chart) => own(chart) === name);
  for (const chart of all) {
    if (found) break;
    const given = !own(chart) && (chart.document || chart.getAttribute('src'));
    if (given && (await chart.spec().catch(() => {}))?.id === name) found = chart;
  }
  found?.scrollIntoView({ block: 'center', behavior: 'instant' });
}
