// One envelope: seal a part, open a part. Without memory; talk.js remembers.
import { CannotOpen, IV_SIZE, SUITE, build, canonical, parse, random, u32 } from "./envelope.js";
import { pack, unpack } from "./parts.js";

/** @typedef {import("./envelope.js").Bytes} Bytes */
/** @typedef {import("./keys.js").Place} Place */
/** @typedef {import("./keys.js").TalkKey} TalkKey */
/** @typedef {import("./parts.js").Part} Part */
/** @typedef {{role: string, instance: Bytes, counter: number, id: string}} By */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Seal one part. `iv` is for known answers only; left out it is random, as it must be.
 * @param {Place} place @param {TalkKey} key @param {Part} part @param {By} by @param {Bytes} [iv] */
export async function seal(place, key, part, by, iv = random(IV_SIZE)) {
  const how = { name: "AES-GCM", iv, additionalData: saidBy(place, by) };
  const sealed = await crypto.subtle.encrypt(how, key.use, pack(part));
  return build(by.instance, by.counter, iv, new Uint8Array(sealed));
}

/** Open an envelope that the server says came from this role under this client id. Throws CannotOpen.
 * @param {Place} place @param {TalkKey} key @param {Bytes} envelope @param {{role: string, id: string}} from
 * @returns {Promise<{part: Part, instance: Bytes, counter: number}>} */
export async function open(place, key, envelope, { role, id }) {
  const { instance, counter, iv, ciphertext } = parse(envelope);
  const how = { name: "AES-GCM", iv, additionalData: saidBy(place, { role, instance, counter, id }) };
  const padded = await crypto.subtle.decrypt(how, key.use, ciphertext).catch(() => {
    throw new CannotOpen();
  });
  return { part: unpack(new Uint8Array(padded)), instance, counter };
}

/** What a message is bound to (AAD). Throws CannotOpen unless the id is a UUID in lower case.
 * @param {Place} place @param {By} by */
export function saidBy({ context, conversation, segment }, { role, instance, counter, id }) {
  if (!UUID.test(id)) throw new CannotOpen();
  const where = ["frirum/said/1", Uint8Array.of(SUITE), context, conversation, String(segment)];
  return canonical(...where, role, instance, u32(counter), id);
}
