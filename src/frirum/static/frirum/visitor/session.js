// One talk in this tab: what is known, what is on its way, and who is told. The screen only shows it.
import { No } from "./deeds.js";
import * as keys from "./keys.js";
import { Live } from "./live.js";
import * as outbox from "./plain/outbox.js";
import * as talks from "./plain/talk.js";
import { tell } from "./plain/typing.js";

/** @typedef {import("./keys.js").Segment} Segment */
/** @typedef {import("./keys.js").Where} Where */
/** @typedef {import("./plain/outbox.js").Bubble} Bubble */
/** @typedef {{deeds: import("./deeds.js").Deeds, path: string, where: Where, segment: Segment,
 *   share: CryptoKey | null, unsent?: Bubble[], show: () => void, plain: () => void}} Given */

export class Session {
  /** @type {import("./plain/talk.js").Talk} */
  talk;
  /** @type {Bubble[]} */
  box = [];
  since = Date.now();
  lastWordAt = Date.now();
  /** When the line came back; 0 when it was never lost. */
  backAt = 0;
  lost = false;
  elsewhere = false;
  /** Whether something was written under a K that this tab does not have. */
  shut = false;
  /** @type {Live | null} */
  #live = null;
  #given;
  #segment;
  /** @type {Map<string, string | null>} her own texts by envelope; null for all parts but the last */
  #own = new Map();
  /** @type {Set<string>} what was put on this line and is not answered yet */
  #onLine = new Set();
  #told = { told: false, at: -Infinity };
  /** How far the log was shown to her while she looked; what of it was told. */
  #seen = 0;
  #reachedTold = "";
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /** @param {Given} given */
  constructor(given) {
    this.#given = given;
    this.#segment = given.segment;
    this.talk = talks.fresh(given.segment.place.segment);
    for (const bubble of given.unsent ?? []) this.#remember(bubble);
    this.box = given.unsent ?? [];
  }

