/** The desk begins here: one tab leads, the duty key is unlocked, the live line opens, and the page follows. */

import * as deeds from "./deeds.js";
import { Desk } from "./desk.js";
import { dutyKey } from "./dutykey.js";
import { bindEvening, goesOn } from "./evening.js";
import { forget } from "./chest.js";
import { lead } from "./lead.js";
import { notify, watch } from "./notice.js";
import { data, part, writing } from "./page.js";
import { deedOf } from "./plain/shortcuts.js";
import { titled } from "./plain/notices.js";
import { Post, Refused } from "./post.js";
import { bindBeside } from "./see/beside.js";
import { showBars } from "./see/bars.js";
import { bindCoding, code, showCoding } from "./see/coding.js";
import { bindFacts, showFacts } from "./see/facts.js";
import { bindOnCall, showOnCall } from "./see/oncall.js";
import { bindKeys, bindPalette } from "./see/palette.js";
import { showQueue } from "./see/queue.js";
import { ReplyBox } from "./see/reply.js";
import { bindRoom, showRoom, whisper } from "./see/room.js";
import { Sheets } from "./see/sheets.js";
import { bindTalk, showTalk } from "./see/talk.js";
import { toast } from "./see/toast.js";
import { bindTop, showTop } from "./see/top.js";
import { settings } from "./settings.js";
import * as sound from "./sound.js";
import { bindSwitcher, show as switchTo } from "./switcher.js";
import { t } from "./texts.js";

const TICK_MS = 1000;
const STAY_MS = 5 * 60_000;

/** @type {import("./desk.js").Facts & {token: string, root: string, on_duty: boolean, elsewhere: boolean}} */
const facts = data("facts");
const chosen = settings();
const post = new Post(facts.root, facts.token, t("unreachable"));
let login = facts.login_ends_in === null ? null : Date.now() + facts.login_ends_in * 1000;
let planned = false;
let active = false;
let leading = false;
/** @type {ReturnType<typeof setInterval>[]} */
let clocks = [];

const desk = new Desk(facts, post, {
  shown: plan,
  told: (say, undo) => toast(say, undo ? () => void deeds.undo(desk, undo) : null, undo),
  over,
  came: () => {
    switchTo("talk");
    show();
    reply.focus();
  },
  said: () => {
    if (chosen.sound) sound.somethingSaid();
  },
});
const sheets = new Sheets(desk);
const reply = new ReplyBox(desk, () => chosen);
reply.replies = data("replies-data");

/** @type {Record<string, () => void>} every deed that a key or the palette reaches */
const can = {
  take: () => void deeds.take(desk),
  next: () => go(1),
  previous: () => go(-1),
  reply: () => { switchTo("talk"); reply.focus(); },
  room: () => { switchTo("room"); whisper(desk, ""); },
  whisper: () => { if (desk.current) { switchTo("room"); whisper(desk, desk.current); } },
  ask: () => sheets.ask(),
  hand_over: () => sheets.ask("takeover"),
  step_in: () => void deeds.stepIn(desk),
  on_call: () => sheets.open("on-call"),
  danger: () => { switchTo("facts"); part("danger").querySelector("input:checked")?.closest("label")?.querySelector("input")?.focus(); },
  acute: () => sheets.open("acute"),
  young: () => sheets.open("young"),
  handbook: () => { switchTo("facts"); part("beside").querySelector("button")?.focus(); },
  canned: () => { switchTo("talk"); reply.begin(); },
  end: () => deeds.end(desk),
  code: () => { switchTo("talk"); code(desk); },
  close_early: () => deeds.closeEarly(desk),
  keys: () => sheets.open("keys"),
  palette: () => sheets.open("palette"),
};

/** @param {1|-1} step */
function go(step) {
  desk.look(desk.seen.neighbour(desk.current, step));
  switchTo("talk");
}

/** Show the page once, however much has changed. */
function plan() {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => {
    planned = false;
    show();
  });
}

function show() {
  const now = Date.now();
  showTop(desk, now);
  showQueue(desk, now);
  showTalk(desk, now);
  reply.show();
  showFacts(desk, now);
  showCoding(desk);
  showRoom(desk, now);
  showOnCall(desk);
  showBars(desk, now, { login, stay, soundHint: chosen.sound && sound.blocked() && !!desk.seen.desk, allowSound });
  const unread = desk.seen.mine().filter((talk) => !talk.ended && talk.c !== desk.current && desk.seen.unread(talk.c) > 0);
  document.title = titled(facts.title, (desk.seen.desk?.queue.length ?? 0) + unread.length);
}

function tick() {
  const now = Date.now();
  desk.undo.tick(now);
  desk.flush();
  const frame = desk.seen.desk;
  const listening = frame?.duty.state === "on" && frame.duty.holding < frame.duty.limit;
  if (frame && desk.bell.rings(frame.queue, listening, now)) {
    if (chosen.sound) sound.someoneWaits();
    notify();
  }
  plan();
}

function allowSound() {
  void sound.allow().then(plan);
}

