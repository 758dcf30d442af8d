/** The handbook and the directory, one click away during a talk (AL6, ST3). */

import { el, part, write } from "../page.js";
import { Refused } from "../post.js";
import { t } from "../texts.js";

/** @typedef {{name: string, for_whom: string, hours: string, phone: string, url: string, checked_on: string}} Help */
/** @typedef {{tag: "h"|"p"|"li"|"quote", level: number, runs: {text: string, how: ""|"b"|"i"|"page"|"link", to: string}[]}} Block */

/** @param {import("../desk.js").Desk} desk */
export function bindBeside(desk) {
  const list = part("handbook");
  for (const button of list.querySelectorAll("button")) button.addEventListener("click", () => void page(desk, button.value));
  part("handbook-back").addEventListener("click", () => {
    part("handbook-page").hidden = true;
    list.hidden = false;
    list.querySelector("button")?.focus();
  });
  part("directory-search").addEventListener("input", search);
}

/** @param {import("../desk.js").Desk} desk @param {string} slug */
async function page(desk, slug) {
  try {
    /** @type {{title: string, blocks: Block[]}} */
    const read = await desk.post.read(`handbook/${encodeURIComponent(slug)}`);
    write(part("handbook-title"), read.title);
    part("handbook-body").replaceChildren(...read.blocks.map((block) => shown(desk, block)));
    part("handbook").hidden = true;
    part("handbook-page").hidden = false;
    part("handbook-title").focus();
  } catch (trouble) {
    if (!(trouble instanceof Refused)) throw trouble;
    desk.page.told(trouble.message);
  }
}

/** @param {import("../desk.js").Desk} desk @param {Block} block */
function shown(desk, block) {
  const runs = block.runs.map((run) => {
    if (run.how === "b") return el("strong", {}, run.text);
    if (run.how === "i") return el("em", {}, run.text);
    if (run.how === "page") return el("button", { type: "button", class: "link", onclick: () => void page(desk, run.to) }, run.text);
    if (run.how === "link") return el("a", { href: run.to, rel: "noreferrer noopener", target: "_blank" }, run.text);
    return run.text;
  });
  if (block.tag === "h") return el(block.level <= 2 ? "h4" : "h5", {}, ...runs);
  if (block.tag === "li") return el("p", { class: "item" }, ...runs);
  return el(block.tag === "quote" ? "blockquote" : "p", {}, ...runs);
}

/** Show those whose words hold what was typed. */
function search() {
  const sought = /** @type {HTMLInputElement} */ (part("directory-search")).value.trim().toLowerCase();
  let found = 0;
  for (const item of part("directory").children) {
    const fits = (item.textContent ?? "").toLowerCase().includes(sought);
    /** @type {HTMLElement} */ (item).hidden = !fits;
    found += Number(fits);
  }
  write(part("directory-none"), found ? "" : t("directory_none"));
}
