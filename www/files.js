// Where the built files are: next to this one, in www as in the package,
// where it is part of element.js.

/** The folder of this file. */
export const HERE = new URL('.', import.meta.url).href;
export const GLUE = new URL('pkg/indicator_charts.js', import.meta.url).href;
export const WASM = new URL('pkg/indicator_charts_bg.wasm', import.meta.url).href;
/** The folder of what only some charts, or pictures to keep, need of the core. */
export const PARTS = new URL('pkg/parts/', import.meta.url).href;
/**
 * What files must be, by their path from here ("pkg/parts/lead.wasm"), as in an
 * `integrity` attribute. `indicator-charts embed` puts an object in place of
 * the string, which knows no path, into what it publishes.
 * @type {Record<string, string>}
 */
export const INTEGRITY = /** @type {any} */ ('@integrity');
