/** What she sent before the talk could be written in: kept in order for a moment, then on its way or hers again. */

export const HELD_FOR_MS = 8000;

/** @typedef {import("./outbox.js").Sending} Sending */

export class Held {
  constructor() {
    /** @type {Map<string, Sending[]>} by talk, in the order of writing; shown like what is being sent */
    this.texts = new Map();
    this.count = 0;
  }

  /** @param {string} c @param {string} text @param {number} now milliseconds */
  put(c, text, now) {
    this.count += 1;
    /** @type {Sending} */
    const one = { id: `held ${this.count}`, c, seg: 0, e: "", text, since: now, state: "sending", why: "", notBefore: now };
    this.texts.set(c, [...this.of(c), one]);
  }

  /** @param {string} c */
  of(c) {
    return this.texts.get(c) ?? [];
  }

  /**
   * Take out what can go now, and what has waited too long and becomes a draft again.
   * @param {(c: string) => boolean} can whether a talk can be written in @param {number} now
   * @returns {{c: string, goes: string[], back: string}[]}
   */
  due(can, now) {
    const due = [];
    for (const [c, items] of this.texts) {
      const goes = can(c);
      if (!goes && !items.some((one) => now - one.since > HELD_FOR_MS)) continue;
      this.texts.delete(c);
      const words = items.map((one) => one.text);
      due.push({ c, goes: goes ? words : [], back: goes ? "" : words.join("\n") });
    }
    return due;
  }
}
