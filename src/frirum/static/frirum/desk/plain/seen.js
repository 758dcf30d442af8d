/** What a desk has heard: the last whole desk, the log of each talk and of the backroom. */

import { Log } from "./log.js";

/** @typedef {import("./frames.js").DeskFrame} DeskFrame */
/** @typedef {import("./frames.js").Entry} Entry */
/** @typedef {import("./log.js").Verdict} Verdict */

export const TYPING_EXPIRES_MS = 12_000;

export class Seen {
  constructor() {
    /** @type {DeskFrame|null} */
    this.desk = null;
    /** @type {Map<string, Log>} */
    this.logs = new Map();
    this.room = new Log();
    this.roomRef = "";
    /** @type {Map<string, {who: string, until: number}>} per talk: who types, until when */
    this.typing = new Map();
    /** @type {Map<string, number>} per talk: the last number that was looked at here */
    this.lookedAt = new Map();
    /** @type {Map<string, string>} what each talk was called here, as long as this backroom's whispers name it */
    this.names = new Map();
  }

  /**
   * Replace the desk by what the server says now; forget the logs of talks that are no longer shown.
   * @param {DeskFrame} desk
   * @returns {Set<string>} the talks and the backroom whose words are forgotten by that
   */
  desks(desk) {
    this.desk = desk;
    const talks = [...desk.queue, ...desk.talks];
    const shown = new Set(talks.map((one) => one.c));
    const gone = new Set([...this.logs.keys()].filter((c) => !shown.has(c)));
    for (const c of gone) this.logs.delete(c);
    if (desk.room?.ref !== this.roomRef) {
      gone.add(this.roomRef);
      this.room = new Log();
      this.roomRef = desk.room?.ref ?? "";
      this.names.clear();
    }
    for (const one of talks) this.names.set(one.c, one.label);
    return gone;
  }

  /** @param {string} c */
  log(c) {
    let log = this.logs.get(c);
    if (!log) this.logs.set(c, (log = new Log()));
    return log;
  }

  /** What `hello` tells the server that this tab already has. */
  after() {
    return { after: Object.fromEntries([...this.logs].map(([c, log]) => [c, log.seq])), room: this.room.seq };
  }

  /**
   * @param {string} c
   * @param {Entry} entry
   * @returns {Verdict}
   */
  entry(c, entry) {
    if (entry.by === "visitor") this.typing.delete(c);
    return this.log(c).apply(entry);
  }

  /**
   * Remember that somebody types; it fades by itself.
   * @param {string} c @param {boolean} on @param {string} who @param {number} now milliseconds
   */
  types(c, on, who, now) {
    if (on) this.typing.set(c, { who, until: now + TYPING_EXPIRES_MS });
    else this.typing.delete(c);
  }

  /** @param {string} c @param {number} now */
  typer(c, now) {
    const typing = this.typing.get(c);
    return typing && typing.until > now ? typing.who : null;
  }

  /** @param {string} c */
  look(c) {
    this.lookedAt.set(c, this.log(c).seq);
  }

  /**
   * How many of the visitor's messages in a talk were not looked at.
   * @param {string} c
   */
  unread(c) {
    const from = this.lookedAt.get(c) ?? 0;
    return this.log(c).entries.filter((entry) => entry.by === "visitor" && entry.seq > from).length;
  }

  /**
   * How far our words came to her (UX desk 6).
   * @param {string} c @param {number} delivered @param {number} seen
   */
  reaches(c, delivered, seen) {
    const talk = this.talk(c);
    if (talk) Object.assign(talk, { delivered, seen });
  }

  /** @param {string} c */
  talk(c) {
    return this.desk?.talks.find((talk) => talk.c === c) ?? null;
  }

  /** The talks she sits in, those that run before those that ended, the oldest first. */
  mine() {
    const talks = [...(this.desk?.talks ?? [])];
    return talks.sort((a, b) => Number(!!a.ended) - Number(!!b.ended) || a.began.localeCompare(b.began));
  }

  /**
   * The talk after or before `c` in her list, round the corner.
   * @param {string|null} c @param {1|-1} step
   */
  neighbour(c, step) {
    const refs = this.mine().map((talk) => talk.c);
    if (refs.length === 0) return null;
    const at = c === null ? -1 : refs.indexOf(c);
    if (at === -1) return refs[step === 1 ? 0 : refs.length - 1] ?? null;
    return refs[(at + step + refs.length) % refs.length] ?? null;
  }
}
