// What comes into a chart later is a stop of the Tab key only while the focus
// is in the chart and the table is seen; the shell keeps it so.

/**
 * @param {HTMLElement} node in the chart's table, or around it
 * @returns {'0' | '-1'}
 */
export const stop = (node) => (/** @type {ShadowRoot} */ (node.getRootNode()).activeElement && !node.closest('.sr') ? '0' : '-1');
