/** A sentence that comes and goes, with five seconds to take the deed back. */

import { el, part } from "../page.js";
import { UNDO_MS } from "../plain/undo.js";
import { t } from "../texts.js";

const STAYS_MS = 8000;

/** @param {string} say @param {(() => void)|null} undo */
export function toast(say, undo) {
  const button = undo && el("button", { type: "button", onclick: () => { undo(); shown.remove(); } }, t("undo"));
  const shown = el("div", { class: "toast" }, el("p", {}, say), " ", button,
    " ", el("button", { type: "button", class: "close", "aria-label": t("close"), onclick: () => shown.remove() }, "×"));
  const list = part("toasts");
  list.append(shown);
  while (list.childElementCount > 4) list.firstElementChild?.remove();
  setTimeout(() => shown.remove(), undo ? UNDO_MS : STAYS_MS);
}
