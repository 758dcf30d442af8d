/** A log as this desk holds it: applied in the server's order, never by a clock (UX delivery 1 and 3). */

/** @typedef {import("./frames.js").Entry} Entry */
/** @typedef {"new"|"known"|"gap"} Verdict */

export class Log {
  constructor() {
    /** The last number applied. */
    this.seq = 0;
    /** @type {Entry[]} */
    this.entries = [];
    /** The number after which the server was last asked; the same question is not asked twice. */
    this.asked = -1;
  }

  /**
   * Apply an entry if it is the next one.
   * @param {Entry} entry
   * @returns {Verdict} "gap": something before it is missing; ask for what comes after `seq`.
   */
  apply(entry) {
    if (entry.seq <= this.seq) return "known";
    if (entry.seq > this.seq + 1) return "gap";
    this.seq = entry.seq;
    this.entries.push(entry);
    return "new";
  }

  /**
   * Whether the server's number says that something is missing here and has not been asked for.
   * @param {number} seq
   */
  lacks(seq) {
    return seq > this.seq && this.asked !== this.seq;
  }

  /** Remember the question "after n"; gives n. */
  ask() {
    this.asked = this.seq;
    return this.seq;
  }

  /** A new line is open: what was asked on the old one will not be answered. */
  reconnect() {
    this.asked = -1;
  }
}
