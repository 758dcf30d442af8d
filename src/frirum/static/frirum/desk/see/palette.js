/** Ctrl+K: every deed by its name; and the list of keys on `?`, where each can be changed or put off. */

import { el, keep, part, set, write } from "../page.js";
import { CHORDS, chordOf, remapped } from "../plain/shortcuts.js";
import { keepSettings } from "../settings.js";
import { t } from "../texts.js";

/** @typedef {import("../settings.js").Settings} Settings */

/** @param {Record<string, () => void>} can @param {() => Settings} settings */
export function bindPalette(can, settings) {
  const dialog = /** @type {HTMLDialogElement} */ (part("sheet-palette"));
  const box = /** @type {HTMLInputElement} */ (part("palette-find"));
  const list = part("palette-list");
  /** @type {string[]} */
  let found = [];
  let chosen = 0;
  /** @param {string} name */
  const run = (name) => {
    dialog.close();
    can[name]?.();
  };
  const show = () => {
    const sought = box.value.trim().toLowerCase();
    found = Object.keys(can).filter((name) => name !== "palette" && t("do_" + name).toLowerCase().includes(sought));
    chosen = Math.min(chosen, Math.max(found.length - 1, 0));
    keep(list, found, (name) => name, (name) => el("li", { role: "option", onclick: () => run(name) },
      el("span", {}, t("do_" + name)), " ", el("kbd", {}, settings().chordsOn ? (settings().chords[name] ?? "") : "")));
    [...list.children].forEach((option, at) => {
      option.id = `palette-${at}`;
      set(option, "aria-selected", at === chosen ? "true" : "false");
    });
    set(box, "aria-activedescendant", found.length ? `palette-${chosen}` : null);
    write(part("palette-none"), found.length ? "" : t("palette_none"));
  };
  box.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      chosen = (chosen + step + found.length) % found.length;
      show();
    } else if (event.key === "Enter") {
      event.preventDefault();
      const name = found[chosen];
      if (name) run(name);
    }
  });
  dialog.addEventListener("toggle", () => {
    box.value = "";
    chosen = 0;
    show();
  });
}

/** @param {Settings} chosen one object for the whole page; changed in place */
export function bindKeys(chosen) {
  const list = part("keys-list");
  const show = () => keep(list, Object.keys(CHORDS), (name) => name, (name) => el("li", {}, el("label", {}, el("span", {}, t("do_" + name)), " ",
    el("input", { type: "text", class: "chord", autocomplete: "off", "aria-describedby": "keys-how", onkeydown: (event) => change(name, event) }))),
    (row, name) => { /** @type {HTMLInputElement} */ (row.querySelector("input")).value = chosen.chords[name] ?? ""; });
  /** @param {string} name @param {KeyboardEvent} event */
  const change = (name, event) => {
    if (event.key === "Tab" || event.key === "Escape" || event.key === "Shift") return;
    event.preventDefault();
    event.stopPropagation();
    const chord = chordOf(event);
    const chords = chord && remapped(chosen.chords, name, chord);
    if (chords) chosen.chords = chords;
    keepSettings(chosen);
    show();
  };
  for (const name of /** @type {const} */ (["chordsOn", "enterSends", "sound", "tellTyping"])) {
    const box = /** @type {HTMLInputElement} */ (part(`set-${name}`));
    box.checked = chosen[name];
    box.addEventListener("change", () => {
      chosen[name] = box.checked;
      keepSettings(chosen);
    });
  }
  part("keys-reset").addEventListener("click", () => {
    chosen.chords = { ...CHORDS };
    keepSettings(chosen);
    show();
  });
  show();
}
