// After the talk: thanks, how she feels, other help, a copy for herself, and when it is erased (UX visitor 10, ST2).
import { el } from "./dom.js";
import { copyOut } from "./log.js";
import { ending } from "./plain/lines.js";
import { fill } from "./plain/words.js";

/** @typedef {{name: string, for_whom: string, hours: string, phone: string, dial: string, url: string, site: string}} Help */

/** @param {{words: Record<string, string>, language: string, help: Help[], feelings: {value: number, word: string}[],
 *   feel: ((value: number) => Promise<unknown>) | null, text: () => string}} from
 * @param {{why: string, erase: string | null}} ended */
export function aftercare({ words, language, help, feelings, feel, text }, ended) {
  const when = ended.erase && new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }).format(new Date(ended.erase));
  const copy = el("button", { type: "button", class: "calm", onclick: () => copyOut(text(), copy, words.copied) }, words.save);
  return el(
    "section",
    { class: "aftercare" },
    el("h2", { tabindex: "-1" }, words.thanks),
    el("p", {}, `${ending(ended.why, words)} ${words.thanks_more}`),
    when ? el("p", { class: "quiet erased" }, fill(words.erased_at, { time: when })) : null,
    feel && feeling(words, feelings, feel),
    text() !== "" && el("div", { class: "care" }, copy, el("p", { class: "quiet" }, words.save_note)),
    elsewhere(words, help),
  );
}

/** The directory of other help. @param {Record<string, string>} words @param {Help[]} help */
export function elsewhere(words, help) {
  if (!help.length) return null;
  const cards = help.map((one) =>
    el(
      "li",
      {},
      el("h3", {}, one.name),
      one.for_whom && el("p", {}, one.for_whom),
      one.hours && el("p", { class: "quiet" }, one.hours),
      el(
        "p",
        { class: "ways" },
        one.phone && el("a", { class: "tel", href: `tel:${one.dial}` }, one.phone),
        one.url && el("a", { href: one.url, target: "_blank", rel: "noreferrer noopener" }, one.site),
      ),
    ),
  );
  return el("div", { class: "elsewhere" }, el("h2", {}, words.others), el("ul", { class: "cards" }, ...cards));
}

/** @param {Record<string, string>} words @param {{value: number, word: string}[]} feelings
 * @param {(value: number) => Promise<unknown>} feel */
function feeling(words, feelings, feel) {
  const thanks = el("p", { role: "status", class: "quiet" });
  const steps = feelings.map(({ value, word }) => {
    const step = el("button", { type: "button", "aria-pressed": "false", onclick: () => tap(value, step) }, word);
    return step;
  });
  /** @param {number} value @param {HTMLElement} step */
  async function tap(value, step) {
    for (const other of steps) other.setAttribute("aria-pressed", String(other === step));
    thanks.textContent = await feel(value).then(() => words.feel_kept, () => words.lost);
  }
  const set = el("fieldset", { class: "feeling" }, el("legend", {}, words.feel_now), el("div", { class: "steps" }, ...steps));
  return el("div", { class: "care" }, set, thanks);
}
