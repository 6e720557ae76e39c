// An address may lead to a chart, as a reader left it: #chart-growth=sort.desc

const MET = /[#&]chart-([^=&]+)=/;

/** The name of the chart that the page's address leads to, as it stands there. */
export const met = () => MET.exec(location.hash)?.[1];

/**
 * Brings that chart into view, unless the address leads to a sentence.
 * @param {Iterable<HTMLElement>} charts
 */
export function arrive(charts) {
  const name = met();
  const sentence = performance.getEntriesByType('navigation').some(({ name }) => name.includes(':~:'));
  const chart = name && !sentence && [...charts].find((chart) => encodeURIComponent(chart.getAttribute('chart') ?? '') === name);
  if (chart) chart.scrollIntoView({ block: 'center', behavior: 'instant' });
  return !!chart;
}
