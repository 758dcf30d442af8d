/** The middle: the talk that is looked at, who is in it, and what waits for an answer from her. */

import * as deeds from "../deeds.js";
import { el, keep, part, set, write } from "../page.js";
import { clock } from "../plain/words.js";
import { t } from "../texts.js";
import { showLog } from "./log.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../plain/frames.js").Talk} Talk */

const ERASED_AFTER_MS = 21 * 60_000; // twenty minutes, and the moment it took to write it down

/** @param {Desk} desk @param {{ask: () => void}} sheets */
export function bindTalk(desk, sheets) {
  part("end").addEventListener("click", () => deeds.end(desk));
  part("ask").addEventListener("click", () => sheets.ask());
  part("leave").addEventListener("click", () => desk.current && void desk.act("leave", { c: desk.current }));
  part("block").addEventListener("click", () => desk.current && void deeds.block(desk, desk.current));
  scroller().addEventListener("scroll", () => (held = atEnd()));
  new ResizeObserver(() => held && toEnd()).observe(scroller());
  part("newest").addEventListener("click", () => {
    toEnd();
    part("newest").hidden = true;
  });
  // A keyboard that opens or a screen that turns must not hide what was said last.
  let end = true;
  scroller().addEventListener("scroll", () => (end = atEnd()));
  new ResizeObserver(() => end && toEnd()).observe(scroller());
}

const list = () => part("log");
const scroller = () => part("log-box");
const atEnd = () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight < 80;
const toEnd = () => (scroller().scrollTop = scroller().scrollHeight);
let shownTalk = "";
let held = true; // the newest is in sight, and stays so when the box becomes smaller

/** @param {Desk} desk @param {number} now */
export function showTalk(desk, now) {
  const c = desk.current;
  const talk = c ? desk.seen.talk(c) : null;
  const coming = !!c && c === desk.coming;
  part("no-talk").hidden = !!talk || coming;
  part("the-talk").hidden = !talk && !coming;
  showAskings(desk);
  if (!c || (!talk && !coming)) return;
  const was = atEnd();
  const more = showLog(desk, list(), c, now);
  const changed = shownTalk !== c;
  shownTalk = c;
  if (changed || (more && was)) toEnd();
  part("newest").hidden = changed || atEnd() || (part("newest").hidden && !more);
  if (talk) heading(desk, talk, now);
  else comingHeading(desk, c);
}

/** The talk is hers, and what the desk knows of it has not come yet. @param {Desk} desk @param {string} c */
function comingHeading(desk, c) {
  write(part("talk-label"), deeds.named(desk, c));
  write(part("talk-state"), t("talk_coming"));
  for (const name of ["talk-language", "talk-presence", "talk-danger", "typing", "members"]) write(part(name), "");
  for (const name of ["end", "ask", "block", "leave"]) part(name).hidden = true;
}

/** @param {Desk} desk @param {Talk} talk @param {number} now */
function heading(desk, talk, now) {
  const holds = talk.part === "holds" && talk.state === "open";
  write(part("talk-label"), deeds.named(desk, talk.c));
  write(part("talk-language"), t("language_" + talk.language));
  write(part("talk-presence"), talk.ended ? t("ended") : t("presence_" + talk.presence));
  set(part("talk-presence"), "data-presence", talk.presence);
  write(part("talk-danger"), t("danger_" + talk.danger));
  set(part("talk-danger"), "data-danger", talk.danger);
  const typer = desk.seen.typer(talk.c, now);
  write(part("typing"), typer === null ? "" : typer === "" ? t("she_types") : t("types", { who: typer }));
  const others = talk.members.filter((one) => one.ref !== desk.seen.desk?.duty.ref);
  write(part("members"), others.map((one) => t("member_" + one.part, { who: one.alias })).join(" · "));
  write(part("talk-state"), stateOf(desk, talk));
  part("end").hidden = part("ask").hidden = !holds;
  part("block").hidden = talk.part !== "holds" || !!desk.seen.desk?.blocks.some((one) => one.c === talk.c);
  part("leave").hidden = talk.part !== "beside" || !!talk.ended;
}

/** The one sentence about why she cannot write now, if there is one. @param {Desk} desk @param {Talk} talk */
function stateOf(desk, talk) {
  if (talk.ended) return ended(desk, talk.ended);
  if (talk.paused) return t("talk_paused");
  if (talk.part === "beside") return t("talk_beside");
  const reader = desk.vault?.reader(talk.c, talk.seg);
  if (!reader) return t("talk_locked");
  return reader.proven ? (talk.plain ? t("talk_plain") : "") : t("talk_unproven");
}

/** When it is erased: later than usual, when on-call was asked about it (ST10). @param {Desk} desk @param {{at?: string, erase: string}} end */
function ended(desk, end) {
  const held = !!end.at && Date.parse(end.erase) - Date.parse(end.at) > ERASED_AFTER_MS;
  return held ? t("talk_held", { at: clock(end.erase, desk.facts.language, desk.facts.zone) }) : t("talk_ended");
}

/** Questions to her and hers that wait for an answer. @param {Desk} desk */
function showAskings(desk) {
  const frame = desk.seen.desk;
  /** @type {{key: string, say: string, yes?: () => void, no: () => void, back: boolean}[]} */
  const rows = (frame?.askings ?? []).map((one) => ({
    key: one.ref,
    say: t((one.mine ? "you_asked_" : "asks_") + one.wish, { who: one.mine ? one.to : one.from, name: deeds.named(desk, one.c) }),
    yes: () => void deeds.answer(desk, one.ref, true),
    no: () => void (one.mine ? desk.act("unask", { asking: one.ref }) : deeds.answer(desk, one.ref, false)),
    back: one.mine,
  }));
  for (const one of frame?.blocks ?? []) {
    const agreed = one.state === "agreed";
    rows.push({
      key: one.ref,
      say: t(agreed ? "block_stands" : one.mine ? "block_waits" : "block_asks", { who: one.by, name: deeds.named(desk, one.c) }),
      yes: () => void desk.act("block-answer", { block: one.ref, yes: true }),
      no: () => void (agreed || one.mine ? desk.act("block-undo", { block: one.ref }) : desk.act("block-answer", { block: one.ref, yes: false })),
      back: agreed || one.mine,
    });
  }
  keep(part("askings"), rows, (row) => `${row.key} ${row.say}`, (row) => el("li", { class: "asking" },
    el("p", {}, row.say), row.back ? null : el("button", { type: "button", class: "main", onclick: row.yes }, t("yes")), " ",
    el("button", { type: "button", onclick: row.no }, t(row.back ? "take_back" : "not_now"))));
}
