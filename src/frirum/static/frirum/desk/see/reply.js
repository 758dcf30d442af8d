/** The reply box: Enter sends, `/` finds a canned reply, a draft stays until it is on its way; memory only. */

import { el, keep, part, set, write } from "../page.js";
import { expand, inserted, matching, slashAt } from "../plain/replies.js";
import { entered } from "../plain/shortcuts.js";
import { Teller } from "../plain/typing.js";
import { calledHerself, clock } from "../plain/words.js";
import { t, texts } from "../texts.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../plain/replies.js").Reply} Reply */

const SHOWN = 8;

export class ReplyBox {
  /** @param {Desk} desk @param {() => import("../settings.js").Settings} settings */
  constructor(desk, settings) {
    this.desk = desk;
    this.settings = settings;
    this.box = /** @type {HTMLTextAreaElement} */ (part("reply"));
    this.menu = part("replies");
    /** @type {Reply[]} */
    this.replies = [];
    /** @type {Map<string, string>} drafts by talk, never stored (SA11, RT8) */
    this.drafts = new Map();
    /** @type {Map<string, Teller>} */
    this.tellers = new Map();
    this.talk = "";
    this.chosen = 0;
    this.sending = false;
    this.box.addEventListener("keydown", (event) => this.#key(event));
    this.box.addEventListener("input", () => this.#input());
    this.box.addEventListener("blur", () => setTimeout(() => this.#close(), 150));
    part("reply-form").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    part("canned").addEventListener("click", () => this.begin());
  }

  /** Begin to look for a canned reply, as if `/` had been typed. */
  begin() {
    const { box } = this;
    const before = box.value.slice(0, box.selectionStart);
    box.focus();
    box.setRangeText(before && !/\s$/.test(before) ? " /" : "/", box.selectionStart, box.selectionEnd, "end");
    this.#input();
  }

  show() {
    const c = this.desk.current ?? "";
    const can = c !== "" && this.desk.canWrite(c);
    void this.#release();
    if (c !== this.talk) {
      this.drafts.set(this.talk, this.box.value);
      this.talk = c;
      this.box.value = this.drafts.get(c) ?? "";
      this.#grow();
      this.#close();
    }
    const talk = c ? this.desk.seen.talk(c) : null;
    part("reply-form").hidden = c === "" || (c !== this.desk.coming && (!talk || talk.part !== "holds" || !!talk.ended));
    set(part("send"), "aria-disabled", can ? null : "true");
    write(part("send-how"), t(this.settings().enterSends ? "enter_sends" : "enter_breaks"));
  }

  /** Whether something was written that is not sent. */
  unsent() {
    return this.desk.held.texts.size > 0 || this.box.value.trim() !== "" || [...this.drafts].some(([c, text]) => c !== this.talk && text.trim() !== "");
  }

  /** Put the keys into the box, if there is one to write in. */
  focus() {
    if (!part("reply-form").hidden) this.box.focus();
    else part("log-box").focus();
  }

  /** What was sent before the talk had come goes now; what waits in vain is a draft again. */
  async #release() {
    for (const { c, goes, back } of this.desk.held.due((talk) => this.desk.canWrite(talk), Date.now())) {
      let left = back;
      for (const text of goes) {
        if (left || !(await this.desk.say(c, text).catch(() => false))) left = [left, text].filter(Boolean).join("\n");
      }
      if (left) this.#giveBack(c, left);
    }
  }

  /** @param {string} c @param {string} text */
  #giveBack(c, text) {
    if (c === this.talk) this.box.value = [text, this.box.value].filter(Boolean).join("\n");
    else this.drafts.set(c, [text, this.drafts.get(c)].filter(Boolean).join("\n"));
    this.#grow();
  }

  async #send() {
    const { desk, talk: c } = this;
    const text = this.box.value;
    if (c && c === desk.coming && text.trim() !== "") {
      desk.held.put(c, text, Date.now());
      this.box.value = "";
      this.#grow();
      return desk.page.shown();
    }
    if (this.sending || !desk.canWrite(c) || text.trim() === "") return;
    this.sending = true;
    try {
      if (await desk.say(c, text)) {
        if (this.talk === c && this.box.value === text) this.box.value = "";
        this.drafts.delete(c);
        this.#tell(c, false);
        this.#grow();
      }
    } catch (trouble) {
      desk.page.told(t(trouble instanceof RangeError ? "too_long" : "not_sealed"));
    } finally {
      this.sending = false;
    }
  }

  #input() {
    this.#grow();
    this.#tell(this.talk, this.box.value.trim() !== "");
    this.#find();
  }

