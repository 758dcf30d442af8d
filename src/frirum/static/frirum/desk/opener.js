/** What the sealed entries say, opened one after the other; kept in this tab's memory only. */

/**
 * @typedef {object} Opened
 * @property {string|null} text null: a part of a long text whose last part carries it
 * @property {string|null} kind
 * @property {string|null} about the talk a whisper or hand-over names
 * @property {"locked"|"unreadable"|"repeat"|null} trouble
 * @property {boolean} gap something before it never came
 */

/** @typedef {import("./plain/frames.js").Entry} Entry */

const LOCKED = Object.freeze({ text: null, kind: null, about: null, trouble: /** @type {const} */ ("locked"), gap: false });

export class Opener {
  /** @param {import("./vault.js").Vault} vault */
  constructor(vault) {
    this.vault = vault;
    /** @type {Map<string, Opened>} */
    this.opened = new Map();
  }

  /** @param {string} of @param {Entry} entry @returns {Opened} */
  of(of, entry) {
    return this.opened.get(`${of} ${entry.seq}`) ?? LOCKED;
  }

  /**
   * Open what can be opened now and was not before.
   * @param {string} of @param {Entry[]} entries in the log's order
   * @returns {Promise<boolean>} whether anything was
   */
  async all(of, entries) {
    const waiting = entries.filter((entry) => entry.e && !this.opened.has(`${of} ${entry.seq}`));
    const results = await Promise.all(waiting.map((entry) => this.#one(of, entry)));
    return results.some(Boolean);
  }

  /** @param {string} of @param {Entry} entry */
  async #one(of, entry) {
    const reader = this.vault.reader(of, entry.seg ?? 0);
    if (!reader || !entry.e || !entry.id) return false;
    const name = `${of} ${entry.seq}`;
    this.opened.set(name, LOCKED);
    try {
      const said = await reader.open({ id: entry.id, role: entry.by ?? "colleague", envelope: entry.e });
      const { text, kind, conversation, gap } = said;
      this.opened.set(name, { text, kind, about: conversation, trouble: null, gap: gap !== null });
    } catch (trouble) {
      const repeat = trouble instanceof Error && "reason" in trouble && trouble.reason === "repeat";
      this.opened.set(name, { ...LOCKED, trouble: repeat ? "repeat" : "unreadable" });
    }
    return true;
  }

  /** Forget what was said in talks that are over for this desk. @param {Set<string>} gone */
  forget(gone) {
    for (const name of this.opened.keys()) {
      if (gone.has(name.slice(0, name.indexOf(" ")))) this.opened.delete(name);
    }
  }
}
