// The list of what was said: own words on the right, the helper's on the left, dates and times between.
import { el, tell } from "./dom.js";
import { pieces } from "./plain/links.js";
import { refusal, sentence } from "./plain/lines.js";
import { standing } from "./plain/outbox.js";
import { before } from "./plain/timeline.js";

/** @typedef {import("./plain/talk.js").Entry} Entry */
/** @typedef {import("./plain/outbox.js").Bubble} Bubble */
/** @typedef {{again: (key: string) => void, newest: (seen: boolean) => void}} Does */

const NEAR = 80;

export class Log {
  element;
  #list = el("ol");
  /** @type {Map<string, HTMLLIElement>} what is shown, by key */
  #shown = new Map();
  /** @type {Element | null} what was shown last in this round */
  #at = null;
  #words;
  #does;
  #approved;
  #clock;
  #day;
  /** Whether the newest is in view, and should stay there. */
  #follows = true;

  /** @param {Record<string, string>} words @param {string} language @param {string[]} approved where links may lead
   * @param {Does} does */
  constructor(words, language, approved, does) {
    this.#words = words;
    this.#approved = approved;
    this.#does = does;
    this.#clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
    this.#day = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });
    const named = { class: "log", role: "log", "aria-live": "polite", "aria-label": words.log, tabindex: "0" };
    // A keyboard that slides in makes the list lower: the newest stays in view.
    const follow = new ResizeObserver(() => this.#follows && this.toEnd());
    this.element = el("div", { ...named, onscroll: () => this.#scrolled() }, this.#list);
    follow.observe(this.element);
  }

  #scrolled() {
    this.#follows = this.#atEnd();
    if (this.#follows) this.#does.newest(true);
  }

  /** Show what is known. @param {Entry[]} entries @param {Bubble[]} box @param {boolean} shut @param {number} now */
  render(entries, box, shut, now) {
    const size = this.#shown.size;
    let last = /** @type {string | null} */ (null);
    this.#at = null;
    if (shut) this.#put("shut", () => el("li", { class: "note" }, this.#words.no_key));
    for (const entry of entries) last = this.#entry(entry, last);
    for (const bubble of box) this.#bubble(bubble, now);
    if (this.#shown.size === size) return;
    const mine = box.some((bubble) => now - bubble.at < 1000);
    if (this.#follows || mine) this.toEnd();
    else this.#does.newest(false);
  }

  /** Whether the newest is in view. */
  get follows() {
    return this.#follows;
  }

  /** Show the newest. */
  toEnd() {
    this.#follows = true;
    this.element.scrollTop = this.element.scrollHeight;
    this.#does.newest(true);
  }

  /** Everything as text, for her own copy. @param {Entry[]} entries */
  asText(entries) {
    const said = entries.filter((entry) => entry.kind === "said" && entry.text !== null);
    return said.map((entry) => `${this.#time(entry.at)} ${this.#name(entry)}: ${entry.text}`).join("\n\n");
  }

  /** @param {Entry} entry @param {string | null} last when the entry before was said */
  #entry(entry, last) {
    const between = before(last, entry.at, (at) => new Date(at).toDateString());
    if (entry.kind !== "said") {
      const words = sentence(entry, this.#words);
      if (words) this.#put(`line ${entry.seq}`, () => el("li", { class: "note" }, words));
      return last;
    }
    if (entry.gap) this.#put(`gap ${entry.seq}`, () => el("li", { class: "note" }, this.#words.gap));
    if (entry.fault) this.#put(`fault ${entry.seq}`, () => el("li", { class: "note" }, this.#words[entry.fault ?? ""]));
    if (entry.text === null || entry.fault) return last;
    if (between.day) this.#put(`day ${entry.seq}`, () => el("li", { class: "day" }, this.#day.format(new Date(entry.at))));
    const item = this.#put(`said ${entry.id}`, () => this.#said(entry.text ?? "", entry.by === "visitor", this.#name(entry)));
    if (item.dataset.at) return entry.at;
    item.dataset.at = entry.at;
    item.classList.remove("failed");
    item.querySelector(".again")?.remove();
    const time = between.time ? this.#time(entry.at) : "";
    const under = entry.by === "visitor" ? [this.#words.sent, time].filter(Boolean).join(" · ") : time;
    tell(/** @type {HTMLElement} */ (item.querySelector(".standing")), under);
    return entry.at;
  }

  /** @param {Bubble} bubble @param {number} now */
  #bubble(bubble, now) {
    const item = this.#put(`said ${bubble.key}`, () => this.#said(bubble.text, true, this.#words.you));
    const how = standing(bubble, now);
    const words = { quiet: "", sending: this.#words.sending, sent: this.#words.sent, late: this.#words.late, refused: "" };
    const why = bubble.why === null ? words[how] : refusal(bubble.why, this.#words);
    tell(/** @type {HTMLElement} */ (item.querySelector(".standing")), why);
    const failed = how === "late" || how === "refused";
    item.classList.toggle("failed", failed);
    const again = item.querySelector(".again");
    if (!failed) again?.remove();
    else if (again?.getAttribute("data-how") !== how) {
      again?.remove();
      item.append(this.#again(bubble, how));
    }
  }

  /** @param {Bubble} bubble @param {string} how */
  #again({ key, text }, how) {
    const { try_again, copy, copied } = this.#words;
    const taken = el("button", { type: "button", class: "calm", onclick: () => copyOut(text, taken, copied) }, copy);
    const retry = el("button", { type: "button", class: "calm", onclick: () => this.#does.again(key) }, try_again);
    return el("div", { class: "again", "data-how": how }, how === "late" && retry, taken);
  }

  /** @param {string} text @param {boolean} mine @param {string} name */
  #said(text, mine, name) {
    const who = el("small", { class: mine ? "unseen" : "" }, el("span", { class: "name" }, name));
    const shown = pieces(text, mine ? [] : this.#approved).map((one) => (one.url ? away(one) : one.text));
    const words = el("p", { class: "text", dir: "auto", translate: "no" }, ...shown);
    return el("li", { class: `said ${mine ? "mine" : "theirs"}` }, who, words, el("small", { class: "standing", hidden: true }));
  }

  /** Put something after what was put before it, once: the order is the server's, and what she has not sent stands last.
   * @param {string} key @param {() => HTMLLIElement} make */
  #put(key, make) {
    const item = this.#shown.get(key) ?? make();
    this.#shown.set(key, item);
    const here = this.#at ? this.#at.nextSibling : this.#list.firstChild;
    if (item !== here) this.#list.insertBefore(item, here);
    this.#at = item;
    return item;
  }

  /** @param {Entry} entry */
  #name = (entry) => (entry.by === "visitor" ? this.#words.you : entry.who);

  /** @param {string} at */
  #time = (at) => this.#clock.format(new Date(at));

  #atEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }
}

/** A link out of the house: a new window, which learns nothing of this one (UP3). @param {{text: string, url: string}} to */
const away = ({ text, url }) => el("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, text);

/** Copy a text: a box that holds it, selected; the browser's clipboard only by her own hand.
 * @param {string} text @param {HTMLElement} button @param {string} done */
export function copyOut(text, button, done) {
  const box = el("textarea", { class: "unseen", readonly: true, "aria-hidden": "true", tabindex: "-1" });
  box.value = text;
  button.after(box);
  box.select();
  if (document.execCommand("copy")) button.textContent = done;
  box.remove();
  button.focus();
}