  /** @param {string} c @param {boolean} writing */
  #tell(c, writing) {
    if (!c || !this.settings().tellTyping) return;
    let teller = this.tellers.get(c);
    if (!teller) this.tellers.set(c, (teller = new Teller()));
    const on = teller.tells(writing, Date.now());
    if (on !== null) this.desk.wire?.send({ t: "typing", c, on });
  }

  #grow() {
    this.box.rows = Math.min(8, Math.max(2, this.box.value.split("\n").length));
  }

  #slash() {
    return slashAt(this.box.value, this.box.selectionStart);
  }

  #find() {
    const slash = this.#slash();
    const language = this.desk.seen.talk(this.talk)?.language ?? "";
    const found = slash ? matching(this.replies, slash.word, language).slice(0, SHOWN) : [];
    this.chosen = Math.min(this.chosen, Math.max(found.length - 1, 0));
    this.found = found;
    this.menu.hidden = !slash;
    write(part("replies-none"), slash && found.length === 0 ? t("no_reply") : "");
    keep(this.menu, found, (one) => `${one.shortcut} ${one.language}`, (one) => this.#option(one));
    [...this.menu.children].forEach((option, at) => {
      option.id = `reply-${at}`;
      set(option, "aria-selected", at === this.chosen ? "true" : "false");
    });
    set(this.box, "aria-activedescendant", found.length ? `reply-${this.chosen}` : null);
  }

  /** @param {Reply} one */
  #option(one) {
    return el("li", { role: "option", lang: one.language, onmousedown: (event) => { event.preventDefault(); this.#insert(one); } },
      el("strong", {}, `/${one.shortcut}`), " ", el("span", {}, one.text.slice(0, 120)));
  }

  #close() {
    this.menu.hidden = true;
    write(part("replies-none"), "");
    set(this.box, "aria-activedescendant", null);
  }

  /** @param {Reply} reply */
  #insert(reply) {
    const slash = this.#slash();
    const { seen, facts } = this.desk;
    const closes = clock(seen.desk?.door.closes ?? null, facts.language, facts.zone);
    const known = { alias: seen.desk?.duty.alias, line: seen.desk?.line.name, closes, label: calledHerself(seen.talk(this.talk)?.label ?? "", texts) };
    const filled = expand(reply.text, known);
    if (!slash || filled.missing.length) {
      if (filled.missing.length) this.desk.page.told(t("reply_lacks", { what: filled.missing.join(", ") }));
      return;
    }
    const after = inserted(this.box.value, slash.start, this.box.selectionStart, filled.text);
    this.box.value = after.text;
    this.box.setSelectionRange(after.caret, after.caret);
    this.#close();
    this.#grow();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.menu.hidden && this.found?.length) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        this.chosen = (this.chosen + step + this.found.length) % this.found.length;
        return this.#find();
      }
      const one = this.found[this.chosen];
      if (one && (event.key === "Enter" || event.key === "Tab")) {
        event.preventDefault();
        return this.#insert(one);
      }
    }
    if (event.key === "Escape" && !this.menu.hidden) {
      event.preventDefault();
      return this.#close();
    }
    if (entered(event, this.settings().enterSends) === "send") {
      event.preventDefault();
      void this.#send();
    }
  }
}
