/** Sheets over the desk: acute danger, under 18 and still going on, asking a colleague, settings and keys. */

import { ask as askColleague, named } from "../deeds.js";
import { el, part, write } from "../page.js";
import { t } from "../texts.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {"acute"|"young"|"ask"|"keys"|"palette"} Name */

/** @param {Name} name */
const sheet = (name) => /** @type {HTMLDialogElement} */ (part(`sheet-${name}`));

export class Sheets {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    for (const dialog of document.querySelectorAll("dialog")) {
      for (const button of dialog.querySelectorAll(".close")) button.addEventListener("click", () => dialog.close());
    }
    part("acute-colleague").addEventListener("click", () => this.ask("beside"));
    part("acute-on-call").addEventListener("click", () => this.onCall());
    part("ask-form").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#asked();
    });
    part("ask-form").addEventListener("change", () => this.#wished());
  }

  /** @param {Name} name */
  open(name) {
    const dialog = sheet(name);
    if (!dialog.open) dialog.showModal();
  }

  /** Ask a colleague about the talk that is looked at. @param {"beside"|"takeover"} [wish] @param {string} [to] */
  ask(wish = "beside", to = "") {
    const c = this.desk.current;
    const frame = this.desk.seen.desk;
    if (!c || !frame || this.desk.seen.talk(c)?.part !== "holds") return;
    sheet("acute").close();
    this.c = c;
    write(part("ask-about"), named(this.desk, c));
    const others = frame.colleagues.filter((one) => one.ref !== frame.duty.ref && one.state !== "off");
    part("ask-whom").replaceChildren(...others.map((one, at) => el("label", {},
      el("input", { type: "radio", name: "to", value: one.ref, checked: to ? one.ref === to : at === 0, required: true }), " ",
      `${one.alias} · ${t("seat_" + one.seat)} · ${t("duty_" + one.state)}`)));
    part("ask-nobody").hidden = others.length > 0;
    for (const radio of part("ask-form").querySelectorAll("input")) if (radio.name === "wish") radio.checked = radio.value === wish;
    this.#wished();
    this.open("ask");
  }

  /** Reach whoever is on call tonight; without one at the desk, say so. */
  onCall() {
    const found = this.desk.seen.desk?.colleagues.find((one) => one.seat === "on_call" && one.state !== "off");
    if (found) this.ask("beside", found.ref);
    else this.desk.page.told(t("no_on_call"));
  }

  #chosen() {
    const form = new FormData(/** @type {HTMLFormElement} */ (part("ask-form")));
    return { to: String(form.get("to") ?? ""), wish: form.get("wish") === "takeover" ? /** @type {const} */ ("takeover") : /** @type {const} */ ("beside") };
  }

  #wished() {
    part("ask-lines").hidden = this.#chosen().wish !== "takeover";
  }

  async #asked() {
    const { to, wish } = this.#chosen();
    const lines = /** @type {HTMLTextAreaElement} */ (part("lines"));
    if (!this.c || !to) return;
    if (await askColleague(this.desk, this.c, to, wish, lines.value)) {
      lines.value = "";
      sheet("ask").close();
    }
  }
}
