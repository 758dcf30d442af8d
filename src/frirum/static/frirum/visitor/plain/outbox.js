// What she has written and the server has not yet acknowledged. Sealed once; sent again byte for byte.

/** One envelope on its way.
 * @typedef {{id: string, e: string, seg: number, acked: boolean}} Piece */
/** One text of hers: a bubble. `after` is when it may be sent (again); `why` is set when it cannot be sent at all.
 * @typedef {{key: string, text: string, at: number, pieces: Piece[], after: number, why: string | null}} Bubble */
/** @typedef {"quiet" | "sending" | "sent" | "late" | "refused"} Standing */

export const SHOW_SENDING_AFTER = 300;
export const LATE_AFTER = 15_000;
/** Refusals after which the same bytes may be sent again later. */
const LATER = ["slow_down", "busy"];

/** @param {Bubble[]} box @param {string} text @param {{id: string, envelope: string}[]} sealed @param {number} seg
 * @param {number} now @returns {Bubble[]} */
export function add(box, text, sealed, seg, now) {
  const pieces = sealed.map(({ id, envelope }) => ({ id, e: envelope, seg, acked: false }));
  const key = pieces[pieces.length - 1].id;
  return [...box, { key, text, at: now, pieces, after: now, why: null }];
}

/** @param {Bubble[]} box @param {string} id @returns {Bubble[]} */
export const acked = (box, id) => changed(box, id, (piece) => ({ ...piece, acked: true }));

/** A refusal: later again, or never.
 * @param {Bubble[]} box @param {{id: string, why: string, wait?: number}} no @param {number} now @returns {Bubble[]} */
export function refused(box, { id, why, wait = 2 }, now) {
  const later = LATER.includes(why);
  return box.map((bubble) => {
    if (!bubble.pieces.some((piece) => piece.id === id)) return bubble;
    return later ? { ...bubble, after: now + wait * 1000 } : { ...bubble, why };
  });
}

/** Without what stands in the log now.
 * @param {Bubble[]} box @param {Set<string>} logged ids of entries in the log @returns {Bubble[]} */
export const left = (box, logged) => box.filter((bubble) => !bubble.pieces.every((piece) => logged.has(piece.id)));

/** She presses "Try again": from now on it is due again.
 * @param {Bubble[]} box @param {string} key @param {number} now @returns {Bubble[]} */
export const again = (box, key, now) =>
  box.map((bubble) => (bubble.key === key ? { ...bubble, at: now, after: now } : bubble));

/** The pieces to put on the line now, in the order she wrote them.
 * @param {Bubble[]} box @param {number} now @returns {Piece[]} */
export function due(box, now) {
  const out = [];
  for (const bubble of box) {
    if (bubble.why !== null) continue;
    // Order matters more than speed: what waits holds back what was written after it.
    if (bubble.after > now) break;
    out.push(...bubble.pieces.filter((piece) => !piece.acked));
  }
  return out;
}

/** When `due` may say something new, in milliseconds; null when nothing waits for a time.
 * @param {Bubble[]} box @param {number} now */
export function nextDue(box, now) {
  const times = box.filter((bubble) => bubble.why === null && bubble.after > now).map((bubble) => bubble.after);
  return times.length ? Math.min(...times) : null;
}

/** Bubbles refused because the talk has a newer segment: they are sealed anew there, under new ids.
 * @param {Bubble[]} box @returns {[Bubble[], Bubble[]]} those, and the rest */
export function outdated(box) {
  const old = box.filter((bubble) => bubble.why === "old_segment");
  return [old, box.filter((bubble) => bubble.why !== "old_segment")];
}

/** How a bubble stands, for the line under it.
 * @param {Bubble} bubble @param {number} now @returns {Standing} */
export function standing(bubble, now) {
  if (bubble.why !== null) return "refused";
  if (bubble.pieces.every((piece) => piece.acked)) return "sent";
  if (now - bubble.at >= LATE_AFTER) return "late";
  return now - bubble.at >= SHOW_SENDING_AFTER ? "sending" : "quiet";
}

/** @param {Bubble[]} box @param {string} id @param {(piece: Piece) => Piece} change */
const changed = (box, id, change) =>
  box.map((bubble) => {
    if (!bubble.pieces.some((piece) => piece.id === id)) return bubble;
    return { ...bubble, pieces: bubble.pieces.map((piece) => (piece.id === id ? change(piece) : piece)) };
  });
