// The keys: K of a talk and its commitment, the duty key pair, and how both rest under a server share.
import { CannotOpen, IV_SIZE, PUBLIC_KEY_SIZE, canonical, concat, random, same } from "./envelope.js";

/** @typedef {import("./envelope.js").Bytes} Bytes */
/** Where something sealed belongs: one segment of one talk or backroom, and the commitment to its K.
 * @typedef {{context: string, organisation: string, line: string, conversation: string, segment: number,
 *   kc: Bytes}} Place */
/** K. `use` seals and opens and can never be read out; `spare` can be granted on and wrapped, or is null.
 * @typedef {{use: CryptoKey, spare: CryptoKey | null}} TalkKey */

const AES = { name: "AES-GCM", length: 256 };
const ECDH = { name: "ECDH", namedCurve: "P-256" };
const { subtle } = globalThis.crypto;

/** A fresh K. @returns {Promise<TalkKey>} */
export const newKey = () => keyFromBytes(random(32));

/** K from its 32 bytes, which are wiped. Without `spare` it can be used but not handed on.
 * @param {Bytes} bytes @param {{spare?: boolean}} [options] @returns {Promise<TalkKey>} */
export async function keyFromBytes(bytes, { spare = true } = {}) {
  if (bytes.length !== 32) throw new CannotOpen();
  const use = await subtle.importKey("raw", bytes, AES, false, ["encrypt", "decrypt"]);
  const kept = spare ? await subtle.importKey("raw", bytes, AES, true, ["encrypt"]) : null;
  bytes.fill(0);
  return { use, spare: kept };
}

/** The bytes of K, for the moment of a grant: wipe them after. Throws CannotOpen when K has no spare.
 * @param {TalkKey} key @returns {Promise<Bytes>} */
export async function bytesOf(key) {
  if (!key.spare) throw new CannotOpen();
  return new Uint8Array(await subtle.exportKey("raw", key.spare));
}

/** kc: what is published about K once, and bound into every grant.
 * @param {Pick<Place, "context" | "conversation" | "segment">} where @param {Bytes} bytes @returns {Promise<Bytes>} */
export async function commitment({ context, conversation, segment }, bytes) {
  const named = canonical("frirum/kc/1", context, conversation, String(segment));
  return new Uint8Array(await subtle.digest("SHA-256", concat(named, bytes)));
}

/** The place of a K that was made here: where it is to be used, with its commitment.
 * @param {Omit<Place, "kc">} where @param {TalkKey} key @returns {Promise<Place>} */
export async function placeFor(where, key) {
  const bytes = await bytesOf(key);
  const kc = await commitment(where, bytes);
  bytes.fill(0);
  return { ...where, kc };
}

/** K from bytes that came from outside: throws CannotOpen unless the place committed to exactly these.
 * @param {Place} place @param {Bytes} bytes @param {{spare?: boolean}} [options] */
export async function committedKey(place, bytes, options) {
  if (!same(await commitment(place, bytes), place.kc)) throw new CannotOpen();
  return keyFromBytes(bytes, options);
}

/** A 32-byte server share as a key that only wraps and unwraps.
 * @param {Bytes} share */
export function readShare(share) {
  if (share.length !== 32) throw new CannotOpen();
  return subtle.importKey("raw", share, AES, false, ["encrypt", "decrypt", "wrapKey", "unwrapKey"]);
}

/** Wrap K under a share (for sessionStorage): 60 bytes.
 * @param {Place} place @param {TalkKey} key @param {CryptoKey} share @returns {Promise<Bytes>} */
export async function wrapUnderShare(place, key, share) {
  if (!key.spare) throw new CannotOpen();
  const iv = random(IV_SIZE);
  return concat(iv, new Uint8Array(await subtle.wrapKey("raw", key.spare, share, bound(iv, shared(place)))));
}

/** K again. Throws CannotOpen.
 * @param {Place} place @param {Bytes} wrapped @param {CryptoKey} share @returns {Promise<TalkKey>} */
export async function unwrapUnderShare(place, wrapped, share) {
  return committedKey(place, await open(share, wrapped, shared(place)));
}

/** Lock other bytes (unsent envelopes) under a share, bound to a name.
 * @param {string} name @param {Bytes} bytes @param {CryptoKey} share @returns {Promise<Bytes>} */
export async function lockUnderShare(name, bytes, share) {
  const iv = random(IV_SIZE);
  return concat(iv, new Uint8Array(await subtle.encrypt(bound(iv, kept(name)), share, bytes)));
}

/** The bytes again. Throws CannotOpen.
 * @param {string} name @param {Bytes} locked @param {CryptoKey} share @returns {Promise<Bytes>} */
export const unlockUnderShare = (name, locked, share) => open(share, locked, kept(name));

/** A fresh duty key: the pair to use now, its public half (65 bytes), and the blob to store: the private half under
 * the share, or under the share that is given for the public half. Nothing extractable outlives this call.
 * @param {CryptoKey | ((publicKey: Bytes) => Promise<CryptoKey>)} share
 * @returns {Promise<{pair: CryptoKeyPair, publicKey: Bytes, blob: Bytes}>} */
export async function newDutyKey(share) {
  const made = await subtle.generateKey(ECDH, true, ["deriveBits"]);
  const publicKey = new Uint8Array(await subtle.exportKey("raw", made.publicKey));
  const under = typeof share === "function" ? await share(publicKey) : share;
  const iv = random(IV_SIZE);
  const wrapped = await subtle.wrapKey("pkcs8", made.privateKey, under, bound(iv, onDuty(publicKey)));
  const blob = concat(iv, new Uint8Array(wrapped));
  return { pair: await unwrapDutyKey(blob, publicKey, under), publicKey, blob };
}

/** The duty key pair from what was stored; the private half cannot be read out. Throws CannotOpen.
 * @param {Bytes} blob @param {Bytes} publicKey @param {CryptoKey} share @returns {Promise<CryptoKeyPair>} */
export async function unwrapDutyKey(blob, publicKey, share) {
  const how = bound(blob.slice(0, IV_SIZE), onDuty(publicKey));
  try {
    const privateKey = await subtle.unwrapKey("pkcs8", blob.slice(IV_SIZE), share, how, ECDH, false, ["deriveBits"]);
    return { privateKey, publicKey: await readPublicKey(publicKey) };
  } catch {
    throw new CannotOpen();
  }
}

/** A duty key's public half from its 65 bytes. Throws CannotOpen.
 * @param {Bytes} bytes */
export async function readPublicKey(bytes) {
  if (bytes.length !== PUBLIC_KEY_SIZE) throw new CannotOpen();
  return subtle.importKey("raw", bytes, ECDH, true, []).catch(() => {
    throw new CannotOpen();
  });
}

/** @param {CryptoKey} share @param {Bytes} wrapped @param {Bytes} to @returns {Promise<Bytes>} */
async function open(share, wrapped, to) {
  try {
    const opened = await subtle.decrypt(bound(wrapped.slice(0, IV_SIZE), to), share, wrapped.slice(IV_SIZE));
    return new Uint8Array(opened);
  } catch {
    throw new CannotOpen();
  }
}

/** @param {Bytes} iv @param {Bytes} to */
const bound = (iv, to) => ({ name: "AES-GCM", iv, additionalData: to });

/** @param {Place} place */
const shared = ({ context, conversation, segment, kc }) =>
  canonical("frirum/share/1", context, conversation, String(segment), kc);

/** @param {string} name */
const kept = (name) => canonical("frirum/kept/1", name);

/** @param {Bytes} publicKey */
const onDuty = (publicKey) => canonical("frirum/duty/1", publicKey);
