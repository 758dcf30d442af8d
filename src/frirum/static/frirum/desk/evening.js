/** The evening's two ends: going on duty by checking in to a shift, and leaving it by checking out. */

import { data, part, write } from "./page.js";
import { lasting } from "./plain/words.js";
import { t, texts } from "./texts.js";

/** @typedef {import("./desk.js").Desk} Desk */

let inShift = Boolean(data("facts").shift);

/**
 * Go on duty as the form says; null when it was refused.
 * @param {Desk} desk @param {HTMLFormElement} form
 */
export async function goesOn(desk, form) {
  const said = new FormData(form);
  const seat = String(said.get("seat") ?? "");
  if ("closed" in form.dataset) {
    window.location.reload();
    return null;
  }
  if (!("shift" in form.dataset)) return desk.act("duty", { do: "on", seat });
  const wish = { seat: /^\d+$/.test(seat) ? Number(seat) : null, on_call: seat === "on_call", alone: said.get("alone") === "yes" };
  const began = await desk.act("check-in", wish);
  if (began) inShift = true;
  return began;
}

/** Ask what she wants to leave before she goes, in a shift and out of every talk. @param {Desk} desk */
export function asksFirst(desk) {
  const sheet = /** @type {HTMLDialogElement} */ (part("sheet-check-out"));
  if (!inShift || !desk.seen.desk || desk.seen.desk.duty.holding > 0) return false;
  if (!sheet.open) sheet.showModal();
  return true;
}

/** @param {Desk} desk */
export function bindEvening(desk) {
  part("check-out-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const heavy = Number(said.get("heavy")) || null;
    const gone = await desk.act("check-out", { line: String(said.get("line") ?? ""), heavy, call: said.has("call") });
    if (!gone) return;
    /** @type {HTMLDialogElement} */ (part("sheet-check-out")).close();
    write(part("worked"), t("worked", { time: lasting(gone.minutes * 60_000, texts) }));
    part("worked").hidden = false;
    desk.page.over(1000);
  });
}
