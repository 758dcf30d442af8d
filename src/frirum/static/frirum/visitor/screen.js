// The page of a talk with scripts on: builds it over the first page and shows how things stand.
import { aftercare, elsewhere } from "./aftercare.js";
import { QUIET, el, one, tell } from "./dom.js";
import { Log } from "./log.js";
import { sends } from "./plain/pressed.js";
import * as talks from "./plain/talk.js";
import * as waiting from "./plain/waiting.js";
import { fill, listed } from "./plain/words.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {{say: (text: string) => string, typed: (text: string) => void, again: (key: string) => void,
 *   end: () => Promise<void>, continueHere: () => Promise<void>, now: () => number, feel: (value: number) => Promise<unknown>}} Does */

const BACK_SHOWN = 3_000;

export class Screen {
  #words;
  #settings;
  #does;
  #log;
  #who = el("p", { class: "who" });
  #bar = el("p", { class: "bar", role: "status", hidden: true });
  #status = el("div", { class: "status", role: "status", "aria-live": "polite", hidden: true });
  #others = el("div", { hidden: true });
  #readers = el("p", { class: "readers", hidden: true });
  #typing = el("p", { class: "typing", "aria-hidden": "true" });
  #newest;
  #box = el("textarea", { id: "say", rows: "2", ...QUIET });
  #enter = el("input", { type: "checkbox", id: "enter-sends" });
  #write;
  #asks = el("div", { class: "asks", hidden: true });
  #note = el("p", { class: "notice", role: "alert", hidden: true });
  /** @type {number | null} */
  #announcedAt = null;
  #ended = false;

  /** @param {Record<string, string>} words @param {any} settings @param {Does} does */
  constructor(words, settings, does) {
    this.#words = words;
    this.#settings = settings;
    this.#does = does;
    this.#log = new Log(words, settings.language, settings.approved, { again: does.again, newest: (seen) => (this.#newest.hidden = seen) });
    this.#newest = el("button", { type: "button", class: "newest", hidden: true, onclick: () => this.#log.toEnd() }, `${words.newest} ↓`);
    this.#enter.checked = !matchMedia("(pointer: coarse)").matches;
    this.#write = this.#form();
    this.#build();
  }

  /** The box takes the focus when the talk opens; never later by itself (AX2). */
  focus() {
    this.#box.focus();
  }

  /** Whether the newest is before her eyes. */
  get looks() {
    return !document.hidden && this.#log.follows;
  }

