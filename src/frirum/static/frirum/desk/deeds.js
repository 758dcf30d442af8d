/** What she can do, by button, key or palette: one name, one function. */

import { called } from "./plain/words.js";
import { t, texts } from "./texts.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** Give the words of a talk a name for a sentence, also after it went to a colleague. @param {Desk} desk @param {string} c */
export function named(desk, c) {
  return called(desk.seen.names.get(c) ?? "", texts) || t("nameless");
}

let taking = false; // one press takes one: a second before the answer would take another

/** @param {Desk} desk @param {string} deed @param {string|undefined} c */
async function takeBy(desk, deed, c) {
  if (taking) return null;
  taking = true;
  try {
    return await desk.act(deed, c ? { c } : {});
  } finally {
    taking = false;
  }
}

/** @param {Desk} desk @param {string} [c] none: whoever waits longest */
export async function take(desk, c) {
  const taken = await takeBy(desk, "take", c);
  if (!taken) return;
  desk.comes(taken.c);
  desk.page.told(t("taken", { name: named(desk, taken.c) }), `take ${taken.c}`);
}

/** @param {Desk} desk @param {string} [c] a talk whose helper is lost; none: open the seat and take whoever waits */
export async function stepIn(desk, c) {
  const stepped = await takeBy(desk, "step-in", c);
  if (!stepped) return;
  isIn(desk, stepped.c);
}

/** She has stepped in, and whom she got by it. @param {Desk} desk @param {string|null} c */
export function isIn(desk, c) {
  if (c) desk.comes(c);
  else desk.page.told(t(desk.seen.desk?.queue.length ? "stepped_in_asleep" : "stepped_in"));
}

/** End in five seconds, unless she thinks again. @param {Desk} desk */
export function end(desk) {
  const c = desk.current;
  const talk = c && desk.seen.talk(c);
  if (!talk || talk.part !== "holds" || talk.state !== "open") return;
  desk.undo.later(`end ${c}`, () => void desk.act("end", { c }), Date.now());
  desk.page.told(t("ending", { name: named(desk, c) }), `end ${c}`);
}

/**
 * Ask a colleague; the two lines of a hand-over go sealed to the backroom first, so that they are there when it is answered.
 * @param {Desk} desk @param {string} c @param {string} to @param {"beside"|"takeover"} wish @param {string} lines
 * @param {boolean} agreed the visitor said yes to somebody on call coming in
 */
export async function ask(desk, c, to, wish, lines, agreed) {
  if (wish === "takeover" && lines.trim() && !(await desk.say(null, lines, { kind: "handover", conversation: c }))) {
    desk.page.told(t("room_locked"));
    return false;
  }
  const asked = await desk.act("ask", { c, to, wish, agreed });
  if (!asked) return false;
  return true;
}

/** @param {Desk} desk @param {string} asking @param {boolean} yes */
export async function answer(desk, asking, yes) {
  const answered = await desk.act("answer", { asking, yes });
  if (answered?.c && yes) desk.comes(answered.c);
}

/** @param {Desk} desk @param {import("./plain/frames.js").Danger} danger */
export async function judge(desk, danger) {
  return desk.current ? desk.act("danger", { c: desk.current, danger }) : null;
}

/** @param {Desk} desk @param {boolean} young */
export async function young(desk, young) {
  return desk.current ? desk.act("danger", { c: desk.current, young }) : null;
}

/** @param {Desk} desk @param {string} phase @param {boolean} on */
export async function phase(desk, phase, on) {
  return desk.current ? desk.act("phase", { c: desk.current, phase, on }) : null;
}

/** @param {Desk} desk @param {string} c */
export async function block(desk, c) {
  const asked = await desk.act("block", { c });
  if (asked) desk.page.told(t("block_asked"), `unblock ${asked.block}`);
}

/** Close the door early for new people, in five seconds; or let the hours decide again. @param {Desk} desk */
export function closeEarly(desk) {
  const on = !desk.seen.desk?.door.closed_early;
  desk.undo.later("close", () => void desk.act("close-early", { on }), Date.now());
  desk.page.told(t(on ? "closes_early" : "opens_again"), "close");
}

/** Take back what a toast offered to undo. @param {Desk} desk @param {string} name */
export async function undo(desk, name) {
  const [what, ref] = name.split(" ");
  if (what === "take") {
    if (desk.coming === ref) desk.coming = null;
    await desk.act("undo", { c: ref });
  } else if (what === "end" || what === "close") {
    desk.undo.undo(name);
  } else if (what === "unblock") {
    await desk.act("block-undo", { block: ref });
  }
}
