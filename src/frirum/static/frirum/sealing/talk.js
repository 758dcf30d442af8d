// A talk as its page holds it: seals what is written here, opens what comes, sees repeats and gaps. Never plaintext.
import { COUNTER_MAX, CannotOpen, INSTANCE_SIZE, fromText, random, toText } from "./envelope.js";
import { Groups } from "./groups.js";
import { neutralise } from "./neutral.js";
import { Order } from "./order.js";
import { split } from "./parts.js";
import { open, seal } from "./said.js";

/** @typedef {import("./keys.js").Place} Place */
/** @typedef {import("./keys.js").TalkKey} TalkKey */
/** What arrived. `text` is null while a long text lacks parts; `gap` tells what was left out before this envelope.
 * @typedef {{text: string | null, kind: string | null, conversation: string | null,
 *   part: {number: number, of: number}, gap: import("./order.js").Gap | null}} Heard */

/** A helper writes only under a K that has opened one of her messages: an inserted K would be read by others. */
export class NotProven extends Error {
  constructor() {
    super("this key has opened nothing of hers");
    this.name = "NotProven";
  }
}

/** One segment of a talk (or of a backroom) in one page load. */
export class Talk {
  #place;
  #key;
  #role;
  #instance = random(INSTANCE_SIZE);
  #counter = 0;
  #order = new Order();
  #groups = new Groups();
  #proven;
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /** @param {{place: Place, key: TalkKey, role: "visitor" | "helper" | "colleague"}} as */
  constructor({ place, key, role }) {
    this.#place = place;
    this.#key = key;
    this.#role = role;
    this.#proven = role !== "helper";
  }

  /** Whether `seal` may be called. */
  get proven() {
    return this.#proven;
  }

  /** What never came, by sender instance. */
  get gaps() {
    return this.#order.gaps;
  }

  /** How many long texts still lack a part. */
  get unfinished() {
    return this.#groups.unfinished;
  }

  /** Seal a text: one envelope (base64url) and client id for each part, in order. To send again, send these again.
   * Throws NotProven, or RangeError when the text is longer than 64 parts.
   * @param {string} text @param {{kind?: string | null, conversation?: string | null}} [label]
   * @returns {Promise<{id: string, envelope: string}[]>} */
  async seal(text, label) {
    if (!this.#proven) throw new NotProven();
    const parts = split(text, label);
    const first = this.#counter;
    if (first + parts.length > COUNTER_MAX) throw new RangeError("this page has said all it can; load it again");
    this.#counter += parts.length;
    return Promise.all(parts.map((part, at) => this.#sealed(part, first + at)));
  }

  /** Open an envelope (base64url) that the server says came from `role` under `id`; envelopes are taken in the order
   * of the calls. Throws CannotOpen with a reason: "unreadable", or "repeat" for one that came before.
   * @param {{id: string, role: string, envelope: string}} said @returns {Promise<Heard>} */
  open(said) {
    const heard = this.#turn.then(() => this.#opened(said));
    this.#turn = heard.catch(() => {});
    return heard;
  }

  /** @param {import("./parts.js").Part} part @param {number} counter */
  async #sealed(part, counter) {
    const id = crypto.randomUUID();
    const by = { role: this.#role, instance: this.#instance, counter, id };
    return { id, envelope: toText(await seal(this.#place, this.#key, part, by)) };
  }

  /** @param {{id: string, role: string, envelope: string}} said @returns {Promise<Heard>} */
  async #opened({ id, role, envelope }) {
    const { part, instance, counter } = await open(this.#place, this.#key, fromText(envelope), { role, id });
    const sender = toText(instance);
    const gap = this.#order.take(sender, counter);
    if (gap === "repeat") throw new CannotOpen("repeat");
    this.#proven ||= role === "visitor";
    const text = this.#groups.add(sender, part);
    const { number, of, kind, conversation } = part;
    return { text: text === null ? null : neutralise(text), kind, conversation, part: { number, of }, gap };
  }
}
