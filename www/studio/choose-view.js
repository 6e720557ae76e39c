/** @param {HTMLElement} root @param {import('./studio.js').Studio} studio */
export function mount(root, studio) { root.append(studio.store.draft.id); return { update() {} }; }
