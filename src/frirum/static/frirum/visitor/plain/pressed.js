// Which keys leave the page (Esc twice, Shift three times) and which send.

const ESCAPES = { key: "Escape", times: 2, within: 800 };
const SHIFTS = { key: "Shift", times: 3, within: 1_500 };

/** @typedef {{key: string, times: number[]}} Presses */
/** @type {Presses} */
export const NOTHING = { key: "", times: [] };

/** Note a key press: what is remembered now, and whether to leave. Any other key in between begins anew, so that
 * capital letters never leave.
 * @param {Presses} before @param {string} key @param {number} now @returns {{presses: Presses, leave: boolean}} */
export function pressed(before, key, now) {
  const rule = [ESCAPES, SHIFTS].find((one) => one.key === key);
  if (!rule) return { presses: NOTHING, leave: false };
  const earlier = before.key === key ? before.times : [];
  const times = [...earlier, now].filter((time) => now - time <= rule.within);
  return { presses: { key, times }, leave: times.length >= rule.times };
}

/** Whether this key press sends. On touch screens Enter is a new line unless she turned it round.
 * @param {{key: string, shiftKey: boolean, isComposing: boolean}} event @param {boolean} enterSends */
export const sends = ({ key, shiftKey, isComposing }, enterSends) =>
  key === "Enter" && !isComposing && (enterSends ? !shiftKey : false);
