/** Sheets over the desk: acute danger, under 18 and still going on, asking a colleague, settings and keys. */

import { ask as askColleague, named } from "../deeds.js";
import { el, part, write } from "../page.js";
import { t } from "../texts.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {"acute"|"young"|"ask"|"keys"|"palette"|"on-call"} Name */

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
    part("ask-write").addEventListener("click", () => this.#write());
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
    /** @type {HTMLInputElement} */ (part("agreed")).checked = false;
    this.#wished();
    this.open("ask");
  }

  /** From the sheet of acute danger: call on-call about this talk. */
  onCall() {
    sheet("acute").close();
    this.open("on-call");
  }

  /** Put the question to the visitor into the reply box, in her own language; it is sent by hand. */
  #write() {
    const talk = this.c ? this.desk.seen.talk(this.c) : null;
    const box = /** @type {HTMLTextAreaElement} */ (part("reply"));
    sheet("ask").close();
    this.desk.page.came();
    if (box.value === "") box.value = t(`may_come_in_${talk?.language ?? this.desk.facts.language}`);
  }

  #chosen() {
    const form = new FormData(/** @type {HTMLFormElement} */ (part("ask-form")));
    const to = String(form.get("to") ?? "");
    const guest = this.desk.seen.desk?.colleagues.find((one) => one.ref === to)?.seat === "on_call";
    return { to, guest, agreed: form.get("agreed") === "on", wish: form.get("wish") === "takeover" ? /** @type {const} */ ("takeover") : /** @type {const} */ ("beside") };
  }

  #wished() {
    const { wish, guest } = this.#chosen();
    part("ask-lines").hidden = wish !== "takeover";
    part("ask-agreed").hidden = !guest; // on-call comes in only when the visitor has said yes (ST10)
    /** @type {HTMLInputElement} */ (part("agreed")).required = guest;
  }

  async #asked() {
    const { to, wish, agreed } = this.#chosen();
    const lines = /** @type {HTMLTextAreaElement} */ (part("lines"));
    if (!this.c || !to) return;
    if (await askColleague(this.desk, this.c, to, wish, lines.value, agreed)) {
      lines.value = "";
      sheet("ask").close();
    }
  }
}
