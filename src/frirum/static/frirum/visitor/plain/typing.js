// When to tell the helper that she writes: at once, then at most each five seconds, and that she stopped.

export const EVERY = 5_000;

/** What to send now: true (she writes), false (she has emptied the box), or null (nothing).
 * @param {{told: boolean, at: number}} last @param {string} text @param {number} now */
export function tell(last, text, now) {
  const writes = text.trim() !== "";
  if (!writes) return last.told ? false : null;
  // Also after a stop: the server passes on no more, and what it dropped would count as told here.
  return now - last.at >= EVERY ? true : null;
}