  /** Show how things stand. @param {Session} session @param {number} now */
  render(session, now) {
    const { talk } = session;
    this.#log.render(talk.entries, session.box, session.shut, now);
    if (talk.state === "ended") return this.#goodbye(session);
    document.body.classList.toggle("waiting", talk.state === "waiting");
    this.#header(session);
    this.#connection(session, now);
    this.#state(session, now);
    this.#others.hidden = talk.state !== "waiting" || now - session.since < waiting.REASSURE_AFTER;
    tell(this.#typing, talks.isTyping(talk, now) ? fill(this.#words.typing, { who: talk.typing?.who ?? "" }) : "");
    this.#typing.classList.add("dots");
    const names = listed(talk.readers, this.#settings.language);
    const open = talk.state === "open" && names !== "";
    tell(this.#readers, open ? fill(this.#words.readers, { who: names }) : this.#words.readers_waiting);
    this.#box.readOnly = talk.paused;
  }

  /** @param {Session} session */
  #header({ talk }) {
    const name = talk.state === "open" && talk.helper ? fill(this.#words.with, { who: talk.helper.who }) : this.#settings.name;
    if (this.#who.textContent !== name) this.#who.textContent = name;
  }

  /** @param {Session} session @param {number} now */
  #connection({ lost, backAt, elsewhere: moved, talk }, now) {
    const back = !lost && now - backAt < BACK_SHOWN && talk.known;
    tell(this.#bar, lost && !moved ? this.#words.lost : back ? this.#words.back : "");
    this.#bar.classList.toggle("good", back);
    if (moved && !this.#asks.querySelector(".move")) this.#move();
  }

  /** @param {Session} session @param {number} now */
  #state(session, now) {
    const { talk } = session;
    const lines = talk.state === "waiting" ? this.#waits(session, now) : this.#together(session, now);
    const text = lines.join("\n");
    if (this.#status.dataset.text === text) return;
    // Changes while waiting are read aloud at most each half minute; what is at hand is always shown.
    const quiet = talk.state === "waiting" && !waiting.mayAnnounce(this.#announcedAt, now);
    if (!quiet) this.#announcedAt = now;
    this.#status.setAttribute("aria-live", quiet ? "off" : "polite");
    this.#status.dataset.text = text;
    this.#status.hidden = text === "";
    this.#status.replaceChildren(...lines.map((line) => el("p", {}, line)));
  }

  /** @param {Session} session @param {number} now */
  #waits({ talk, since }, now) {
    if (!talk.known) return [this.#words.starting];
    return waiting.sentences(talk, since, now, this.#words);
  }

  /** @param {Session} session @param {number} now */
  #together({ talk, lastWordAt }, now) {
    const out = [];
    if (talk.helper && !talk.helper.here) out.push(fill(this.#words.helper_away, { who: talk.helper.who }));
    if (talk.paused) out.push(this.#words.paused);
    const soon = talk.closes !== null && Date.parse(talk.closes) - this.#does.now() < 15 * 60_000;
    if (soon) out.push(fill(this.#words.closing, { time: this.#clock(talk.closes ?? "") }));
    if (waiting.takeYourTime(talk, lastWordAt, now)) out.push(this.#words.take_your_time);
    return out;
  }

  /** @param {string} at */
  #clock = (at) => new Intl.DateTimeFormat(this.#settings.language, { hour: "2-digit", minute: "2-digit" }).format(new Date(at));

  #form() {
    const { write, send, end } = this.#words;
    this.#box.addEventListener("keydown", (event) => {
      if (!sends(event, this.#enter.checked)) return;
      event.preventDefault();
      this.#say();
    });
    this.#box.addEventListener("input", () => this.#does.typed(this.#box.value));
    return el(
      "form",
      { class: "write", onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), this.#say()) },
      el("label", { class: "unseen", for: "say" }, write),
      this.#box,
      el("button", { type: "submit" }, send),
      el("div", { class: "tools" }, el("button", { type: "button", onclick: () => this.#askEnd() }, end)),
    );
  }

  #say() {
    const no = this.#does.say(this.#box.value);
    tell(this.#note, no);
    if (no === "") this.#box.value = "";
    this.#box.focus();
  }

  #askEnd() {
    const { end_ask, end_yes, stay } = this.#words;
    const close = () => ((this.#asks.hidden = true), this.#box.focus());
    const yes = el("button", { type: "button", onclick: () => this.#does.end().catch(() => tell(this.#note, this.#words.lost)) }, end_yes);
    const no = el("button", { type: "button", class: "calm", onclick: close }, stay);
    this.#asks.onkeydown = (event) => event.key === "Escape" && close();
    this.#asks.replaceChildren(el("p", {}, end_ask), el("div", { class: "pick" }, yes, no));
    this.#asks.hidden = false;
    no.focus();
  }

  #move() {
    const { elsewhere: moved, elsewhere_more, continue_here, lost } = this.#words;
    const go = () => this.#does.continueHere().then(() => (this.#asks.hidden = true), () => tell(this.#note, lost));
    const here = el("button", { type: "button", onclick: go }, continue_here);
    this.#asks.replaceChildren(el("p", { class: "move" }, `${moved} ${elsewhere_more}`), here);
    this.#asks.hidden = false;
  }

  /** @param {Session} session */
  #goodbye({ talk }) {
    if (this.#ended || !talk.ended) return;
    this.#ended = true;
    document.body.classList.remove("waiting");
    document.body.classList.add("closed");
    const draft = this.#box.value.trim() ? this.#box : null;
    if (draft) draft.readOnly = true;
    const { feelings, language, other_help: help } = this.#settings;
    const known = talk.ended.why !== "gone" && talk.ended.why !== "blocked";
    const text = () => this.#log.asText(talk.entries);
    const words = this.#words;
    const care = aftercare({ words, language, help, feelings, feel: known ? this.#does.feel : null, text }, talk.ended);
    for (const part of [this.#bar, this.#newest, this.#status, this.#others, this.#readers, this.#typing, this.#asks]) part.remove();
    this.#write.replaceWith(...(draft ? [el("p", { class: "quiet" }, words.no_ended), draft] : []), care);
    this.#who.textContent = this.#settings.name;
    // Counted here from the end: the clock of a phone may be wrong.
    setTimeout(() => this.#erased(care), this.#settings.erased_after * 60_000);
  }

  /** When the server erases the talk, the page does too. @param {HTMLElement} care */
  #erased(care) {
    this.#log.element.replaceChildren();
    care.replaceChildren(el("p", {}, this.#words.erased), elsewhere(this.#words, this.#settings.other_help) ?? "");
  }

  #build() {
    const help = elsewhere(this.#words, this.#settings.other_help);
    if (help) this.#others.append(help);
    document.body.classList.add("talking");
    one("nav.tongues").remove();
    one("header.top").append(this.#who);
    const foot = one("footer.foot");
    const summary = el("summary", {}, this.#words.help);
    const enter = el("label", {}, this.#enter, ` ${this.#words.enter_sends}`);
    foot.replaceChildren(el("details", { class: "more" }, summary, ...foot.childNodes, enter));
    const heard = [this.#bar, this.#log.element, this.#newest, this.#typing, this.#status, this.#readers, this.#others];
    one("#main").replaceChildren(el("h1", { class: "unseen" }, this.#words.log), ...heard, this.#note, this.#asks, this.#write);
  }
}
