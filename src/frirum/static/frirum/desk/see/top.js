/** The top: the line, her seat and state, the colleagues, and how the connection is. */

import { asksFirst } from "../evening.js";
import { el, keep, part, set, write } from "../page.js";
import { clock } from "../plain/words.js";
import { t } from "../texts.js";

/** @typedef {import("../desk.js").Desk} Desk */

const SEEN_FOR_MS = 60_000; // after so long without a word from this desk she reads that her helper was lost

/** @param {Desk} desk */
export function bindTop(desk) {
  // What hangs down closes again by Escape and by a press elsewhere.
  const drops = () => [...part("top").querySelectorAll(".drop[open]")];
  document.addEventListener("pointerdown", (event) => {
    for (const drop of drops()) if (event.target instanceof Node && !drop.contains(event.target)) drop.removeAttribute("open");
  });
  part("top").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const drop of drops()) {
      drop.removeAttribute("open");
      drop.querySelector("summary")?.focus();
    }
  });
  for (const button of part("duty").querySelectorAll("button")) {
    button.addEventListener("click", async () => {
      button.closest("details")?.removeAttribute("open");
      if (button.value === "off" && asksFirst(desk)) return;
      const done = await desk.act("duty", { do: button.value });
      if (done && button.value === "off") desk.page.over(1000);
    });
  }
}

/** @param {Desk} desk @param {number} now */
export function showTop(desk, now) {
  const frame = desk.seen.desk;
  if (!frame) return;
  const { duty, door } = frame;
  write(part("seat"), t("seat_" + duty.seat));
  write(part("holding"), t("holding", { n: duty.holding, limit: duty.limit }));
  write(part("state"), t("duty_" + duty.state));
  set(part("state"), "data-state", duty.state);
  /** @type {Record<string, string[]>} */
  const doing = { on: ["break", "no_more", "off"], break: ["back", "no_more", "off"], no_more: ["back", "off"], off: [] };
  // What hangs down closes again by Escape and by a press elsewhere.
  const drops = () => [...part("top").querySelectorAll(".drop[open]")];
  document.addEventListener("pointerdown", (event) => {
    for (const drop of drops()) if (event.target instanceof Node && !drop.contains(event.target)) drop.removeAttribute("open");
  });
  part("top").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const drop of drops()) {
      drop.removeAttribute("open");
      drop.querySelector("summary")?.focus();
    }
  });
  for (const button of part("duty").querySelectorAll("button")) {
    button.hidden = !doing[duty.state]?.includes(button.value);
  }
  const { language, zone } = desk.facts;
  const until = door.closes ? t("open_until", { at: clock(door.closes, language, zone) }) : "";
  write(part("door"), [t("door_" + door.state), until].filter(Boolean).join(" · "));
  const others = frame.colleagues.filter((one) => one.ref !== duty.ref);
  write(part("colleagues-count"), String(others.length));
  write(part("alone"), others.length === 0 ? t("alone") : "");
  keep(part("colleagues"), others, (one) => one.ref, () => el("li"), colleague);
  showConnection(desk, now);
}

/** @param {HTMLElement} row @param {import("../plain/frames.js").Colleague} one */
function colleague(row, one) {
  const where = one.here ? t("duty_" + one.state) : t("line_lost");
  write(row, `${one.alias} · ${t("seat_" + one.seat)} · ${where} · ${t("talks_count", { n: one.holding })}`);
  set(row, "data-here", one.here);
}

/** @param {Desk} desk @param {number} now */
function showConnection(desk, now) {
  const wire = desk.wire;
  const open = wire?.open ?? false;
  const summary = part("connection-now");
  write(summary, open ? t("connected") : t("connecting"));
  set(summary, "data-open", open);
  if (!wire) return;
  const { language, zone } = desk.facts;
  /** @param {number} at */
  const time = (at) => (at ? new Intl.DateTimeFormat(language, { timeStyle: "medium", timeZone: zone }).format(at) : "–");
  write(part("last-update"), time(wire.heardAt));
  write(part("round-trip"), wire.roundTrip === null ? "–" : t("milliseconds", { n: wire.roundTrip }));
  write(part("seen-until"), open || wire.toldAt + SEEN_FOR_MS > now ? time(wire.toldAt + SEEN_FOR_MS) : t("not_seen"));
}
