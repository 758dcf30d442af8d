/** The desk: what the server says comes in here, what she does goes out from here; the page only shows it. */

import { Opener } from "./opener.js";
import { Held } from "./plain/held.js";
import { Bell, heard as isHeard } from "./plain/notices.js";
import { Outbox } from "./plain/outbox.js";
import { Seen } from "./plain/seen.js";
import { Undo } from "./plain/undo.js";
import { Refused } from "./post.js";
import { Vault } from "./vault.js";
import { Wire } from "./wire.js";

/** @typedef {import("./plain/frames.js").Entry} Entry */
/** @typedef {import("./plain/frames.js").DeskFrame} DeskFrame */

/**
 * @typedef {object} Facts what the page says about this desk
 * @property {string} line the line's slug
 * @property {string} live the address of the live line
 * @property {string} language
 * @property {string} zone
 * @property {string} title
 * @property {string} alias
 * @property {{emergency: string, contact: string}} next_step when nobody on call answers
 * @property {number|null} login_ends_in seconds until the log-in runs out
 */

export class Desk {
  /**
   * @param {Facts} facts @param {import("./post.js").Post} post
   * @param {{shown: () => void, told: (say: string, undo?: string) => void, over: (code: number) => void,
   *   said: () => void, came: () => void}} page
   */
  constructor(facts, post, page) {
    this.facts = facts;
    this.post = post;
    this.page = page;
    this.seen = new Seen();
    this.outbox = new Outbox();
    this.held = new Held();
    this.bell = new Bell();
    this.undo = new Undo();
    /** @type {string|null} the talk that is looked at */
    this.current = null;
    /** @type {string|null} a talk that the server has given her and whose place at the desk is on its way */
    this.coming = null;
    /** @type {Vault|null} */
    this.vault = null;
    /** @type {Opener|null} */
    this.opener = null;
    /** @type {Wire|null} */
    this.wire = null;
    this.makingRoom = false;
    /** @type {import("./dutykey.js").DutyKey|null} */
    this.key = null;
    /** @type {number|null} since when nobody here could open the backroom */
    this.roomSince = null;
  }

  /** On duty, with a key: open the live line. @param {import("./dutykey.js").DutyKey} key */
  begin(key) {
    this.wire?.end();
    Object.assign(this, { key, vault: null, opener: null, seen: new Seen() });
    this.wire = new Wire(this.facts.live, {
      hello: () => ({ t: "hello", v: 1, ...this.seen.after(), key: key.id }),
      heard: (frame) => void this.#heard(frame),
      changed: (open) => this.#changed(open),
      over: (code) => this.page.over(code),
    });
    this.wire.connect();
  }

