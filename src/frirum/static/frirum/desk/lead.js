/** One tab leads: it holds the live line and the key; another tab says so and can take over. */

/**
 * Try to lead.
 * @param {string} name @param {boolean} steal take it from the tab that leads now
 * @param {() => void} lost called once when another tab has taken over
 * @returns {Promise<boolean>} whether this tab leads
 */
export function lead(name, steal, lost) {
  return new Promise((resolve) => {
    /** @type {LockOptions} */
    const how = steal ? { steal: true } : { ifAvailable: true };
    let leading = false;
    const held = navigator.locks.request(name, how, (lock) => {
      leading = lock !== null;
      resolve(leading);
      return leading ? new Promise(() => {}) : undefined; // held until the page goes away
    });
    held.catch(() => {
      if (leading) lost();
    });
  });
}