  /** Open the live line. @param {{key: string, pub: string}[]} to the duty keys known so far */
  async start(to = []) {
    await this.#keep();
    const early = await Promise.all(to.map((one) => keys.granted(this.#segment, one)));
    this.#live = new Live(this.#given.path, {
      hello: () => ({ t: "hello", v: 1, after: { [this.#given.where.conversation]: this.talk.last } }),
      reached: () => this.#reached(),
      frame: (frame) => void this.#frame(frame),
      up: () => this.#up(early.splice(0)),
      down: () => this.#down(),
      gone: (what) => void this.#gone(what),
    });
  }

  /** Stop hearing; what is known stays. */
  stop() {
    this.#live?.stop();
  }

  /** Say something: a bubble at once, sealed once, sent until it is acknowledged.
   * @param {string} text */
  say(text) {
    const turn = this.#turn.then(async () => {
      const sealed = await this.#segment.talk.seal(text);
      const now = Date.now();
      this.box = outbox.add(this.box, text, sealed, this.#segment.place.segment, now);
      this.#remember(this.box[this.box.length - 1]);
      this.lastWordAt = now;
      this.#told = { ...this.#told, told: false };
      this.#flush();
      await this.#keep();
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** She presses "Try again". @param {string} key */
  again(key) {
    this.box = outbox.again(this.box, key, Date.now());
    this.#onLine.clear();
    this.#flush();
  }

  /** Tell the helper that she writes, never what. @param {string} text */
  typed(text) {
    const on = this.talk.state === "open" ? tell(this.#told, text, Date.now()) : null;
    if (on === null || !this.#live?.send({ t: "typing", on })) return;
    this.#told = { told: on, at: on ? Date.now() : this.#told.at };
  }

  /** How far the helper's words have come to her, told when it is more than before; her page never shows it to her.
   * @param {boolean} looks whether the newest is before her eyes */
  shown(looks) {
    if (looks) this.#seen = this.talk.last;
    const reached = this.#reached();
    const told = JSON.stringify(reached);
    if (told === this.#reachedTold || this.elsewhere || this.talk.state === "ended") return;
    if (this.#live?.send({ t: "pulse", ...reached })) this.#reachedTold = told;
  }

  #reached() {
    return { seq: this.talk.last, seen: this.#seen };
  }

  /** Go on in this tab with a new K. Throws No or Unreached. */
  async continueHere() {
    const { deeds, where } = this.#given;
    const mine = await deeds.do("mine");
    if (mine.c !== where.conversation) return this.#over();
    const next = await keys.newSegment(where, mine.seg + 1);
    const { keys: to } = await deeds.do("segment", { after: mine.seg, kc: keys.published(next) });
    this.stop();
    this.#segment = next;
    this.elsewhere = false;
    this.shut = true;
    this.talk = { ...this.talk, seg: next.place.segment };
    await this.start(to);
  }

  /** End the talk. Throws No or Unreached. */
  async end() {
    const { erase } = await this.#given.deeds.do("end");
    this.#ended("visitor", erase);
  }

  /** @param {Record<string, any>} frame */
  async #frame(frame) {
    const now = Date.now();
    if (talks.misses(this.talk, frame)) {
      this.#live?.send({ t: "after", seq: this.talk.last });
      return;
    }
    const before = this.talk;
    this.talk = talks.apply(this.talk, frame, now);
    if (frame.t === "talk") this.#facts(frame);
    else if (frame.t === "keys") await this.#grant(frame.keys);
    else if (frame.t === "want") await this.#grant([{ key: frame.key, pub: frame.pub }]);
    else if (frame.t === "ack") this.#acked(frame, now);
    else if (frame.t === "no") this.#refused(frame, now);
    else if (frame.t === "said" && this.talk !== before) this.#said(this.talk.entries[this.talk.entries.length - 1]);
    if (frame.t === "ack" || frame.t === "said") this.#settle();
    this.#given.show();
  }

  /** @param {Record<string, any>} frame */
  #facts(frame) {
    if (frame.state === "ended") return this.#ended(frame.ended?.why ?? null, frame.ended?.erase ?? null);
    if (frame.plain) return this.#given.plain();
    if (frame.seg > this.#segment.place.segment) void this.#gone("elsewhere");
    else if (!frame.paused) this.#flush();
  }

  /** Durable. To the line it came from, the ack stands in place of the entry itself.
   * @param {Record<string, any>} frame @param {number} now */
  #acked({ id, seq }, now) {
    const own = this.#own.get(id);
    this.box = outbox.acked(this.box, id);
    if (own === undefined || seq <= this.talk.last) return;
    const { segment } = this.#segment.place;
    const entry = { t: "said", seq, by: "visitor", who: "", id, seg: segment, e: null, at: new Date(this.#given.deeds.now()).toISOString() };
    this.talk = talks.opened(talks.apply(this.talk, entry, now), seq, { text: own });
  }

  /** Open an entry. Her own words of this page are known; the others are opened in the order of the log.
   * @param {import("./plain/talk.js").Entry} entry */
  #said(entry) {
    this.lastWordAt = Date.now();
    const own = entry.id === null ? undefined : this.#own.get(entry.id);
    if (own !== undefined && entry.by === "visitor") {
      this.talk = talks.opened(this.talk, entry.seq, { text: own });
    } else if (entry.seg !== this.#segment.place.segment) {
      this.shut = true;
    } else void this.#open(entry);
  }

  /** @param {import("./plain/talk.js").Entry} entry */
  async #open({ seq, id, by, e }) {
    const said = { id: id ?? "", role: by ?? "", envelope: e ?? "" };
    /** @type {Parameters<typeof talks.opened>[2]} */
    const found = await this.#segment.talk.open(said).then(
      ({ text, gap }) => ({ text, gap: gap !== null }),
      (why) => ({ text: null, fault: why.reason === "repeat" ? "repeat" : "unreadable" }),
    );
    this.talk = talks.opened(this.talk, seq, found);
    this.#given.show();
  }

  /** @param {{key: string, pub: string}[]} to */
  async #grant(to) {
    for (const one of to) {
      const frame = await keys.granted(this.#segment, one).catch(() => null);
      if (frame) this.#live?.send(frame);
    }
  }

  /** @param {Record<string, any>} frame @param {number} now */
  #refused(frame, now) {
    this.#onLine.delete(frame.id);
    this.box = outbox.refused(this.box, /** @type {any} */ (frame), now);
    const [old, rest] = outbox.outdated(this.box);
    if (old.length && !this.elsewhere && this.shut) {
      this.box = rest;
      for (const bubble of old) void this.say(bubble.text);
    }
    const due = outbox.nextDue(this.box, now);
    if (due !== null) setTimeout(() => this.#flush(), due - now + 10);
  }

  #flush() {
    for (const { id, seg, e } of outbox.due(this.box, Date.now())) {
      if (this.#onLine.has(id) || !talks.mayWrite(this.talk)) continue;
      if (!this.#live?.send({ t: "say", id, seg, e })) break;
      this.#onLine.add(id);
    }
    setTimeout(this.#given.show, outbox.SHOW_SENDING_AFTER + 10);
    this.#given.show();
  }

  /** What stands in the log needs no bubble of its own any more. */
  #settle() {
    const logged = new Set(this.talk.entries.map((entry) => entry.id ?? ""));
    const left = outbox.left(this.box, logged);
    if (left.length === this.box.length) return;
    this.box = left;
    void this.#keep();
  }

  /** @param {object[]} early */
  #up(early) {
    if (this.lost) this.backAt = Date.now();
    this.lost = false;
    this.#onLine.clear();
    for (const frame of early) this.#live?.send(frame);
    this.#flush();
  }

  #down() {
    this.lost = true;
    this.#onLine.clear();
    this.#given.show();
  }

  /** @param {"ask" | "elsewhere"} what */
  async #gone(what) {
    if (what === "elsewhere") {
      this.elsewhere = true;
      this.stop();
    } else {
      const mine = await this.#given.deeds.do("mine").catch((why) => (why instanceof No ? {} : null));
      if (mine && mine.c !== this.#given.where.conversation) this.#over();
    }
    this.#given.show();
  }

  #over() {
    if (this.talk.state !== "ended") this.#ended("gone", null);
  }

  /** @param {string | null} why @param {string | null} erase */
  #ended(why, erase) {
    const ended = this.talk.ended?.erase ? this.talk.ended : { why: why ?? "helper", erase };
    this.talk = { ...this.talk, state: "ended", ended };
    this.stop();
    keys.forget();
    this.#given.show();
  }

  /** @param {Bubble} bubble */
  #remember(bubble) {
    for (const piece of bubble.pieces) this.#own.set(piece.id, piece.id === bubble.key ? bubble.text : null);
  }

  async #keep() {
    if (this.#given.share && this.talk.state !== "ended") await keys.keep(this.#segment, this.#given.share, this.box);
  }
}
