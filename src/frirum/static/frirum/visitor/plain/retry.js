// When to try the line again, and when a silent line counts as lost.

const FIRST = 500;
const LONGEST = 15_000;
const AFTER_TOO_MUCH = 30_000;

/** The server says something each 20 s; two missed and a little more is a dead line. */
export const SILENT_AFTER = 45_000;

/** Milliseconds to wait before attempt number `attempt` (0 is the first again); `chance` is between 0 and 1, so that
 * a room full of phones does not come back in the same moment.
 * @param {number} attempt @param {number} chance */
export const wait = (attempt, chance) => Math.min(FIRST * 2 ** attempt, LONGEST) * (0.75 + chance / 2);

/** What a closed line means: try again, ask whether the talk still is hers, rest, or stop here.
 * @param {number} code @param {number} failures attempts in a row that never opened
 * @returns {"again" | "ask" | "rest" | "elsewhere"} */
export function meaning(code, failures) {
  if (code === 4409) return "elsewhere";
  if (code === 4401 || code === 4403 || code === 1000) return "ask";
  if (code === 4429) return "rest";
  return failures >= 2 ? "ask" : "again";
}

/** @param {"again" | "ask" | "rest" | "elsewhere"} what @param {number} attempt @param {number} chance */
export const pause = (what, attempt, chance) => (what === "rest" ? AFTER_TOO_MUCH : wait(attempt, chance));

/** @param {number} heardAt @param {number} now */
export const silent = (heardAt, now) => now - heardAt >= SILENT_AFTER;
