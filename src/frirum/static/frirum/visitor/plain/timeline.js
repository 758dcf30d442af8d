// Dates and times between the bubbles: a day when it changes, a time after more than two minutes.

const GAP = 2 * 60_000;

/** What stands before an entry.
 * @param {string | null} before when the entry before was said @param {string} at
 * @param {(at: string) => string} dayOf the local day of a time, for comparing
 * @returns {{day: boolean, time: boolean}} */
export function before(before, at, dayOf) {
  if (before === null) return { day: false, time: true };
  const day = dayOf(before) !== dayOf(at);
  return { day, time: day || Date.parse(at) - Date.parse(before) > GAP };
}
