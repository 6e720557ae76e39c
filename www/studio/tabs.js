// One tab writes a draft at a time: a lock under its name tells who, and who
// takes it over.

/** @typedef {{release: () => Promise<void>}} Hold `release`: done when another may have it */

/** Where there are no locks; revisions still protect. @type {Hold} */
const FREE = { release: async () => {} };

/**
 * The lock of a draft, or `null` where another tab has it. `lost` is called
 * when another tab takes it.
 * @param {string} id
 * @param {() => void} lost
 * @param {boolean} [steal]
 * @returns {Promise<Hold | null>}
 */
export function hold(id, lost, steal = false) {
  // Pages that came by plain http have none.
  if (!navigator.locks) return Promise.resolve(FREE);
  return new Promise((resolve) => {
    let granted = false;
    let letGo = () => {};
    const kept = new Promise((end) => { letGo = () => end(undefined); });
    const options = steal ? { steal: true } : { ifAvailable: true };
    const over = navigator.locks.request(`indicator-charts-draft-${id}`, options, (lock) => {
      granted = !!lock;
      resolve(lock ? { release: () => { letGo(); return over; } } : null);
      return lock ? kept : undefined;
    }).then(() => {}, () => {
      // Refused where site data is blocked: then no other tab has it, either.
      if (granted) lost();
      else resolve(FREE);
    });
  });
}
