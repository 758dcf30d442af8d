/** The backroom: the shift's own chat, always there, of another colour, never to be mistaken for a talk (ST5). */

import { named } from "../deeds.js";
import { el, keep, part, set, write } from "../page.js";
import { entered } from "../plain/shortcuts.js";
import { clock } from "../plain/words.js";
import { t } from "../texts.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../plain/frames.js").Entry} Entry */
/** @typedef {import("../plain/outbox.js").Sending} Sending */
/** @typedef {{key: string, entry?: Entry, sending?: Sending}} Row */

let about = ""; // the talk a whisper names; empty: to everybody about anything

/** @param {Desk} desk @param {() => import("../settings.js").Settings} settings */
export function bindRoom(desk, settings) {
  const box = /** @type {HTMLTextAreaElement} */ (part("murmur"));
  const send = async () => {
    const text = box.value;
    const sent = await desk.say(null, text, about ? { kind: "whisper", conversation: about } : undefined);
    if (sent && box.value === text) box.value = "";
    if (!sent && text.trim()) desk.page.told(t("room_locked"));
  };
  box.addEventListener("keydown", (event) => {
    if (entered(event, settings().enterSends) !== "send") return;
    event.preventDefault();
    void send();
  });
  part("room-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  part("about-off").addEventListener("click", () => whisper(desk, ""));
}

/** Write about one talk from now on, or about none; it is seen which. @param {Desk} desk @param {string} c */
export function whisper(desk, c) {
  about = c;
  part("murmur").focus();
  desk.page.shown();
}

/** @param {Desk} desk @param {number} now */
export function showRoom(desk, now) {
  const room = desk.seen.desk?.room;
  const known = about && (desk.seen.talk(about) || desk.seen.desk?.queue.some((one) => one.c === about));
  if (!known) about = "";
  part("about").hidden = !about;
  write(part("about-whom"), about ? t("whisper_about", { name: named(desk, about) }) : "");
  write(part("murmur-send"), t(about ? "whisper_send" : "murmur_send"));
  const ref = room?.ref ?? "";
  write(part("room-state"), !room ? t("room_closed") : desk.vault?.readable(ref, room.seg) ? "" : t("room_locked"));
  const box = part("room-box");
  const was = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  const list = part("room-log");
  const before = list.childElementCount;
  /** @type {Row[]} */
  const rows = desk.seen.room.entries.filter((entry) => whole(desk, ref, entry)).map((entry) => ({ key: String(entry.seq), entry }));
  rows.push(...desk.outbox.of(null).map((sending) => ({ key: sending.id, sending })));
  keep(list, rows, (row) => row.key, () => el("div", { class: "murmur" },
    el("p", { class: "meta" }), el("p", { class: "text", dir: "auto" })), (element, row) => fill(desk, element, row, ref, now));
  if (list.childElementCount > before && was) box.scrollTop = box.scrollHeight;
}

/** @param {Desk} desk @param {string} ref @param {Entry} entry */
function whole(desk, ref, entry) {
  const said = desk.opener?.of(ref, entry);
  return !said || said.text !== null || said.trouble !== null;
}

/** @param {Desk} desk @param {HTMLElement} element @param {Row} row @param {string} ref @param {number} now */
function fill(desk, element, row, ref, now) {
  const text = /** @type {Element} */ (element.querySelector(".text"));
  const meta = /** @type {Element} */ (element.querySelector(".meta"));
  if (row.sending) {
    write(text, row.sending.text);
    const failed = row.sending.state === "failed";
    return write(meta, failed ? t("not_sent") : now - row.sending.since > 300 ? t("sending") : "");
  }
  const entry = /** @type {Entry} */ (row.entry);
  const said = desk.opener?.of(ref, entry);
  const kind = said?.kind ?? "";
  set(element, "data-kind", kind || null);
  set(element, "data-mine", entry.duty === desk.seen.desk?.duty.ref);
  const where = said?.about ? t(kind === "handover" ? "handover_of" : "whisper_of", { name: named(desk, said.about) }) : "";
  write(meta, [entry.who, clock(entry.at, desk.facts.language, desk.facts.zone), where].filter(Boolean).join(" · "));
  write(text, said?.text ?? t("trouble_" + (said?.trouble ?? "locked")));
}
