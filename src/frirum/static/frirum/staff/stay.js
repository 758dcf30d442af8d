// @ts-check
/** Warns before a log-in ends by itself, and extends it by one click (SA11). */

const WARN_BEFORE_S = 180;
const bar = document.getElementById("stay");
const form = bar?.querySelector("form");
let timer = 0;

/** Wait until it is time to warn. @param {number} left seconds until the log-in ends */
function begin(left) {
  window.clearTimeout(timer);
  if (bar) bar.hidden = true;
  timer = window.setTimeout(warn, Math.max(0, left - WARN_BEFORE_S) * 1000);
}

function warn() {
  if (!bar) return;
  bar.hidden = false;
  timer = window.setTimeout(() => window.location.reload(), WARN_BEFORE_S * 1000 + 2000);
}

/** Stay, without leaving the page and what stands half written on it. @param {SubmitEvent} event */
async function stay(event) {
  event.preventDefault();
  if (!form) return;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (answer.ok) begin((await answer.json()).left);
  else window.location.reload();
}

if (bar && form) {
  form.addEventListener("submit", (event) => void stay(event));
  begin(Number(bar.dataset.left));
}
