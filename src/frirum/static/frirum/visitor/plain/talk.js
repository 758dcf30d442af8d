// What her page knows of the talk, and how each frame from the server changes it. No browser, no clock, no keys.

/** One entry of the log. `text` is null until it is opened; `part` hides the pieces of a long text but the last.
 * @typedef {{seq: number, kind: string, by: "visitor" | "helper" | null, who: string, id: string | null, seg: number,
 *   e: string | null, at: string, why: string | null, text: string | null, part: boolean,
 *   fault: "unreadable" | "repeat" | null, gap: boolean}} Entry */
/** @typedef {{who: string, here: boolean}} Helper */
/** @typedef {{state: "waiting" | "open" | "ended", seg: number, plain: boolean, place: number | null,
 *   wait: [number, number | null] | null, readers: string[], helper: Helper | null, closes: string | null,
 *   ended: {why: string, erase: string | null} | null, paused: boolean, late: boolean, last: number, entries: Entry[],
 *   typing: {who: string, until: number} | null, known: boolean}} Talk */

export const TYPING_LASTS = 12_000;

/** A talk of which nothing is known yet.
 * @param {number} seg @returns {Talk} */
export const fresh = (seg) => ({
  state: "waiting",
  seg,
  plain: false,
  place: null,
  wait: null,
  readers: [],
  helper: null,
  closes: null,
  ended: null,
  paused: false,
  late: false,
  last: 0,
  entries: [],
  typing: null,
  known: false,
});

/** The talk after this frame; the same object when the frame changes nothing. `now` is in milliseconds.
 * @param {Talk} talk @param {Record<string, any>} frame @param {number} now @returns {Talk} */
export function apply(talk, frame, now) {
  if (frame.t === "talk") return facts(talk, frame);
  if (frame.t === "said" || frame.t === "line") return logged(talk, frame);
  if (frame.t !== "typing") return talk;
  const typing = frame.on ? { who: frame.who ?? "", until: now + TYPING_LASTS } : null;
  return { ...talk, typing };
}

/** Whether entries are missing before this frame: then ask for what came after the last one.
 * @param {Talk} talk @param {Record<string, any>} frame */
export function misses(talk, frame) {
  if (frame.t === "said" || frame.t === "line" || frame.t === "ack") return frame.seq > talk.last + 1;
  return frame.t === "pulse" && typeof frame.seq === "number" && frame.seq > talk.last;
}

/** The talk after one entry was opened, or could not be.
 * @param {Talk} talk @param {number} seq
 * @param {{text: string | null, fault?: "unreadable" | "repeat" | null, gap?: boolean}} found @returns {Talk} */
export function opened(talk, seq, { text, fault = null, gap = false }) {
  const entries = talk.entries.map((entry) =>
    entry.seq === seq ? { ...entry, text, fault, gap, part: text === null && fault === null } : entry,
  );
  return { ...talk, entries };
}

/** Whether the helper still writes, as far as we were told.
 * @param {Talk} talk @param {number} now */
export const isTyping = (talk, now) => talk.state === "open" && talk.typing !== null && talk.typing.until > now;

/** Whether she may write now.
 * @param {Talk} talk */
export const mayWrite = (talk) => talk.state !== "ended" && !talk.paused;

/** @param {Talk} talk @param {Record<string, any>} frame @returns {Talk} */
function facts(talk, frame) {
  const { state, seg, plain, place, wait, readers, helper, closes, ended, paused, late } = frame;
  const known = { state, seg, plain, place: place ?? null, wait: wait ?? null, readers: readers ?? [] };
  const now = { helper: helper ?? null, closes: closes ?? null, ended: ended ?? null, paused: Boolean(paused), late: Boolean(late) };
  return { ...talk, ...known, ...now, known: true, typing: state === "open" ? talk.typing : null };
}

/** @param {Talk} talk @param {Record<string, any>} frame @returns {Talk} */
function logged(talk, frame) {
  if (frame.seq !== talk.last + 1) return talk;
  const said = frame.t === "said";
  /** @type {Entry} */
  const entry = {
    seq: frame.seq,
    kind: said ? "said" : frame.kind,
    by: said ? frame.by : null,
    who: frame.who ?? "",
    id: frame.id ?? null,
    seg: frame.seg ?? 0,
    e: frame.e ?? null,
    at: frame.at,
    why: frame.why ?? null,
    text: null,
    part: false,
    fault: null,
    gap: false,
  };
  const stops = said && frame.by === "helper";
  return { ...talk, last: frame.seq, entries: [...talk.entries, entry], typing: stops ? null : talk.typing };
}
