/** The words of a talk, in the server's order; what is not yet durable stands last, and says so. */

import { el, keep, set, write } from "../page.js";
import { SHOW_SENDING_AFTER_MS } from "../plain/outbox.js";
import { clock } from "../plain/words.js";
import { t } from "../texts.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../plain/frames.js").Entry} Entry */
/** @typedef {import("../plain/frames.js").Talk} Talk */
/** @typedef {import("../plain/outbox.js").Sending} Sending */
/** @typedef {{key: string, entry?: Entry, sending?: Sending}} Row */

/**
 * @param {Desk} desk @param {HTMLElement} list @param {string} c @param {number} now
 * @returns {boolean} whether something was added
 */
export function showLog(desk, list, c, now) {
  const before = list.childElementCount;
  /** @type {Row[]} */
  const rows = desk.seen.log(c).entries.filter((entry) => shown(desk, c, entry)).map((entry) => ({ key: `${c} ${entry.seq}`, entry }));
  rows.push(...desk.outbox.of(c).map((sending) => ({ key: sending.id, sending })));
  rows.push(...desk.held.of(c).map((sending) => ({ key: sending.id, sending })));
  keep(list, rows, (row) => row.key, (row) => make(desk, row), (element, row) => fill(desk, element, row, c, now));
  return list.childElementCount > before;
}

/** All but the parts of a long text whose last part carries it. @param {Desk} desk @param {string} c @param {Entry} entry */
function shown(desk, c, entry) {
  if (!entry.e) return true;
  const said = desk.opener?.of(c, entry);
  return !said || said.text !== null || said.trouble !== null;
}

/** @param {Desk} desk @param {Row} row */
function make(desk, row) {
  if (row.sending) {
    const { id } = row.sending;
    return el("div", { class: "said", "data-by": "helper" }, el("p", { class: "text", dir: "auto" }, row.sending.text),
      el("p", { class: "meta" }),
      el("p", { class: "failed", hidden: true }, el("span", { class: "why" }), " ",
        el("button", { type: "button", onclick: () => void desk.again(id) }, t("try_again")), " ",
        el("button", { type: "button", onclick: () => { desk.outbox.forget(id); desk.page.shown(); } }, t("drop"))));
  }
  if (row.entry?.kind !== "said") return el("div", { class: "line" });
  return el("div", { class: "said", "data-by": row.entry.by ?? "helper" },
    el("p", { class: "gap", hidden: true }, t("gap")), el("p", { class: "text", dir: "auto" }), el("p", { class: "meta" }));
}

/** @param {Desk} desk @param {HTMLElement} element @param {Row} row @param {string} c @param {number} now */
function fill(desk, element, row, c, now) {
  const meta = element.querySelector(".meta");
  if (row.sending) {
    const failed = row.sending.state === "failed";
    const late = now - row.sending.since > SHOW_SENDING_AFTER_MS;
    if (meta) write(meta, failed ? "" : late ? t("sending") : "");
    const box = /** @type {HTMLElement} */ (element.querySelector(".failed"));
    box.hidden = !failed;
    const why = element.querySelector(".why");
    if (why && failed) write(why, t("not_sent_" + row.sending.why) === "not_sent_" + row.sending.why ? t("not_sent") : t("not_sent_" + row.sending.why));
    return;
  }
  const entry = /** @type {Entry} */ (row.entry);
  const at = clock(entry.at, desk.facts.language, desk.facts.zone);
  if (entry.kind !== "said") return write(element, `${at} · ${lineText(entry)}`);
  fillSaid(desk, element, entry, c, at);
}

/** @param {Desk} desk @param {HTMLElement} element @param {Entry} entry @param {string} c @param {string} at */
function fillSaid(desk, element, entry, c, at) {
  const said = desk.opener?.of(c, entry);
  const text = /** @type {Element} */ (element.querySelector(".text"));
  write(text, said?.text ?? t(said?.trouble ? "trouble_" + said.trouble : "trouble_locked"));
  set(element, "data-trouble", said?.trouble ?? null);
  const gap = /** @type {HTMLElement} */ (element.querySelector(".gap"));
  gap.hidden = !said?.gap;
  const who = entry.by === "visitor" ? t("she") : entry.who;
  const meta = /** @type {Element} */ (element.querySelector(".meta"));
  write(meta, [who, at, entry.by === "visitor" ? "" : reached(desk.seen.talk(c), entry)].filter(Boolean).join(" · "));
}

/**
 * How far a message of ours has come (UX desk 6).
 * @param {import("../plain/frames.js").Talk|null} talk @param {Entry} entry
 */
function reached(talk, entry) {
  if ((talk?.seen ?? 0) >= entry.seq) return t("seen");
  return (talk?.delivered ?? 0) >= entry.seq ? t("delivered") : t("sent");
}

/** A line of the log in words; a kind that is not known here is not hidden. @param {Entry} entry */
export function lineText(entry) {
  if (entry.kind === "ended") {
    const why = "ended_" + (entry.why ?? entry.who);
    return t(why) === why ? t("ended") : t(why);
  }
  return t("line_" + entry.kind, { who: entry.who });
}
