/** Asking for help: the sheet that calls on-call, and what stands above the desk until it is answered (ST4, ST10). */

import { isIn, named } from "../deeds.js";
import { el, keep, part, set, write } from "../page.js";
import { Asked, log, notices } from "../plain/oncall.js";
import { clock } from "../plain/words.js";
import { t } from "../texts.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../plain/oncall.js").Notice} Notice */

const asked = new Asked();

/** @param {Desk} desk */
export function bindOnCall(desk) {
  const sheet = /** @type {HTMLDialogElement} */ (part("sheet-on-call"));
  sheet.addEventListener("beforetoggle", (event) => {
    if (event.newState === "open") prepare(desk);
  });
  part("on-call-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const c = form.get("about") === "talk" ? desk.current : null;
    if (await desk.act("on-call", c ? { urgency: form.get("urgency"), c } : { urgency: form.get("urgency") })) sheet.close();
  });
}

/** About the talk that is looked at, when she sits in it. @param {Desk} desk */
function prepare(desk) {
  const talk = desk.current ? desk.seen.talk(desk.current) : null;
  part("on-call-about").hidden = !talk;
  write(part("on-call-talk"), talk ? named(desk, talk.c) : "");
  for (const radio of part("on-call-about").querySelectorAll("input")) radio.checked = radio.value === (talk ? "talk" : "shift");
}

/** @param {Desk} desk */
export function showOnCall(desk) {
  const frame = desk.seen.desk;
  const worries = frame?.on_call ?? [];
  const shown = notices(worries, frame?.call_in ?? null);
  keep(part("on-call-now"), shown, (one) => one.key, (one) => el("div", { class: "bar on-call", "data-how": one.alarm ? "bad" : "soon" },
    el("span", {}, sentence(desk, one)), " ", ...one.can.flatMap((deed) => [button(desk, one, deed), " "])));
  const { language, zone } = desk.facts;
  const rows = log(worries);
  part("on-call-none").hidden = rows.length > 0;
  keep(part("on-call-log"), rows, (row) => row.key, (row) => el("li", {}, `${clock(row.at, language, zone)} · ${t(row.say, row.values)}`));
  set(part("on-call-now"), "data-any", shown.length > 0);
  if (asked.rings(shown)) desk.page.said();
}

/** @param {Desk} desk @param {Notice} one */
function sentence(desk, one) {
  const { emergency, contact } = desk.facts.next_step;
  return t(one.say === "on_call_exhausted" && contact ? "on_call_exhausted_card" : one.say, { ...one.values, emergency, contact });
}

/** @param {Desk} desk @param {Notice} one @param {Notice["can"][number]} deed */
function button(desk, one, deed) {
  /** @type {Record<Notice["can"][number], () => void>} */
  const does = {
    here: () => void desk.act("on-call-answer", { worry: one.worry, yes: true }),
    cannot: () => void desk.act("on-call-answer", { worry: one.worry, yes: false }),
    over: () => void desk.act("on-call-over", { worry: one.worry }),
    step_in: () => void stepIn(desk),
    not_now: () => void desk.act("call-in", { yes: false }),
  };
  const first = deed === "here" || deed === "step_in";
  return el("button", { type: "button", class: first ? "main" : null, onclick: does[deed] }, t(deed === "not_now" || deed === "step_in" ? deed : `on_call_do_${deed}`));
}

/** @param {Desk} desk */
async function stepIn(desk) {
  const stepped = await desk.act("call-in", { yes: true });
  if (stepped) isIn(desk, stepped.c);
}