/** Whoever writes is there: her log-in is kept by what she does, and the bar is for who only reads (SA10). */
function stayIfActive() {
  if (active) void stay();
  active = false;
}

/** Stay logged in: what was written stays where it is (SA11). */
async function stay() {
  const answer = await desk.act("stay", {});
  if (answer) login = Date.now() + answer.login_ends_in * 1000;
  plan();
}

/** The page as the server would give it now; null without an answer or without a log-in. */
async function fresh() {
  const page = await fetch(facts.root, { credentials: "same-origin" }).catch(() => null);
  const found = /<script id="facts"[^>]*>([^<]*)<\/script>/.exec((page?.ok && (await page.text())) || "");
  return found?.[1] ? /** @type {typeof facts} */ (JSON.parse(found[1])) : null;
}

/** Under the log-in that holds now, also when it is another than before. @param {typeof facts} now */
function renew(now) {
  post.token = now.token;
  login = now.login_ends_in === null ? null : Date.now() + now.login_ends_in * 1000;
}

/** Access has ended: the log-in, or only this duty, or it goes on in another browser. */
async function ended() {
  const now = await fresh();
  if (now) renew(now);
  stop(!now || now.on_duty ? "logged_out" : now.elsewhere ? "other_browser" : "off");
}

/** The live line is closed for good: say why, keep every draft. @param {number} code */
function over(code) {
  desk.wire?.end();
  if (code === 4401) return void ended();
  if (code === 4403 || code === 1000) void forget(facts.line).catch(() => undefined);
  stop({ 401: "logged_out", 4409: "elsewhere", 1000: "off", 4403: "off" }[code] ?? "reload");
}

/** @param {string} name */
function stop(name) {
  for (const panel of part("stopped").children) /** @type {HTMLElement} */ (panel).hidden = panel.id !== `stopped-${name}`;
  part("start").hidden = true;
  part("stopped").hidden = false;
  /** @type {HTMLElement|null} */ (part("stopped").querySelector("section:not([hidden]) :is(button, a)"))?.focus();
}

/** @param {boolean} steal */
async function begin(steal) {
  part("start").hidden = true;
  part("stopped").hidden = true;
  leading ||= await lead(`frirum-desk-${facts.line}`, steal, () => {
    leading = false;
    over(4409);
  });
  if (!leading) return over(4409);
  try {
    desk.begin(await dutyKey(facts.line, post));
    part("desk").hidden = false;
    clocks.forEach(clearInterval);
    clocks = [setInterval(tick, TICK_MS), setInterval(stayIfActive, STAY_MS)];
  } catch (trouble) {
    if (!(trouble instanceof Refused)) throw trouble;
    toast(trouble.message, null);
    if (trouble.status === 401) over(401);
    else part("start").hidden = false;
  }
}

/** Logged in again in another tab: go on in this one, with every draft, under the new log-in's token. */
async function resume() {
  const now = await fresh();
  if (!now) return toast(t("still_logged_out"), null);
  renew(now);
  if (now.elsewhere) return stop("other_browser");
  part("stopped").hidden = true;
  if (now.on_duty) return begin(false);
  part("desk").hidden = true;
  part("start").hidden = false;
  part("start-form").querySelector("button")?.focus();
}

part("resume").addEventListener("click", () => void resume());
part("start-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  void sound.allow();
  if (await goesOn(desk, /** @type {HTMLFormElement} */ (event.target))) void begin(false);
});
part("continue-here").addEventListener("click", async () => {
  void sound.allow();
  if (await desk.act("duty", { do: "on" })) void begin(false);
});
part("use-this").addEventListener("click", () => void begin(true)); // not a reload: drafts live in this page only
document.addEventListener("keydown", (event) => {
  active = true;
  const deed = deedOf(event, { chords: chosen.chords, on: chosen.chordsOn }, writing(event.target));
  /** @type {HTMLDialogElement|null} */
  const sheet = document.querySelector("dialog[open]");
  const asks = sheet && !sheet.classList.contains("reading");
  if (!deed || part("desk").hidden || !part("stopped").hidden || !can[deed] || (asks && deed !== "palette")) return;
  event.preventDefault();
  sheet?.close(); // a sheet that is only read stands in nobody's way
  can[deed]();
});
document.addEventListener("pointerdown", () => {
  active = true;
  if (sound.blocked()) void sound.allow();
});
window.addEventListener("focus", () => { if (desk.current) desk.look(desk.current); });
window.addEventListener("beforeunload", (event) => { if (reply.unsent()) event.preventDefault(); });
for (const button of document.querySelectorAll("[data-do]")) {
  button.addEventListener("click", () => can[/** @type {HTMLElement} */ (button).dataset["do"] ?? ""]?.());
}
bindTop(desk);
bindTalk(desk, sheets);
bindFacts(desk, sheets);
bindRoom(desk, () => chosen);
bindBeside(desk);
bindOnCall(desk);
bindEvening(desk);
bindCoding(desk);
bindPalette(can, () => chosen);
bindKeys(chosen);
bindSwitcher();
watch(plan);
if (facts.on_duty) void begin(false);
else if (facts.elsewhere) stop("other_browser");
else part("start").hidden = false;
