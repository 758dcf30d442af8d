// The outside of what is sealed, byte by byte as docs/sealing.md says; rules/envelope.py is the same on the server.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{suite: number, instance: Bytes, counter: number, iv: Bytes, ciphertext: Bytes}} Envelope */

export const SUITE = 1;
export const IV_SIZE = 12;
export const INSTANCE_SIZE = 16;
export const PUBLIC_KEY_SIZE = 65;
export const GRANT_SIZE = 113;
export const COUNTER_MAX = 2 ** 32 - 1;
export const BUCKET = 256;
export const PADDED_MAX = 34 * BUCKET;
const HEAD_SIZE = 1 + INSTANCE_SIZE + 4 + IV_SIZE;
const TAG_SIZE = 16;

const encoder = new TextEncoder();

/** Nothing sealed can be opened here. `reason` is "unreadable" (wrong key, wrong place, altered) or "repeat". */
export class CannotOpen extends Error {
  /** @param {"unreadable" | "repeat"} reason */
  constructor(reason = "unreadable") {
    super(reason);
    this.name = "CannotOpen";
    this.reason = reason;
  }
}

/** Text as UTF-8; lone surrogates become U+FFFD.
 * @param {string} text @returns {Bytes} */
export const utf8 = (text) => encoder.encode(text);

/** @param {...Uint8Array} pieces @returns {Bytes} */
export function concat(...pieces) {
  const out = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** A number as four bytes, big-endian.
 * @param {number} number @returns {Bytes} */
export function u32(number) {
  const out = new Uint8Array(4);
  new DataView(out.buffer).setUint32(0, number);
  return out;
}

/** Write fields so that no two lists give the same bytes: each as its length (u16, big-endian) and itself.
 * @param {...(string | Uint8Array)} fields @returns {Bytes} */
export function canonical(...fields) {
  return concat(
    ...fields.flatMap((field) => {
      const data = typeof field === "string" ? utf8(field) : field;
      if (data.length > 0xffff) throw new RangeError("a field is longer than 65,535 bytes");
      return [u32(data.length).subarray(2), data];
    }),
  );
}

/** @param {number} bytes @returns {Bytes} */
export const random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

/** @param {Uint8Array} instance @param {number} counter @param {Uint8Array} iv @param {Uint8Array} ciphertext */
export const build = (instance, counter, iv, ciphertext) =>
  concat(Uint8Array.of(SUITE), instance, u32(counter), iv, ciphertext);

/** Take an envelope apart. Throws CannotOpen unless every length and the suite are right.
 * @param {Bytes} data @returns {Envelope} */
export function parse(data) {
  const padded = data.length - HEAD_SIZE - TAG_SIZE;
  if (padded < BUCKET || padded > PADDED_MAX || padded % BUCKET || data[0] !== SUITE) throw new CannotOpen();
  return {
    suite: SUITE,
    instance: data.slice(1, 17),
    counter: new DataView(data.buffer, data.byteOffset).getUint32(17),
    iv: data.slice(21, HEAD_SIZE),
    ciphertext: data.slice(HEAD_SIZE),
  };
}

/** Bytes as base64url without padding.
 * @param {Uint8Array} data */
export function toText(data) {
  let raw = "";
  for (const byte of data) raw += String.fromCharCode(byte);
  return btoa(raw).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Read base64url without padding, strictly: one text for the same bytes. Throws CannotOpen.
 * @param {string} text @returns {Bytes} */
export function fromText(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw new CannotOpen();
  const raw = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const data = Uint8Array.from(raw, (sign) => sign.charCodeAt(0));
  if (toText(data) !== text) throw new CannotOpen();
  return data;
}

/** @param {Uint8Array} one @param {Uint8Array} other */
export const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
