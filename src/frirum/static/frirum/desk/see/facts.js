/** The right: danger, the phases, what is known of the talk, and the handbook and directory beside it. */

import * as deeds from "../deeds.js";
import { el, keep, part, set, write } from "../page.js";
import { clock, lasting } from "../plain/words.js";
import { t, texts } from "../texts.js";

/** @typedef {import("../desk.js").Desk} Desk */

/** @param {Desk} desk @param {{open: (name: "acute"|"young") => void}} sheets */
export function bindFacts(desk, sheets) {
  for (const radio of part("danger").querySelectorAll("input")) {
    radio.addEventListener("change", () => {
      void deeds.judge(desk, /** @type {import("../plain/frames.js").Danger} */ (radio.value));
      if (radio.value === "acute") sheets.open("acute");
    });
  }
  const young = /** @type {HTMLInputElement} */ (part("young"));
  young.addEventListener("change", () => {
    void deeds.young(desk, young.checked);
    if (young.checked) sheets.open("young");
  });
  part("open-acute").addEventListener("click", () => sheets.open("acute"));
  part("open-young").addEventListener("click", () => sheets.open("young"));
  for (const box of part("phases").querySelectorAll("input")) {
    box.addEventListener("change", () => void deeds.phase(desk, box.value, box.checked));
  }
}

/** @param {Desk} desk @param {number} now */
export function showFacts(desk, now) {
  const talk = desk.current ? desk.seen.talk(desk.current) : null;
  part("facts-none").hidden = !!talk;
  part("facts-of").hidden = !talk;
  if (!talk) return;
  const holds = talk.part === "holds" && talk.state === "open";
  for (const radio of part("danger").querySelectorAll("input")) {
    radio.checked = radio.value === talk.danger;
    radio.disabled = !holds || (radio.value === "not_judged" && talk.danger !== "not_judged");
  }
  const young = /** @type {HTMLInputElement} */ (part("young"));
  young.checked = talk.young;
  young.disabled = !holds;
  for (const box of part("phases").querySelectorAll("input")) {
    box.checked = talk.phases.includes(box.value);
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
