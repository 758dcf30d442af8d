// @ts-check
/** A long file is fetched with a bar that shows how far it is. Without this the link fetches it, and the browser tells. */

import { Gathered, nameOf } from "./plain/gathered.js";

const place = /** @type {HTMLElement} */ (document.getElementById("fetching"));
const under = /** @type {HTMLElement} */ (place.querySelector(".actions"));
const bar = /** @type {HTMLProgressElement} */ (place.querySelector("progress"));
const part = /** @type {HTMLElement} */ (place.querySelector(".part"));
const say = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
const stop = /** @type {HTMLElement} */ (place.querySelector("button"));
const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("#everything a[download]")]);
/** @type {AbortController | undefined} */
let way;

/** @param {number | null} done From 0 to 1, or null while it is not known. */
function show(done) {
  if (done === null) bar.removeAttribute("value");
  else bar.value = done;
  part.textContent = done === null ? "" : new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(done);
}

/** @param {string} which of the sentences that the page brought */
function tell(which) {
  under.hidden = which !== "busy";
  say.textContent = place.dataset[which] ?? "";
}

/** @param {HTMLAnchorElement} link @param {AbortSignal} signal @returns {Promise<[Blob, string] | null>} */
async function fetched(link, signal) {
  const answer = await fetch(link.href, { signal });
  const name = nameOf(answer.headers.get("Content-Disposition"));
  if (!answer.ok || !answer.body || !name) return null;
  const gathered = new Gathered(answer.headers), parcels = [];
  const reader = answer.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parcels.push(next.value);
    gathered.add(next.value);
    show(gathered.part);
  }
  return [new Blob(parcels, { type: answer.headers.get("Content-Type") ?? "" }), name];
}

/** @param {Blob} file @param {string} name */
function hand(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {HTMLAnchorElement} link */
async function get(link) {
  way?.abort();
  const mine = (way = new AbortController());
  show(null);
  tell("busy");
  try {
    const found = await fetched(link, mine.signal);
    if (!found) return location.assign(link.href); // no file: a log-in, or a page that says why
    hand(...found);
    tell("come");
  } catch {
    if (way === mine) tell(mine.signal.aborted ? "stopped" : "broken");
  }
}

stop.addEventListener("click", () => {
  way?.abort();
  links[0]?.focus();
});
for (const link of links) {
  link.addEventListener("click", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void get(link);
  });
}
