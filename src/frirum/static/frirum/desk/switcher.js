/** On a narrow screen one column at a time; on a wide one all of them, and nothing here matters. */

import { part, set } from "./page.js";

/** @typedef {"queue"|"talk"|"facts"|"room"} Column */

/** @param {Column} column */
export function show(column) {
  set(part("desk"), "data-shown", column);
  for (const button of part("switcher").querySelectorAll("button")) {
    set(button, "aria-current", button.value === column ? "true" : null);
  }
}

export function bindSwitcher() {
  for (const button of part("switcher").querySelectorAll("button")) {
    button.addEventListener("click", () => show(/** @type {Column} */ (button.value)));
  }
  // A talk that is chosen is what she wants to see.
  part("queue").addEventListener("click", (event) => {
    if (event.target instanceof HTMLElement && event.target.closest("button")) show("talk");
  });
  // A wide screen has room for the whole top; on a narrow one it opens by a press.
  const wide = matchMedia("(width >= 64rem)");
  const fold = () => set(part("shift"), "open", wide.matches);
  wide.addEventListener("change", fold);
  fold();
  show("queue");
}
