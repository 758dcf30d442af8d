// What she reads while she waits, and while nobody says anything: honest, and never in a hurry.
import { fill, plural } from "./words.js";

/** @typedef {import("./talk.js").Talk} Talk */
/** @typedef {Record<string, string>} Words */

export const PLACE_AFTER = 10_000;
export const REASSURE_AFTER = 5 * 60_000;
export const ANNOUNCE_EVERY = 30_000;
export const SILENCE_AFTER = 10 * 60_000;

/** The sentences of the waiting box, the first at once.
 * @param {Talk} talk @param {number} since @param {number} now @param {Words} words @returns {string[]} */
export function sentences(talk, since, now, words) {
  const out = [words.in_line];
  if (now - since < PLACE_AFTER) out.push(words.keep_writing);
  else {
    if (talk.place !== null) out.push(talk.place === 1 ? words.you_are_next : fill(words.place, { n: talk.place }));
    out.push(guess(talk, words));
    if (talk.late) out.push(words.may_not_reach);
  }
  if (now - since >= REASSURE_AFTER) out.push(words.not_forgotten);
  return out;
}

/** Whether the box may be read aloud again.
 * @param {number | null} announcedAt @param {number} now */
export const mayAnnounce = (announcedAt, now) => announcedAt === null || now - announcedAt >= ANNOUNCE_EVERY;

/** Whether to say that she may take her time.
 * @param {Talk} talk @param {number} lastWordAt @param {number} now */
export const takeYourTime = (talk, lastWordAt, now) => talk.state === "open" && now - lastWordAt >= SILENCE_AFTER;

/** @param {Talk} talk @param {Words} words */
function guess(talk, words) {
  if (talk.wait === null) return words.wait_unknown;
  const most = talk.wait[1];
  if (most === null) return words.wait_longer;
  return plural(words, "wait_minutes", most);
}
