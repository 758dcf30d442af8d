/** When the desk rings: for somebody new, and again each 30 s until somebody takes or she is gone (UX desk 2). */

/** @typedef {import("./frames.js").Waiting} Waiting */

export const REPEAT_MS = 30_000;

export class Bell {
  constructor() {
    /** @type {Set<string>} those it has rung for */
    this.rung = new Set();
    this.last = -Infinity;
  }

  /**
   * Whether to ring now.
   * @param {Waiting[]} queue @param {boolean} listening on duty and free to take @param {number} now
   */
  rings(queue, listening, now) {
    const waiting = queue.filter((one) => one.presence !== "left");
    const fresh = waiting.some((one) => !this.rung.has(one.c));
    this.rung = new Set(waiting.map((one) => one.c));
    if (!listening || waiting.length === 0) return false;
    if (!fresh && now - this.last < REPEAT_MS) return false;
    this.last = now;
    return true;
  }
}

/**
 * The page's title with how many things wait, nothing about what they are.
 * @param {string} title @param {number} count
 */
export function titled(title, count) {
  return count > 0 ? `(${count}) ${title}` : title;
}

/**
 * Whether a message that has come is heard: when it is not in the talk that is looked at right now (UX desk 2).
 * @param {{by?: string}} entry @param {string} c @param {string|null} open @param {boolean} focused
 */
export function heard(entry, c, open, focused) {
  return entry.by === "visitor" && !(focused && c === open);
}
