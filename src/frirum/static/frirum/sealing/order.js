// Each page load of a sender counts its envelopes from 0; so a receiver sees what was repeated or left out.

/** Counters `from` to `to` (both included) of one sender instance that never came.
 * @typedef {{instance: string, from: number, to: number}} Gap */

/** What has come from every sender instance. Only ask about envelopes that opened. */
export class Order {
  /** @type {Map<string, number>} the next counter to expect */
  #next = new Map();
  /** @type {Gap[]} */
  #gaps = [];

  /** Note an envelope: "repeat" if it came before, the gap it leaves before itself, or null when all is well.
   * @param {string} instance @param {number} counter @returns {"repeat" | Gap | null} */
  take(instance, counter) {
    const next = this.#next.get(instance) ?? 0;
    if (counter < next) return this.#fill(instance, counter) ? null : "repeat";
    this.#next.set(instance, counter + 1);
    if (counter === next) return null;
    const gap = { instance, from: next, to: counter - 1 };
    this.#gaps.push(gap);
    return gap;
  }

  /** What is missing now. @returns {Gap[]} */
  get gaps() {
    return this.#gaps.map((gap) => ({ ...gap }));
  }

  /** A late envelope closes its place in a gap.
   * @param {string} instance @param {number} counter */
  #fill(instance, counter) {
    const at = this.#gaps.findIndex((gap) => gap.instance === instance && gap.from <= counter && counter <= gap.to);
    if (at < 0) return false;
    const { from, to } = this.#gaps[at];
    const left = [{ instance, from, to: counter - 1 }, { instance, from: counter + 1, to }];
    this.#gaps.splice(at, 1, ...left.filter((gap) => gap.from <= gap.to));
    return true;
  }
}
