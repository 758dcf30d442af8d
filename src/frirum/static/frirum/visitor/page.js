// The first page comes alive: a running talk is found again, or the first words begin one, sealed before they leave.
import { Unreached, deedsOf, No } from "./deeds.js";
import { carried, one, tell, el } from "./dom.js";
import * as keys from "./keys.js";
import { watch } from "./leave.js";
import { Screen } from "./screen.js";
import { Session } from "./session.js";
import { neutralise } from "../sealing/neutral.js";

const LONGEST = 10_000;
const words = carried("texts");
const settings = carried("settings");
const deeds = deedsOf(settings.path, settings.language);
/** @type {Session | null} */
let session = null;
/** @type {Screen | null} */
let screen = null;

watch(`${settings.path}exit`, () => session?.stop());
document.querySelector(".traces .keys")?.removeAttribute("hidden");
if (keys.canSeal()) {
  const form = document.querySelector("#begin");
  if (form instanceof HTMLFormElement) form.addEventListener("submit", (event) => (event.preventDefault(), void begin(form)));
  void resume();
}

/** Why a text cannot be said now, or "" @param {string} text */
function wrong(text) {
  const seen = neutralise(text);
  if (seen.trim() === "") return words.empty;
  return [...seen].length > LONGEST ? words.too_long : "";
}

/** Her first words. Until the server has let her in, the form stays as it is, and so do her words.
 * @param {HTMLFormElement} form */
async function begin(form) {
  const data = new FormData(form);
  const text = String(data.get("text") ?? "");
  const button = one("button[type=submit]", form);
  const no = wrong(text);
  if (no) return refuse(form, no);
  button.setAttribute("disabled", "");
  try {
    const where = { organisation: settings.organisation, line: settings.line, conversation: keys.newRef() };
    const segment = await keys.newSegment(where, 1);
    const begun = await deeds.do("begin", { ...asked(data), kc: keys.published(segment), ref: where.conversation });
    deeds.use(begun.token);
    await open({ where, segment, share: await keys.readShare(begun.share), to: begun.keys });
    await session?.say(neutralise(text));
    screen?.focus();
  } catch (why) {
    if (why instanceof No && why.code === "already_talking") return resume();
    refuse(form, why instanceof No && why.say ? why.say : words.not_begun);
    if (!(why instanceof No || why instanceof Unreached)) throw why;
  } finally {
    button.removeAttribute("disabled");
  }
}

/** What the form asks besides the words; nothing that was not chosen. @param {FormData} data */
function asked(data) {
  const age = String(data.get("age") ?? "").trim();
  const label = String(data.get("label") || (age ? "person" : ""));
  const years = /^\d{1,2}$/.test(age) && Number(age) >= 5 ? ` ${Number(age)}` : "";
  const feeling = Number(data.get("feeling"));
  return { language: settings.language, ...(label && { label: label + years }), ...(feeling && { feeling }) };
}

/** Find the running talk of this browser, if there is one. */
async function resume() {
  const mine = await deeds.do("mine").catch(() => ({}));
  if (!mine.c) return keys.forget();
  if (mine.plain) return location.replace(`${settings.path}talk?lang=${settings.language}`);
  deeds.use(mine.token);
  const where = { organisation: mine.organisation, line: mine.line, conversation: mine.c };
  const share = await keys.readShare(mine.share);
  const kept = await keys.recover(where, mine, share);
  if (kept) return open({ where, segment: kept.segment, share, unsent: kept.unsent, to: [] });
  // K is in another tab, or gone: she decides whether to go on here with a new one.
  const go = el("button", { type: "button", onclick: () => void carryOn(where, mine, share, go) }, words.continue_here);
  const first = document.querySelector("#begin, .hello");
  first?.before(el("section", { class: "notice", role: "status" }, el("p", {}, `${words.elsewhere} ${words.elsewhere_more}`), go));
}

/** @param {import("./keys.js").Where} where @param {any} mine @param {CryptoKey | null} share @param {HTMLElement} go */
async function carryOn(where, mine, share, go) {
  try {
    const segment = await keys.newSegment(where, mine.seg + 1);
    const { keys: to } = await deeds.do("segment", { after: mine.seg, kc: keys.published(segment) });
    await open({ where, segment, share, to });
    screen?.focus();
  } catch {
    go.after(el("p", { role: "alert" }, words.not_begun));
  }
}

/** @param {{where: import("./keys.js").Where, segment: import("./keys.js").Segment, share: CryptoKey | null,
 *   unsent?: import("./plain/outbox.js").Bubble[], to: {key: string, pub: string}[]}} how */
async function open({ to, ...how }) {
  const show = () => session && screen?.render(session, Date.now());
  const plain = () => location.replace(`${settings.path}talk?lang=${settings.language}`);
  const mine = new Session({ ...how, deeds, path: settings.path, show, plain });
  session = mine;
  screen = new Screen(words, settings, {
    say: (text) => wrong(text) || (void mine.say(neutralise(text)), ""),
    typed: (text) => mine.typed(text),
    again: (key) => mine.again(key),
    end: () => mine.end(),
    continueHere: () => mine.continueHere(),
    now: deeds.now,
    feel: (value) => deeds.do("feeling", { when: "after", value }),
  });
  // Once a second at most is told what she has seen: a helper who waits wants to know, nobody counts her glances.
  setInterval(() => {
    show();
    mine.shown(!!screen?.looks);
  }, 1000);
  show();
  await mine.start(to);
}

/** @param {HTMLFormElement} form @param {string} why */
function refuse(form, why) {
  const note = form.querySelector(".notice") ?? el("p", { class: "notice", role: "alert" });
  one("textarea", form).before(note);
  tell(/** @type {HTMLElement} */ (note), why);
}
