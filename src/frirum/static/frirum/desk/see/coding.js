/** What came of it: the coding form in the panel of the talk that has ended, and the list of those left for later. */

import { CodingForm } from "../../coding/form.js";
import { el, inside, keep, part, write, writing } from "../page.js";
import { Refused } from "../post.js";
import { called, clock } from "../plain/words.js";
import { t, texts } from "../texts.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../plain/frames.js").Slip} Slip */

/** @type {Set<string>} slips put off for later: they open when she chooses them */
const later = new Set();
let chosen = ""; // the slip she chose in the list
let shown = ""; // the slip whose form stands there
let saving = false;
/** @type {CodingForm|null} */
let form = null;

const theForm = () => (form ??= new CodingForm(/** @type {HTMLFormElement} */ (part("coding-form"))));

/** @param {Desk} desk */
export function bindCoding(desk) {
  theForm();
  part("coding-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void save(desk);
  });
  part("code-later").addEventListener("click", () => put(desk));
  part("coding").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) put(desk);
  });
}

/** Open the form of the talk that is looked at, or of the oldest that is left. @param {Desk} desk */
export function code(desk) {
  const slips = desk.seen.desk?.slips ?? [];
  const one = slips.find((slip) => !slip.coded && slip.c === desk.current) ?? slips.find((slip) => !slip.coded);
  if (one) choose(desk, one);
}

/** @param {Desk} desk @param {Slip} slip */
function choose(desk, slip) {
  later.delete(slip.ref);
  chosen = slip.ref;
  if (slip.c) desk.look(slip.c);
  desk.page.shown();
  if (shown === slip.ref) theForm().focus();
}

/** @param {Desk} desk */
function put(desk) {
  if (shown && !(desk.seen.desk?.slips ?? []).find((slip) => slip.ref === shown)?.coded) desk.page.told(t("coded_later"));
  later.add(shown);
  chosen = "";
  desk.page.shown();
}

/** Which slip's form stands in the panel now: the chosen one, or that of the talk which is looked at. @param {Desk} desk */
function current(desk) {
  const slips = desk.seen.desk?.slips ?? [];
  const picked = slips.find((slip) => slip.ref === chosen);
  if (picked && (!picked.c || picked.c === desk.current)) return picked;
  return slips.find((slip) => !slip.coded && slip.c !== null && slip.c === desk.current && !later.has(slip.ref)) ?? null;
}

/** @param {Desk} desk */
export function showCoding(desk) {
  const slips = desk.seen.desk?.slips ?? [];
  part("to-code").hidden = slips.length === 0;
  write(part("slips-count"), String(slips.filter((slip) => !slip.coded).length));
  keep(part("slips"), slips, (slip) => slip.ref, (slip) => row(desk, slip), (element, slip) => fill(desk, element, slip));
  const slip = current(desk);
  part("coding").hidden = !slip;
  if (!slip) shown = "";
  else if (slip.ref !== shown) void open(desk, slip);
}

/** @param {Desk} desk @param {Slip} slip */
function row(desk, slip) {
  const { ref } = slip;
  return el("li", {}, el("button", { type: "button", class: "own", onclick: () => {
    const now = desk.seen.desk?.slips.find((one) => one.ref === ref);
    if (now) choose(desk, now);
  } }, el("strong", { class: "label" }), el("span", { class: "how" })));
}

/** @param {Desk} desk @param {HTMLElement} element @param {Slip} slip */
function fill(desk, element, slip) {
  write(inside(element, "label"), called(slip.label, texts));
  write(inside(element, "how"), slip.coded ? t("slip_coded") : t("slip_left", { at: clock(slip.at, desk.facts.language, desk.facts.zone) }));
}

/** @param {Desk} desk @param {Slip} slip */
async function open(desk, slip) {
  shown = slip.ref;
  const wanted = chosen === slip.ref || free();
  write(part("coding-h"), t(slip.coded ? "code_again" : "code_whom", { name: called(slip.label, texts) }));
  theForm().fill({});
  try {
    const begun = await desk.post.read(`coding/${encodeURIComponent(slip.ref)}/chosen`);
    if (shown !== slip.ref) return;
    theForm().fill(begun.chosen);
    if (wanted) theForm().focus();
  } catch (trouble) {
    if (!(trouble instanceof Refused)) throw trouble;
    desk.page.told(trouble.message);
  }
}

/** Whether she is not in the middle of writing or reading something else. */
function free() {
  const at = document.activeElement;
  return !document.querySelector("dialog[open]") && (at?.id === "reply" || !writing(at));
}

/** @param {Desk} desk */
async function save(desk) {
  if (saving || !shown) return;
  saving = true;
  const slip = shown;
  try {
    const answer = await desk.act("code", { slip, ...theForm().said() });
    if (answer?.wrong) return theForm().wrong(answer.wrong);
    if (!answer) return;
    chosen = "";
    later.add(slip);
    desk.page.told(t("coded"));
    part("coding").hidden = true;
    part("log-box").focus();
    desk.page.shown();
  } finally {
    saving = false;
  }
}
