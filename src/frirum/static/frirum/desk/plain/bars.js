/** The bars above the desk: closing soon, the last admission passed, the log-in that runs out (UX desk 10, SA11). */

const MINUTE = 60_000;
export const SOON_MS = 15 * MINUTE;
export const VERY_SOON_MS = 5 * MINUTE;
/** The desk opens so long before the door does (SA10): then nothing has closed. */
export const DESK_BEFORE_MS = 30 * MINUTE;
export const WARN_LOGIN_MS = 5 * MINUTE;

/**
 * Which bar about closing stands now, and how many minutes remain.
 * @param {{state: string, closes: string|null, next?: string|null, closed_early: boolean}} door @param {number} now
 * @returns {{bar: "soon"|"very_soon"|"closed"|"closed_early", minutes: number}|null}
 */
export function closing(door, now) {
  if (door.closed_early) return { bar: "closed_early", minutes: 0 };
  if (!door.closes) {
    const opensSoon = !!door.next && Date.parse(door.next) - now <= DESK_BEFORE_MS;
    return door.state === "closed" && !opensSoon ? { bar: "closed", minutes: 0 } : null;
  }
  const left = Date.parse(door.closes) - now;
  const minutes = Math.max(0, Math.ceil(left / MINUTE));
  if (left <= 0) return { bar: "closed", minutes };
  if (left <= VERY_SOON_MS) return { bar: "very_soon", minutes };
  return left <= SOON_MS ? { bar: "soon", minutes } : null;
}

/**
 * Minutes until the log-in runs out, when it is time to say so; null before that.
 * @param {number|null} ends milliseconds @param {number} now
 */
export function loginEnds(ends, now) {
  if (ends === null || ends - now > WARN_LOGIN_MS) return null;
  return Math.max(0, Math.ceil((ends - now) / MINUTE));
}
