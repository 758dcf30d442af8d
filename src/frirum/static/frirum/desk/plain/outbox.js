/** What was written here and is not yet durable: kept, sent again byte for byte, and never lost silently. */

/**
 * @typedef {object} Sending
 * @property {string} id the client's UUID for it
 * @property {string|null} c the talk; null is the backroom
 * @property {number} seg
 * @property {string} e the envelope: a repeat sends the same bytes (SEALING, Messages)
 * @property {string} text
 * @property {number} since milliseconds
 * @property {"sending"|"failed"} state
 * @property {string} why the server's reason when it failed
 * @property {number} notBefore milliseconds
 */

export const SHOW_SENDING_AFTER_MS = 300;
const AGAIN_AFTER_MS = 3000;

/** Refusals that pass by themselves: the same bytes again, later. */
const PASSING = new Set(["slow_down", "busy"]);

export class Outbox {
  constructor() {
    /** @type {Map<string, Sending>} in the order of writing */
    this.items = new Map();
  }

  /**
   * @param {{id: string, c: string|null, seg: number, e: string, text: string}} what
   * @param {number} now
   */
  put(what, now) {
    /** @type {Sending} */
    const sending = { ...what, since: now, state: "sending", why: "", notBefore: now };
    this.items.set(what.id, sending);
    return sending;
  }

  /**
   * The server has it on disk.
   * @param {string} id
   * @returns {Sending|null} what was settled
   */
  acked(id) {
    const item = this.items.get(id) ?? null;
    this.items.delete(id);
    return item;
  }

  /**
   * The server kept nothing.
   * @param {string} id @param {string} why @param {number} waitS @param {number} now
   */
  refused(id, why, waitS, now) {
    const item = this.items.get(id);
    if (!item) return;
    if (PASSING.has(why)) item.notBefore = now + Math.max(waitS * 1000, 1000);
    else Object.assign(item, { state: "failed", why });
  }

  /** Try a failed one again. @param {string} id @param {number} now */
  again(id, now) {
    const item = this.items.get(id);
    if (item) Object.assign(item, { state: "sending", why: "", since: now, notBefore: now });
  }

  /** @param {string} id */
  forget(id) {
    this.items.delete(id);
  }

  /**
   * What to send now, in order; each is held back a little until its answer can have come.
   * @param {number} now
   */
  due(now) {
    const due = [...this.items.values()].filter((item) => item.state === "sending" && item.notBefore <= now);
    for (const item of due) item.notBefore = now + AGAIN_AFTER_MS;
    return due;
  }

  /** The line is new: everything unanswered goes again at once. @param {number} now */
  reconnect(now) {
    for (const item of this.items.values()) item.notBefore = Math.min(item.notBefore, now);
  }

  /** @param {string|null} c */
  of(c) {
    return [...this.items.values()].filter((item) => item.c === c);
  }
}
