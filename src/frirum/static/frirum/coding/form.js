/** The coding form by keyboard: letters find in long lists, a digit picks in short ones, and each choice moves on. */

import { el, set, write } from "../desk/page.js";
import { Finder } from "./finder.js";
import { digit } from "./plain/find.js";

/** @typedef {Record<string, string[]>} Chosen by the names of the fields */

export class CodingForm {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    /** @type {Finder[]} */
    this.finders = [];
    for (const pick of this.#picks()) this.#equip(pick);
    form.addEventListener("keydown", (event) => this.#saves(event));
  }

  /** @returns {HTMLElement[]} */
  #picks() {
    return [...this.form.querySelectorAll("[data-pick]")].map((pick) => /** @type {HTMLElement} */ (pick));
  }

  /** @param {HTMLElement} pick */
  #equip(pick) {
    const how = pick.dataset["pick"];
    if (how === "chips") this.#chips(pick);
    else if (how === "list") this.#list(pick);
    else this.#many(pick);
  }

  /** Each choice has its digit. @param {HTMLElement} pick */
  #chips(pick) {
    const radios = [...pick.querySelectorAll("input")];
    radios.forEach((radio, at) => {
      if (radio.value) radio.after(el("kbd", { "aria-hidden": "true" }, String(at + 1)));
    });
    pick.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const at = digit(event.key, radios.filter((radio) => radio.value).length);
      const radio = at === null ? null : radios[at];
      if (radio) radio.checked = true;
      if (radio || event.key === "Enter") {
        event.preventDefault();
        this.#next(pick);
      }
    });
  }

  /** @param {HTMLElement} pick */
  #list(pick) {
    const select = /** @type {HTMLSelectElement} */ (pick.querySelector("select"));
    const none = [...select.options].find((option) => option.value === "");
    const options = [...select.options].filter((option) => option.value).map((option) => ({
      value: option.value,
      path: option.dataset["path"] ?? option.text,
      on: () => select.value === option.value,
      choose: () => { select.value = option.value; },
      drop: () => { select.value = ""; },
    }));
    this.#add(pick, options, { many: false, none: none?.text ?? "" });
    for (const child of [...pick.children]) if (child.matches("label, select")) /** @type {HTMLElement} */ (child).hidden = true;
  }

  /** @param {HTMLElement} pick */
  #many(pick) {
    const options = [...pick.querySelectorAll("input")].map((box) => ({
      value: box.value,
      path: box.dataset["path"] ?? box.value,
      on: () => box.checked,
      choose: () => { box.checked = true; },
      drop: () => { box.checked = false; },
    }));
    const finder = this.#add(pick, options, { many: true, none: "" });
    pick.addEventListener("change", () => finder.show());
    const details = /** @type {HTMLDetailsElement} */ (pick.querySelector("details"));
    details.open = false;
  }

  /** @param {HTMLElement} pick @param {import("./finder.js").Option[]} options @param {{many: boolean, none: string}} how */
  #add(pick, options, how) {
    const title = pick.querySelector("label, .title")?.textContent ?? "";
    const finder = new Finder(title, options, { ...how, next: () => this.#next(pick) });
    this.finders.push(finder);
    pick.querySelector(".title")?.setAttribute("hidden", "");
    pick.prepend(finder.element);
    return finder;
  }

  /** Go on to the next field that is in sight, and last to the button that saves. @param {HTMLElement} pick */
  #next(pick) {
    const picks = this.#picks().filter((one) => one.checkVisibility());
    const then = picks[picks.indexOf(pick) + 1];
    if (then) focusOn(then);
    else /** @type {HTMLElement|null} */ (this.form.querySelector("button.main"))?.focus();
  }

  /** @param {KeyboardEvent} event */
  #saves(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  /** Begin at the first field. */
  focus() {
    const first = this.#picks()[0];
    if (first) focusOn(first);
  }

  /** Show these choices and no others. @param {Chosen} chosen */
  fill(chosen) {
    this.wrong({});
    for (const select of this.form.querySelectorAll("select")) select.value = chosen[select.name]?.[0] ?? "";
    for (const box of this.form.querySelectorAll("input")) {
      if (box.type === "checkbox") box.checked = !!chosen[box.name]?.includes(box.value);
      if (box.type === "radio") box.checked = (chosen[box.name]?.[0] ?? "") === box.value;
    }
    this.shown();
  }

  /** Say in every box what is chosen in its list. */
  shown() {
    for (const finder of this.finders) finder.show();
  }

  /** What is chosen now. @returns {{version: number, chosen: Chosen}} */
  said() {
    const data = new FormData(this.form);
    /** @type {Chosen} */
    const chosen = {};
    for (const [name, value] of data) {
      if (name === "version" || name === "csrfmiddlewaretoken" || value === "") continue;
      chosen[name] = [...(chosen[name] ?? []), String(value)];
    }
    return { version: Number(data.get("version")), chosen };
  }

  /** A sentence beside each field that is wrong, and the keys in the first of them. @param {Record<string, string>} wrong */
  wrong(wrong) {
    /** @type {HTMLElement|null} */
    let first = null;
    for (const pick of this.#picks()) {
      const name = pick.querySelector("select, [type=radio], [type=checkbox]")?.getAttribute("name") ?? "";
      let told = pick.querySelector(".wrong");
      if (!told && wrong[name]) pick.prepend((told = el("p", { class: "wrong", role: "alert" })));
      if (told) write(told, wrong[name] ?? "");
      set(pick, "data-wrong", name in wrong);
      if (name in wrong) first ??= pick;
    }
    if (!first) return;
    const more = /** @type {HTMLDetailsElement|null} */ (first.closest(".coding-more"));
    if (more) more.open = true;
    focusOn(first);
  }
}

/** @param {HTMLElement} pick */
function focusOn(pick) {
  const fields = [...pick.querySelectorAll("input, select")].map((one) => /** @type {HTMLInputElement} */ (one));
  const first = fields.find((one) => one.checked) ?? fields.find((one) => one.checkVisibility()) ?? fields[0];
  (pick.dataset["pick"] === "chips" ? first : fields.find((one) => one.checkVisibility()))?.focus();
}
