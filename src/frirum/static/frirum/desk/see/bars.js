/** The bars above the desk: no connection, closing soon, the log-in that runs out, a helper whose line is lost. */

import { named, stepIn } from "../deeds.js";
import { el, keep, part } from "../page.js";
import { closing, loginEnds } from "../plain/bars.js";
import { clock } from "../plain/words.js";
import { t } from "../texts.js";

/** @typedef {{key: string, say: string, how: string, button?: string, act?: () => void}} Bar */

/**
 * @param {import("../desk.js").Desk} desk @param {number} now
 * @param {{login: number|null, stay: () => void, soundHint: boolean, allowSound: () => void}} own
 */
export function showBars(desk, now, own) {
  /** @type {Bar[]} */
  const bars = [];
  const frame = desk.seen.desk;
  if (desk.wire && !desk.wire.open && !desk.wire.ended) bars.push({ key: "lost", say: t("bar_lost"), how: "bad" });
  if (own.soundHint) bars.push({ key: "sound", say: t("bar_sound"), how: "bad", button: t("allow_sound"), act: own.allowSound });
  const minutes = loginEnds(own.login, now);
  if (minutes !== null) bars.push({ key: `login ${minutes}`, say: t("bar_login", { n: minutes }), how: "bad", button: t("stay"), act: own.stay });
  const close = frame && closing(frame.door, now);
  if (frame && close) {
    const at = clock(frame.door.closes, desk.facts.language, desk.facts.zone);
    bars.push({ key: `${close.bar} ${close.minutes}`, say: t("bar_" + close.bar, { n: close.minutes, at }), how: close.bar });
  }
  for (const lost of frame?.lost ?? []) {
    bars.push({ key: `lost ${lost.c}`, say: t("bar_helper_lost", { who: lost.who, name: named(desk, lost.c) }), how: "bad", button: t("step_in"), act: () => void stepIn(desk, lost.c) });
  }
  keep(part("bars"), bars, (bar) => bar.key, (bar) => el("div", { class: "bar", "data-how": bar.how }, el("span", {}, bar.say), " ",
    bar.act ? el("button", { type: "button", onclick: bar.act }, bar.button) : null));
}
