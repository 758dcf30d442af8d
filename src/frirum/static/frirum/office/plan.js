// @ts-check
/** The term's plan as a grid: arrow keys move, Enter writes a name, Delete frees. Without it every seat is a link. */

import { step } from "./plain/grid.js";

const plan = /** @type {HTMLElement} */ (document.getElementById("plan"));
const draft = /** @type {HTMLTemplateElement} */ (document.getElementById("edit-seat"));
const rows = [...plan.querySelectorAll("tr[data-shift]")];
const grid = rows.map((row) => [...row.querySelectorAll("a")]);

/** @param {HTMLElement} link @returns {[number, number]} */
function place(link) {
  const row = rows.indexOf(/** @type {Element} */ (link.closest("tr")));
  return [row, grid[row]?.indexOf(/** @type {HTMLAnchorElement} */ (link)) ?? -1];
}

/** @param {HTMLElement} seat @param {string} who @returns {Promise<{who: string, own: boolean}>} Throws with a sentence. */
async function put(seat, who) {
  const address = `${seat.closest("tr")?.getAttribute("data-shift")}cell/`;
  let answer, said;
  try {
    answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": plan.dataset.token ?? "" },
      body: JSON.stringify({ seat: Number(seat.dataset.seat), who }),
    });
    said = await answer.json();
  } catch {
    throw new Error(plan.dataset.trouble);
  }
  if (!answer.ok) throw new Error(said.say ?? plan.dataset.trouble);
  return said;
}

/** @param {HTMLElement} seat @param {{who: string, own: boolean}} now */
function show(seat, now) {
  const link = /** @type {HTMLElement} */ (seat.querySelector(".who"));
  link.textContent = now.who || (plan.dataset.free ?? "");
  seat.classList.toggle("hole", !now.who);
  seat.toggleAttribute("data-own", now.own);
}

/** @param {HTMLElement} seat */
function edit(seat) {
  plan.querySelector("form.edit")?.remove();
  const form = /** @type {HTMLFormElement} */ (draft.content.firstElementChild?.cloneNode(true));
  const link = /** @type {HTMLElement} */ (seat.querySelector("a"));
  const who = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const say = /** @type {HTMLElement} */ (form.querySelector(".say"));
  const leave = () => {
    form.remove();
    link.focus();
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!who.value.trim()) return leave();
    try {
      show(seat, await put(seat, who.value));
      leave();
    } catch (trouble) {
      say.textContent = /** @type {Error} */ (trouble).message;
    }
  });
  form.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") leave();
  });
  seat.append(form);
  who.focus();
}

/** @param {HTMLElement} seat */
async function free(seat) {
  try {
    show(seat, await put(seat, ""));
  } catch (trouble) {
    edit(seat);
    const say = seat.querySelector(".say");
    if (say) say.textContent = /** @type {Error} */ (trouble).message;
  }
}

plan.addEventListener("keydown", (event) => {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
  const seat = /** @type {HTMLElement | null} */ (link.closest("td"));
  const to = step(grid.map((row) => row.length), place(link), event.key);
  if (to) grid[to[0]]?.[to[1]]?.focus();
  else if (event.key === "Enter" && seat && !seat.hasAttribute("data-own")) edit(seat);
  else if ((event.key === "Delete" || event.key === "Backspace") && seat?.hasAttribute("data-own")) void free(seat);
  else return;
  event.preventDefault();
});

plan.addEventListener("click", (event) => {
  const seat = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("td.hole"));
  if (!seat || !(/** @type {HTMLElement} */ (event.target).closest("a"))) return;
  event.preventDefault();
  edit(seat);
});

const keys = document.getElementById("keys");
if (keys) keys.hidden = false;
