// Long texts come in parts; here the parts wait for each other.
import { CannotOpen } from "./envelope.js";

/** @typedef {import("./parts.js").Part} Part */

const UNFINISHED_MAX = 16;

/** The parts of long texts that are not yet complete, by sender instance and group. */
export class Groups {
  /** @type {Map<string, Map<number, Part>>} */
  #waiting = new Map();

  /** Add a part; gives the whole text when it was the last one missing, else null. Throws CannotOpen on a mix.
   * @param {string} instance @param {Part} part @returns {string | null} */
  add(instance, part) {
    if (part.of === 1) return part.text;
    const name = `${instance} ${part.group}`;
    const found = this.#waiting.get(name) ?? new Map();
    const [first = part] = found.values();
    if (found.has(part.number) || first.of !== part.of || first.kind !== part.kind) throw new CannotOpen();
    found.set(part.number, part);
    this.#waiting.set(name, found);
    if (found.size < part.of) return this.#forgetOldest();
    this.#waiting.delete(name);
    return Array.from({ length: part.of }, (_, at) => found.get(at + 1).text).join("");
  }

  /** How many long texts still lack a part. */
  get unfinished() {
    return this.#waiting.size;
  }

  /** Keep memory bounded whatever a peer sends. */
  #forgetOldest() {
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > UNFINISHED_MAX) this.#waiting.delete(oldest);
    return null;
  }
}
