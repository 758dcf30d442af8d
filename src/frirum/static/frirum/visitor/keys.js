// K of the talk: made here, granted to those on duty, kept across a reload only under the server's share.
import { fromText, random, toText, utf8 } from "../sealing/envelope.js";
import { grant } from "../sealing/grants.js";
import * as keys from "../sealing/keys.js";
import { Talk } from "../sealing/talk.js";

/** @typedef {import("../sealing/keys.js").Place} Place */
/** @typedef {import("../sealing/keys.js").TalkKey} TalkKey */
/** @typedef {{place: Place, key: TalkKey, talk: Talk}} Segment */
/** @typedef {{organisation: string, line: string, conversation: string}} Where */

const SLOT = "v";
const UNSENT = "unsent";

/** Whether this browser can seal at all; without it the page stays the simple one. */
export const canSeal = () => Boolean(globalThis.crypto?.subtle && "wrapKey" in crypto.subtle && "WebSocket" in globalThis);

/** A fresh public id of a talk: 22 letters. */
export const newRef = () => toText(random(16));

/** A fresh K for a segment.
 * @param {Where} where @param {number} segment @returns {Promise<Segment>} */
export async function newSegment(where, segment) {
  const key = await keys.newKey();
  const place = await keys.placeFor({ context: "talk", ...where, segment }, key);
  return { place, key, talk: new Talk({ place, key, role: "visitor" }) };
}

/** What is published of K. @param {Segment} segment */
export const published = (segment) => toText(segment.place.kc);

/** A grant of K to a duty key, ready for the line.
 * @param {Segment} segment @param {{key: string, pub: string}} to */
export async function granted(segment, to) {
  const sealed = await grant(segment.place, segment.key, { id: to.key, publicKey: fromText(to.pub) });
  return { t: "grant", seg: segment.place.segment, key: to.key, e: toText(sealed) };
}

/** The share as a key; null when the server has none any more.
 * @param {string | null} share */
export const readShare = async (share) => (share ? keys.readShare(fromText(share)) : null);

/** Keep K and the unsent envelopes for a reload of this tab, locked under the share.
 * @param {Segment} segment @param {CryptoKey} share @param {import("./plain/outbox.js").Bubble[]} unsent */
export async function keep(segment, share, unsent) {
  const wrapped = await keys.wrapUnderShare(segment.place, segment.key, share);
  const locked = await keys.lockUnderShare(UNSENT, utf8(JSON.stringify(unsent)), share);
  const { conversation, segment: number } = segment.place;
  const kept = { c: conversation, seg: number, kc: published(segment), k: toText(wrapped), u: toText(locked) };
  sessionStorage.setItem(SLOT, JSON.stringify(kept));
}

/** Forget everything this tab holds. */
export const forget = () => sessionStorage.clear();

/** K and the unsent envelopes again, if what is kept is of this very talk and segment; else null.
 * @param {Where} where @param {{seg: number, kc: string}} talk @param {CryptoKey | null} share
 * @returns {Promise<{segment: Segment, unsent: import("./plain/outbox.js").Bubble[]} | null>} */
export async function recover(where, { seg, kc }, share) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(SLOT) ?? "null");
    if (!share || !kept || kept.c !== where.conversation || kept.seg !== seg || kept.kc !== kc) return null;
    const place = { context: "talk", ...where, segment: seg, kc: fromText(kc) };
    const key = await keys.unwrapUnderShare(place, fromText(kept.k), share);
    const unsent = JSON.parse(new TextDecoder().decode(await keys.unlockUnderShare(UNSENT, fromText(kept.u), share)));
    return { segment: { place, key, talk: new Talk({ place, key, role: "visitor" }) }, unsent };
  } catch {
    return null;
  }
}
