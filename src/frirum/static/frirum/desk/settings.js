/** How she likes her desk; about her hands and ears only, so it may stay in this browser. */

import { CHORDS } from "./plain/shortcuts.js";

/** @typedef {{enterSends: boolean, sound: boolean, chordsOn: boolean, chords: Record<string, string>, tellTyping: boolean}} Settings */

const NAME = "frirum-desk-settings";

/** @returns {Settings} */
export function settings() {
  /** @type {Partial<Settings>} */
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(NAME) ?? "{}") ?? {};
  } catch {
    // Storage that is shut or holds something else: her choices begin anew.
  }
  return {
    enterSends: kept.enterSends ?? true,
    sound: kept.sound ?? true,
    chordsOn: kept.chordsOn ?? true,
    chords: { ...CHORDS, ...(typeof kept.chords === "object" ? kept.chords : {}) },
    tellTyping: kept.tellTyping ?? true,
  };
}

/** @param {Settings} chosen */
export function keepSettings(chosen) {
  try {
    localStorage.setItem(NAME, JSON.stringify(chosen));
  } catch {
    // They hold until the page is closed.
  }
}
