/** What was just chosen on the page and is on its way to the server: it stays as chosen meanwhile, and never flips back and forth. */

export const KEPT_MS = 2000; // after the answer, until the news of it have surely come

/** @template T @typedef {{value: T, until: number}} Choice */

export class Chosen {
  constructor() {
    /** @type {Map<string, Choice<unknown>>} */
    this.choices = new Map();
  }

  /**
   * Show this as chosen until the deed is answered; a no takes it back at once.
   * @param {string} name @param {unknown} value @param {Promise<unknown>} deed what comes of it; nothing, if it was refused
   * @param {() => number} clock
   */
  async keep(name, value, deed, clock) {
    const choice = { value, until: Infinity };
    this.choices.set(name, choice);
    let done = null;
    try {
      done = await deed;
    } finally {
      choice.until = done ? clock() + KEPT_MS : 0;
    }
  }

  /**
   * What to show: what was chosen, or what is known.
   * @template T @param {string} name @param {T} known @param {number} now @returns {T}
   */
  shown(name, known, now) {
    const choice = this.choices.get(name);
    if (choice && (choice.until <= now || choice.value === known)) this.choices.delete(name);
    return /** @type {T} */ (this.choices.get(name)?.value ?? known);
  }
}
