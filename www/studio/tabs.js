// One tab writes a draft at a time: a lock under its name tells who, and who
// takes it over.

/** @typedef {{release: () => void}} Hold */

/**
 * The lock of a draft, or `null` where another tab has it. `lost` is called
 * when another tab takes it.
 * @param {string} id
 * @param {() => void} lost
 * @param {boolean} [steal]
 * @returns {Promise<Hold | null>}
 */
export function hold(id, lost, steal = false) {
  // Pages that came by plain http have no locks; revisions still protect.
  if (!navigator.locks) return Promise.resolve({ release: () => {} });
  return new Promise((resolve) => {
    let letGo = () => {};
    const kept = new Promise((end) => { letGo = () => end(undefined); });
    const options = steal ? { steal: true } : { ifAvailable: true };
    navigator.locks.request(`indicator-charts-draft-${id}`, options, (lock) => {
      resolve(lock ? { release: letGo } : null);
      return lock ? kept : undefined;
    }).catch(lost);
  });
}
