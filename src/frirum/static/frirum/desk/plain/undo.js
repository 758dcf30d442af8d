/** Five seconds to think again: a deed is done when they have passed, or never (UX desk 13). */

export const UNDO_MS = 5000;

/** @typedef {{name: string, due: number, act: () => void}} Pending */

export class Undo {
  constructor() {
    /** @type {Map<string, Pending>} */
    this.pending = new Map();
  }

  /** @param {string} name one pending deed per name @param {() => void} act @param {number} now */
  later(name, act, now) {
    this.pending.set(name, { name, act, due: now + UNDO_MS });
  }

  /** @param {string} name whether there was something to undo */
  undo(name) {
    return this.pending.delete(name);
  }

  /** @param {string} name */
  has(name) {
    return this.pending.has(name);
  }

  /** Do what is due. @param {number} now */
  tick(now) {
    for (const one of [...this.pending.values()]) {
      if (one.due > now) continue;
      this.pending.delete(one.name);
      one.act();
    }
  }
}
