// The inside of what is sealed: a text or one part of a long text, padded. records/parts.py is the same in Python.
import { BUCKET, CannotOpen, PADDED_MAX, concat, random, toText, u32, utf8 } from "./envelope.js";

/** What one envelope holds: all of a text (`of` is 1) or part `number` of `of`; in the backroom with a kind.
 * @typedef {{text: string, group: string | null, number: number, of: number,
 *   kind: string | null, conversation: string | null}} Part */
/** @typedef {import("./envelope.js").Bytes} Bytes */

export const PART_TEXT_MAX = 8 * 1024;
export const PARTS_MAX = 64;
const WINDOW = 512;
const KINDS = ["whisper", "handover"];
const FIELDS = ["x", "g", "i", "n", "k", "c"];
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Cut a text between graphemes into parts of at most 8 KiB. Throws RangeError when it takes more than 64 parts.
 * @param {string} text @param {{kind?: string | null, conversation?: string | null}} [label] @returns {Part[]} */
export function split(text, { kind = null, conversation = null } = {}) {
  const pieces = cut(text.replace(/\p{Surrogate}/gu, "\ufffd"));
  if (pieces.length > PARTS_MAX) throw new RangeError("the text takes more than 64 parts");
  const group = pieces.length > 1 ? toText(random(16)) : null;
  return pieces.map((piece, at) => ({ text: piece, group, number: at + 1, of: pieces.length, kind, conversation }));
}

/** Write a part as JSON behind its length, zeros to the end of the bucket.
 * @param {Part} part @returns {Bytes} */
export function pack({ text, group, number, of, kind, conversation }) {
  const inner = {
    x: text,
    ...(of > 1 && { g: group, i: number, n: of }),
    ...(kind !== null && { k: kind }),
    ...(conversation !== null && { c: conversation }),
  };
  const data = utf8(JSON.stringify(inner));
  const size = padded(data.length);
  if (!describes(inner) || size > PADDED_MAX) throw new RangeError("no receiver would take this part");
  return concat(u32(data.length), data, new Uint8Array(size - 4 - data.length));
}

/** Read what `pack` wrote. Throws CannotOpen unless length, zeros, JSON and every field are as they must be.
 * @param {Bytes} data @returns {Part} */
export function unpack(data) {
  const size = new DataView(data.buffer, data.byteOffset).getUint32(0);
  if (padded(size) !== data.length || data.subarray(4 + size).some((byte) => byte !== 0)) throw new CannotOpen();
  const inner = read(data.subarray(4, 4 + size));
  if (!describes(inner)) throw new CannotOpen();
  const { x, g = null, i = 1, n = 1, k = null, c = null } = inner;
  return { text: x, group: g, number: i, of: n, kind: k, conversation: c };
}

/** @param {number} size */
const padded = (size) => Math.ceil((size + 4) / BUCKET) * BUCKET;

/** @param {Bytes} data */
function read(data) {
  try {
    return JSON.parse(decoder.decode(data));
  } catch {
    throw new CannotOpen();
  }
}

/** Whether a JSON value describes a part.
 * @param {any} inner */
function describes(inner) {
  if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return false;
  if (!Object.keys(inner).every((name) => FIELDS.includes(name))) return false;
  return typeof inner.x === "string" && !/\p{Surrogate}/u.test(inner.x) && grouped(inner) && labelled(inner);
}

/** @param {{g?: unknown, i?: any, n?: any}} inner */
function grouped(inner) {
  if (!("g" in inner || "i" in inner || "n" in inner)) return true;
  if (!Number.isInteger(inner.i) || !Number.isInteger(inner.n) || !short(inner.g)) return false;
  return 1 <= inner.i && inner.i <= inner.n && 2 <= inner.n && inner.n <= PARTS_MAX;
}

/** @param {{k?: any, c?: unknown}} inner */
function labelled(inner) {
  if ("k" in inner && !KINDS.includes(inner.k)) return false;
  return !("c" in inner) || ("k" in inner && short(inner.c));
}

/** @param {unknown} value */
const short = (value) => typeof value === "string" && /^[\u0000-\u007f]{1,64}$/.test(value);

/** Bytes that a text takes inside the JSON, without its quotes.
 * @param {string} text */
const weight = (text) => utf8(JSON.stringify(text)).length - 2;

/** @param {string} text */
function cut(text) {
  if (weight(text) <= PART_TEXT_MAX) return [text];
  const pieces = [""];
  let size = 0;
  for (const unit of units(text)) {
    const more = weight(unit);
    if (size + more > PART_TEXT_MAX) {
      pieces.push("");
      size = 0;
    }
    pieces[pieces.length - 1] += unit;
    size += more;
  }
  return pieces;
}

/** Graphemes; code points of a grapheme that is itself too long, and where the browser knows no graphemes.
 * @param {string} text */
function* units(text) {
  if (!("Segmenter" in Intl)) return yield* text;
  for (const grapheme of graphemes(text)) {
    if (weight(grapheme) <= PART_TEXT_MAX) yield grapheme;
    else yield* grapheme;
  }
}

/** Looks through a window, because browsers take quadratic time over a long text. What touches the window's end may go
 * on behind it, so the next window begins there; one that shows a single grapheme is made wider.
 * @param {string} text */
function* graphemes(text) {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  for (let at = 0, width = WINDOW; at < text.length; ) {
    const end = at + width + ((text.codePointAt(at + width - 1) ?? 0) > 0xffff ? 1 : 0); // no surrogate pair is cut
    const seen = [...segmenter.segment(text.slice(at, end))].map(({ segment }) => segment);
    const ends = end >= text.length;
    if (!ends && seen.length === 1) width *= 2;
    else {
      const whole = ends ? seen : seen.slice(0, -1);
      yield* whole;
      at += whole.join("").length;
      width = WINDOW;
    }
  }
}
