/** The duty key of this browser: unlocked by the share that only the live duty log-in is given, or made anew. */

import { forget, keepIt, kept } from "./chest.js";
import { Refused } from "./post.js";
import { fromText, toText } from "../sealing/envelope.js";
import { newDutyKey, readShare, unwrapDutyKey } from "../sealing/keys.js";

/** @typedef {{id: string, pair: CryptoKeyPair}} DutyKey */

/**
 * @param {string} line @param {import("./post.js").Post} post
 * @returns {Promise<DutyKey>} Throws Refused when the server gives neither a share nor a key.
 */
export async function dutyKey(line, post) {
  return (await unlocked(line, post)) ?? (await made(line, post));
}

/**
 * The key that lies here; null when there is none, or its share is gone for ever.
 * @param {string} line @param {import("./post.js").Post} post
 */
async function unlocked(line, post) {
  const rests = await kept(line).catch(() => undefined);
  if (!rests) return null;
  try {
    const { share } = await post.do("share", { key: rests.key });
    const pair = await unwrapDutyKey(rests.blob, rests.publicKey, await readShare(fromText(share)));
    return { id: rests.key, pair };
  } catch (trouble) {
    if (trouble instanceof Refused && trouble.status !== 404) throw trouble;
    await forget(line).catch(() => undefined);
    return null;
  }
}

/** @param {string} line @param {import("./post.js").Post} post */
async function made(line, post) {
  let id = "";
  const { pair, publicKey, blob } = await newDutyKey(async (/** @type {Uint8Array} */ fresh) => {
    const answer = await post.do("key", { pub: toText(fresh) });
    id = answer.key;
    return readShare(fromText(answer.share));
  });
  // Without storage (a private window) the key lives as long as this page; a reload makes another one.
  await keepIt(line, { key: id, publicKey, blob }).catch(() => undefined);
  return { id, pair };
}
