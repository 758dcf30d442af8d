/** A sentence that comes and goes, with five seconds to take the deed back. */

import { el, part } from "../page.js";
import { UNDO_MS } from "../plain/undo.js";
import { t } from "../texts.js";

const STAYS_MS = 8000;

/**
 * What comes next stands in place of the last take: whoever does something more has kept it. The same once more stands in
 * its own place: a key pressed again is answered again, and read aloud again, by one toast.
 * @param {string} say @param {(() => void)|null} undo @param {string} [name] what `undo` takes back
 */
export function toast(say, undo, name = "") {
  if (undo) for (const old of part("toasts").querySelectorAll('[data-undo^="take "]')) old.remove();
  const button = undo && el("button", { type: "button", onclick: () => { undo(); shown.remove(); } }, t("undo"));
  const shown = el("div", { class: "toast", "data-undo": name || null }, el("p", {}, say), " ", button,
    " ", el("button", { type: "button", class: "close", "aria-label": t("close"), onclick: () => shown.remove() }, "×"));
  const list = part("toasts");
  for (const old of [...list.children]) if (same(old, shown)) old.remove();
  list.append(shown);
  while (list.childElementCount > 4) list.firstElementChild?.remove();
  setTimeout(() => shown.remove(), undo ? UNDO_MS : STAYS_MS);
}

/** @param {Element} one @param {HTMLElement} other */
function same(one, other) {
  return one.textContent === other.textContent && one.getAttribute("data-undo") === other.getAttribute("data-undo");
}
