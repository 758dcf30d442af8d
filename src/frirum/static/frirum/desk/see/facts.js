/** The right: danger, the phases, what is known of the talk, and the handbook and directory beside it. */

import * as deeds from "../deeds.js";
import { el, keep, part, set, write } from "../page.js";
import { Chosen } from "../plain/chosen.js";
import { clock, lasting } from "../plain/words.js";
import { t, texts } from "../texts.js";

/** @typedef {import("../desk.js").Desk} Desk */

const chosen = new Chosen();

/** @param {Desk} desk @param {string} name @param {unknown} value @param {Promise<unknown>} deed */
function choose(desk, name, value, deed) {
  void chosen.keep(`${name} ${desk.current}`, value, deed, Date.now);
}

/** @param {Desk} desk @param {{open: (name: "acute"|"young") => void}} sheets */
export function bindFacts(desk, sheets) {
  for (const radio of part("danger").querySelectorAll("input")) {
    radio.addEventListener("change", () => {
      const danger = /** @type {import("../plain/frames.js").Danger} */ (radio.value);
      choose(desk, "danger", danger, deeds.judge(desk, danger));
      if (radio.value === "acute") sheets.open("acute");
    });
  }
  const young = /** @type {HTMLInputElement} */ (part("young"));
  young.addEventListener("change", () => {
    choose(desk, "young", young.checked, deeds.young(desk, young.checked));
    if (young.checked) sheets.open("young");
  });
  part("open-acute").addEventListener("click", () => sheets.open("acute"));
  part("open-young").addEventListener("click", () => sheets.open("young"));
  for (const box of part("phases").querySelectorAll("input")) {
    box.addEventListener("change", () => choose(desk, box.value, box.checked, deeds.phase(desk, box.value, box.checked)));
  }
}

/** @param {Desk} desk @param {number} now */
export function showFacts(desk, now) {
  const talk = desk.current ? desk.seen.talk(desk.current) : null;
  part("facts-none").hidden = !!talk;
  part("facts-of").hidden = !talk;
  if (!talk) return;
  /** @template T @param {string} name @param {T} known */
  const shown = (name, known) => chosen.shown(`${name} ${desk.current}`, known, Date.now());
  const danger = shown("danger", talk.danger);
  const holds = talk.part === "holds" && talk.state === "open";
  for (const radio of part("danger").querySelectorAll("input")) {
    radio.checked = radio.value === danger;
    radio.disabled = !holds || (radio.value === "not_judged" && danger !== "not_judged");
  }
  const young = /** @type {HTMLInputElement} */ (part("young"));
  young.checked = shown("young", talk.young);
  young.disabled = !holds;
  for (const box of part("phases").querySelectorAll("input")) {
    box.checked = shown(box.value, talk.phases.includes(box.value));
    box.disabled = !holds;
    const phase = box.closest("li");
    if (phase) set(phase, "data-done", box.checked);
  }
  const { language, zone } = desk.facts;
  /** @type {[string, string][]} */
  const rows = [
    ["fact_began", t("at_and_for", { at: clock(talk.began, language, zone), time: lasting(now - Date.parse(talk.began), texts) })],
    ["fact_language", t("language_" + talk.language)],
    ["fact_feeling", talk.feeling ? t("feeling", { n: talk.feeling }) : ""],
    ["fact_page", talk.plain ? t("plain_page_why") : ""],
    ["fact_erased", talk.ended ? clock(talk.ended.erase, language, zone) : ""],
  ];
  keep(part("facts-list"), rows.filter((row) => row[1]), (row) => row[0], (row) => el("div", {}, el("dt", {}, t(row[0])), el("dd")),
    (element, row) => write(/** @type {Element} */ (element.querySelector("dd")), row[1]));
}
