/** A box to type in beside a long list: a few letters, Enter, and the list has chosen. Without it the list stands alone. */

import { el, keep, set } from "../desk/page.js";
import { found } from "./plain/find.js";

/** @typedef {{value: string, path: string, on: () => boolean, choose: () => void, drop: () => void}} Option */

const SHOWN = 8;
let made = 0;

export class Finder {
  /**
   * @param {string} title @param {Option[]} options @param {{many: boolean, none: string, next: () => void}} how
   */
  constructor(title, options, how) {
    this.options = options;
    this.how = how;
    this.at = 0;
    const name = `finder-${++made}`;
    this.list = el("ul", { role: "listbox", id: `${name}-list`, class: "found", "aria-label": title, hidden: true });
    this.box = el("input", {
      type: "text", id: name, role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": `${name}-list`,
      oninput: () => this.#look(), onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
      onfocus: () => { this.box.select(); }, onblur: () => setTimeout(() => this.close(), 150),
    });
    this.picked = el("ul", { class: "picked", hidden: true });
    this.element = el("div", { class: "finder" }, el("label", { for: name }, title), this.picked, this.box, this.list);
    this.show();
  }

  /** What is chosen, in the box (one) or above it (many). */
  show() {
    const on = this.options.filter((one) => one.on());
    if (!this.how.many) {
      this.box.value = on[0]?.path ?? "";
      this.box.placeholder = this.how.none;
      return;
    }
    this.box.value = "";
    this.picked.hidden = on.length === 0;
    keep(this.picked, on, (one) => one.value, (one) => el("li", {}, el("button", { type: "button", onclick: () => { one.drop(); this.show(); this.box.focus(); } }, one.path, " ", el("span", { "aria-hidden": "true" }, "×"))));
  }

  #look() {
    this.at = 0;
    if (!this.how.many && this.box.value === "") this.options.find((one) => one.on())?.drop();
    this.#draw();
  }

  #draw() {
    this.hits = found(this.options.filter((one) => !this.how.many || !one.on()), this.box.value).slice(0, SHOWN);
    this.at = Math.min(this.at, Math.max(this.hits.length - 1, 0));
    this.list.hidden = this.hits.length === 0;
    set(this.box, "aria-expanded", this.list.hidden ? "false" : "true");
    keep(this.list, this.hits, (one) => one.value, (one) => el("li", { role: "option", onmousedown: (/** @type {Event} */ event) => { event.preventDefault(); this.#take(one); } }, one.path));
    [...this.list.children].forEach((option, at) => {
      option.id = `${this.list.id}-${at}`;
      set(option, "aria-selected", at === this.at ? "true" : "false");
    });
    set(this.box, "aria-activedescendant", this.hits.length ? `${this.list.id}-${this.at}` : null);
  }

  close() {
    this.list.hidden = true;
    set(this.box, "aria-expanded", "false");
    set(this.box, "aria-activedescendant", null);
    this.show();
  }

  /** @param {Option} one */
  #take(one) {
    one.choose();
    this.close();
    if (!this.how.many) this.how.next();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const open = !this.list.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const many = this.hits?.length ?? 0;
      if (open && many) this.at = (this.at + step + many) % many;
      this.#draw();
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const one = this.hits?.[this.at];
      if (open && one) this.#take(one);
      else this.how.next();
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }
}
