/** "I am writing", told at most every five seconds and only while she does (UX visitor 7, WS12). */

export const EVERY_MS = 5000;

export class Teller {
  constructor() {
    this.last = -Infinity;
    this.on = false;
  }

  /**
   * What to tell after a key press: true, false, or null for nothing.
   * @param {boolean} writing whether the box holds something @param {number} now
   */
  tells(writing, now) {
    if (!writing) {
      const was = this.on;
      this.on = false;
      return was ? false : null;
    }
    // Also after a stop: the server passes on no more, and what it dropped would count as told here.
    if (now - this.last < EVERY_MS) return null;
    this.on = true;
    this.last = now;
    return true;
  }
}
