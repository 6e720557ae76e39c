// What answers a reader's actions. The first of them loads it; see `answer`
// in element.js.

import './zoomed.js';

export { CSS } from './answer-styles.js';
export { csv, png, save, svg } from './keep.js';
export { Reader } from './reader.js';
export { paint } from './rest.js';
export { cite } from './share.js';
export { systemColors } from './system-colors.js';
export { CONTRAST } from './themes.js';
export { tabulate } from './tabulate.js';
