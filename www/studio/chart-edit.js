// What the forms of a chart share.
import { editChart } from './draft.js';
/** @typedef {import('./studio.js').Studio} Studio */
/** @typedef {import('./draft.js').Spec} Spec */

/** The chart as it is when the editor does something. @param {Studio} studio @param {string} id @returns {Spec} */
export const latest = ({ store }, id) => store.draft.charts.find((one) => one.id === id) ?? { id, kind: 'tiles' };

/** Highlights a name, or not any more. @param {Studio} studio @param {string} id @param {string} name @param {boolean} on */
export function highlight(studio, id, name, on) {
  const marked = latest(studio, id).highlight ?? [];
  studio.store.change(editChart(id, { highlight: on ? [...marked, name] : marked.filter((own) => own !== name) }));
}
