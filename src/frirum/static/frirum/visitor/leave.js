// The way out: blank at once, tell the server, go. And nothing comes back with the Back button (QE2, QE4, QE7).
import { forget } from "./keys.js";
import { NOTHING, pressed } from "./plain/pressed.js";

let leaving = false;

/** Leave now. The page is empty before anything else happens.
 * @param {string} exit our own address that ends the visit and leads to a neutral page */
export function leave(exit) {
  leaving = true;
  blank();
  forget();
  navigator.sendBeacon(exit);
  location.replace(exit);
}

/** Watch the link, the keys and the page's coming and going.
 * @param {string} exit @param {() => void} rest what to stop when the page is put away */
export function watch(exit, rest) {
  const link = document.querySelector("#leave");
  link?.addEventListener("click", (event) => {
    event.preventDefault();
    leave(exit);
  });
  let presses = NOTHING;
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    const now = pressed(presses, event.key, event.timeStamp);
    presses = now.presses;
    const box = document.querySelector("#keys-on");
    if (now.leave && (!(box instanceof HTMLInputElement) || box.checked)) leave(exit);
  });
  addEventListener("pagehide", () => {
    rest();
    blank();
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    blank();
    // The browser kept this page in memory: nothing of it is shown again; it is asked for anew.
    if (leaving) location.replace(exit);
    else location.reload();
  });
}

function blank() {
  document.body.replaceChildren();
}
