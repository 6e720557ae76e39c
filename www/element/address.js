/** @typedef {import('./view.js').State} State */
/** @param {string} _id @param {string} _hash @returns {State} */
export const decode = (_id, _hash) => ({});
/** @param {string} _id @param {State} _state @param {string} hash */
export const encode = (_id, _state, hash) => hash;
