/** The left column: those waiting, the oldest first, and her own talks with what is unread. */

import { named, take } from "../deeds.js";
import { el, inside, keep, part, set, write } from "../page.js";
import { age, called, firstWords, lasting } from "../plain/words.js";
import { t, texts } from "../texts.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../plain/frames.js").Waiting} Waiting */
/** @typedef {import("../plain/frames.js").Talk} Talk */

const PREVIEW = 120;

/** @param {Desk} desk @param {number} now */
export function showQueue(desk, now) {
  const frame = desk.seen.desk;
  if (!frame) return;
  const reserve = frame.duty.seat !== "regular" && !frame.duty.stepped_in;
  part("take-next").hidden = reserve;
  part("step-in").hidden = !reserve;
  write(part("waiting-count"), String(frame.queue.length));
  write(part("nobody"), frame.queue.length === 0 ? t("nobody_waits") : "");
  keep(part("waiting"), frame.queue, (one) => one.c, (one) => row(desk, one), (element, one) => fill(desk, element, one, now));
  const mine = desk.seen.mine();
  write(part("mine-count"), `${frame.duty.holding} / ${frame.duty.limit}`);
  write(part("no-talks"), mine.length === 0 ? t("no_talks") : "");
  keep(part("mine"), mine, (talk) => talk.c, (talk) => own(desk, talk), (element, talk) => fillOwn(desk, element, talk));
}

/** @param {Desk} desk @param {Waiting} one */
function row(desk, one) {
  return el("li", { class: "waiting" },
    el("p", { class: "who" }, el("strong", { class: "label" }), " ", el("span", { class: "language" }), " ", el("span", { class: "marks" })),
    el("p", { class: "first", dir: "auto" }),
    el("p", { class: "when" }, el("span", { class: "age" }), " · ", el("span", { class: "presence" })),
    el("button", { type: "button", class: "take", onclick: () => void take(desk, one.c) }, t("take")));
}

/** The first words that can be opened here. @param {Desk} desk @param {string} c */
export function preview(desk, c) {
  const first = desk.seen.log(c).entries.filter((entry) => entry.by === "visitor");
  const words = first.map((entry) => desk.opener?.of(c, entry).text ?? "").filter(Boolean);
  return firstWords(words.join(" "), PREVIEW);
}

/** @param {Desk} desk @param {HTMLElement} element @param {Waiting} one @param {number} now */
function fill(desk, element, one, now) {
  const waited = now - Date.parse(one.since);
  write(inside(element, "label"), called(one.label, texts));
  write(inside(element, "language"), t("language_" + one.language));
  write(inside(element, "marks"), [one.plain ? t("plain_page") : "", one.readable ? "" : t("sleeps")].filter(Boolean).map((mark) => `· ${mark}`).join(" "));
  write(inside(element, "first"), preview(desk, one.c) || (one.readable ? t("no_words_yet") : t("sleeps_why")));
  write(inside(element, "age"), t("waited", { time: lasting(waited, texts) }));
  set(element, "data-age", age(waited));
  set(element, "data-presence", one.presence);
  write(inside(element, "presence"), t("presence_" + one.presence));
  const button = /** @type {HTMLButtonElement} */ (inside(element, "take"));
  const duty = desk.seen.desk?.duty;
  button.hidden = !!duty && duty.seat !== "regular" && !duty.stepped_in; // from a seat in reserve she steps in
  set(button, "aria-disabled", !one.readable ? "true" : null);
  set(button, "aria-label", t("take_whom", { name: called(one.label, texts) }));
}

/** @param {Desk} desk @param {Talk} talk */
function own(desk, talk) {
  return el("li", {}, el("button", { type: "button", class: "own", onclick: () => desk.look(talk.c) },
    el("strong", { class: "label" }), " ", el("span", { class: "unread" }), el("span", { class: "how" })));
}

/** @param {Desk} desk @param {HTMLElement} element @param {Talk} talk */
function fillOwn(desk, element, talk) {
  const button = inside(element, "own");
  const unread = talk.c === desk.current ? 0 : desk.seen.unread(talk.c);
  write(inside(element, "label"), named(desk, talk.c));
  write(inside(element, "unread"), unread ? t("unread", { n: unread }) : "");
  const how = talk.ended ? t("ended") : t("presence_" + talk.presence);
  const part = talk.part === "beside" ? t("reading_along") : "";
  const danger = talk.danger === "acute" || talk.danger === "worried" ? t("danger_" + talk.danger) : "";
  write(inside(element, "how"), [how, part, danger].filter(Boolean).join(" · "));
  set(button, "aria-current", talk.c === desk.current ? "true" : null);
  set(button, "data-danger", talk.danger);
}
