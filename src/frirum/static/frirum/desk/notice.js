/** A notice on the desktop that tells nothing but that someone waits; only if a button asked for it (UX desk 2). */

import { part, set, write } from "./page.js";
import { t } from "./texts.js";
import * as sound from "./sound.js";

/** Somebody waits: a notice without content, when it was allowed and the page is not looked at. */
export function notify() {
  if (!("Notification" in window) || Notification.permission !== "granted" || document.hasFocus()) return;
  const notice = new Notification(t("notice"), { tag: "frirum-waits" });
  notice.onclick = () => {
    window.focus();
    notice.close();
  };
}

/** The buttons that try the sound and allow the notice. @param {() => void} changed */
export function watch(changed) {
  const how = part("notice-how");
  const ask = part("allow-notices");
  const show = () => {
    const now = "Notification" in window ? Notification.permission : "unsupported";
    write(how, t("notices_" + now));
    set(ask, "hidden", now !== "default");
  };
  ask.addEventListener("click", () => void Notification.requestPermission().then(show));
  part("try-sound").addEventListener("click", async () => {
    await sound.allow();
    write(part("sound-how"), t(sound.someoneWaits() ? "sound_works" : "sound_blocked"));
    changed();
  });
  show();
}