  /** @param {boolean} open */
  #changed(open) {
    if (open) {
      for (const log of [...this.seen.logs.values(), this.seen.room]) log.reconnect();
      this.outbox.reconnect(Date.now());
      this.flush();
    }
    this.page.shown();
  }

  /** @param {any} frame */
  async #heard(frame) {
    const of = frame.c ?? frame.room;
    if (frame.t === "desk") this.#desk(frame);
    else if (frame.t === "pulse") this.#pulse(frame);
    else if (frame.t === "said") await this.#entry(frame.c, { ...frame, kind: "said" });
    else if (frame.t === "line") await this.#entry(frame.c, frame);
    else if (frame.t === "murmured") await this.#murmured({ ...frame, kind: "said" });
    else if (frame.t === "segment") this.vault?.announce(frame.c ? "talk" : "backroom", of, frame);
    else if (frame.t === "granted") await this.#granted(of, frame);
    else if (frame.t === "want") await this.#want(frame);
    else if (frame.t === "ack") await this.#durable(frame);
    else if (frame.t === "no") this.outbox.refused(frame.id, frame.why, frame.wait ?? 0, Date.now());
    else if (frame.t === "reached") this.seen.reaches(frame.c, frame.delivered, frame.seen);
    else if (frame.t === "typing") this.seen.types(frame.c, frame.on, frame.who ?? "", Date.now());
    this.page.shown();
  }

  /** @param {DeskFrame} frame */
  #desk(frame) {
    if (!this.vault && this.key) {
      this.vault = new Vault({ organisation: frame.line.organisation, line: frame.line.ref }, this.key);
      this.opener = new Opener(this.vault);
    }
    const gone = this.seen.desks(frame);
    this.opener?.forget(gone);
    this.vault?.forget((of) => gone.has(of));
    if (this.coming && this.seen.talk(this.coming)) this.coming = null;
    if (this.current && this.current !== this.coming && !this.seen.talk(this.current) && !frame.queue.some((one) => one.c === this.current)) {
      this.current = null;
    }
    if (!this.current) this.look(this.seen.neighbour(null, 1));
    void this.#room();
  }

  /** Without a key that anybody holds, make one; the first of several desks wins. */
  async #room() {
    const room = this.seen.desk?.room;
    if (!room || !this.vault || this.makingRoom || this.vault.readable(room.ref, room.seg)) return;
    const alone = !this.seen.desk?.colleagues.some((one) => one.here && one.ref !== this.seen.desk?.duty.ref);
    if (room.seg > 0 && !alone && !this.roomWaitIsOver()) return;
    this.makingRoom = true;
    try {
      const made = await this.vault.makeRoom(room.ref, room.seg, async (kc) => {
        return (await this.post.do("segment", { room: true, after: room.seg, kc })).seg;
      });
      // To her own key too: after a reload she can open it again, and it shows that she can hand it on.
      if (made) this.wire?.send({ t: "grant", room: room.ref, seg: made.seg, key: this.vault.duty.id, e: made.e });
    } catch (trouble) {
      if (!(trouble instanceof Refused)) throw trouble; // a colleague was first: her grant comes
    } finally {
      this.makingRoom = false;
    }
  }

  /** A colleague's desk is given ten seconds to hand over the key of the backroom. */
  roomWaitIsOver() {
    this.roomSince ??= Date.now();
    return Date.now() - this.roomSince > 10_000;
  }

  /** @param {any} frame */
  #pulse(frame) {
    for (const [c, seq] of Object.entries(frame.talks ?? {})) {
      if (this.seen.log(c).lacks(Number(seq))) this.#ask(c);
    }
    if (this.seen.room.lacks(frame.room ?? 0)) this.wire?.send({ t: "after", room: this.seen.room.ask() });
  }

  /** @param {string} c */
  #ask(c) {
    this.wire?.send({ t: "after", c, seq: this.seen.log(c).ask() });
  }

  /** @param {string} c @param {Entry} entry */
  async #entry(c, entry) {
    if (entry.id) this.#acked(entry.id);
    const verdict = this.seen.entry(c, entry);
    if (verdict === "gap" && this.seen.log(c).lacks(entry.seq)) this.#ask(c);
    if (verdict !== "new") return;
    await this.opener?.all(c, this.seen.log(c).entries);
    const focused = document.hasFocus();
    if (focused && c === this.current) this.seen.look(c);
    if (this.seen.talk(c) && isHeard(entry, c, this.current, focused)) this.page.said();
  }

  /** @param {Entry} entry */
  async #murmured(entry) {
    if (entry.id) this.#acked(entry.id);
    const { room, roomRef } = this.seen;
    const verdict = room.apply(entry);
    if (verdict === "gap" && room.lacks(entry.seq)) this.wire?.send({ t: "after", room: room.ask() });
    if (verdict === "new") await this.opener?.all(roomRef, room.entries);
  }

  /** @param {string} of @param {any} frame */
  async #granted(of, frame) {
    await this.vault?.grants(of, frame.seg, frame.from);
    const log = of === this.seen.roomRef ? this.seen.room : this.seen.log(of);
    await this.opener?.all(of, log.entries);
  }

  /** As a courier: hand on a key that is held here. @param {any} frame */
  async #want(frame) {
    const of = frame.c ?? frame.room;
    const e = await this.vault?.courier(of, frame.seg, frame).catch(() => null);
    const where = frame.c ? { c: of } : { room: of };
    if (e) this.wire?.send({ t: "grant", ...where, seg: frame.seg, key: frame.key, e });
  }

  /** An `ack` stands for the entry itself: its sender is not sent her own words again. @param {any} frame */
  async #durable(frame) {
    const item = this.outbox.items.get(frame.id);
    this.#acked(frame.id);
    if (!item?.c || !frame.seq) return;
    const { c, id, seg, e } = item;
    const who = this.seen.desk?.duty.alias ?? "";
    await this.#entry(c, { seq: frame.seq, kind: "said", by: "helper", who, id, seg, e, at: new Date().toISOString() });
  }

  /** @param {string} id */
  #acked(id) {
    const item = this.outbox.acked(id);
    if (item) this.wire?.measured(item.since);
  }

  /**
   * Seal and send; what cannot be sealed is not taken from her, the draft stays.
   * @param {string|null} c null is the backroom @param {string} text
   * @param {{kind?: "whisper"|"handover", conversation?: string}} [label]
   * @returns {Promise<boolean>}
   */
  async say(c, text, label) {
    const room = this.seen.desk?.room;
    const of = c ?? room?.ref ?? "";
    const seg = c ? (this.seen.talk(c)?.seg ?? 0) : (room?.seg ?? 0);
    const reader = this.vault?.reader(of, seg);
    if (!reader?.proven || text.trim() === "") return false;
    for (const { id, envelope } of await reader.seal(text, label)) {
      this.outbox.put({ id, c, seg, e: envelope, text }, Date.now());
    }
    this.flush();
    this.page.shown();
    return true;
  }

  /** Send what is due. */
  flush() {
    if (!this.wire?.open) return;
    for (const { id, c, seg, e } of this.outbox.due(Date.now())) {
      this.wire.send(c ? { t: "say", c, id, seg, e } : { t: "murmur", id, seg, e });
    }
  }

  /** A failed one once more: the same bytes, or sealed anew when the talk's key has changed. @param {string} id */
  async again(id) {
    const item = this.outbox.items.get(id);
    if (!item) return;
    if (item.why !== "old_segment") this.outbox.again(id, Date.now());
    else if (await this.say(item.c, item.text)) this.outbox.forget(id);
    this.flush();
    this.page.shown();
  }

  /** @param {string|null} c */
  look(c) {
    this.current = c;
    if (c) this.seen.look(c);
    this.page.shown();
  }

  /** The server has just given her this talk: it is looked at and written in at once. @param {string} c */
  comes(c) {
    this.coming = this.seen.talk(c) ? null : c;
    this.look(c);
    this.page.came();
  }

  /** Whether her words can be read and answered here. @param {string} c */
  canWrite(c) {
    const talk = this.seen.talk(c);
    return talk?.state === "open" && talk.part === "holds" && !!this.vault?.reader(c, talk.seg)?.proven;
  }

  /** A deed by POST; a refusal is told in its own sentence. @param {string} deed @param {object} body @returns {Promise<any>} */
  async act(deed, body) {
    try {
      return await this.post.do(deed, body);
    } catch (trouble) {
      if (!(trouble instanceof Refused)) throw trouble;
      if (trouble.status === 401) this.page.over(401);
      this.page.told(trouble.message);
      return null;
    }
  }
}
