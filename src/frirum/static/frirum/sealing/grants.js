// A grant: K sealed to one duty key with HPKE (RFC 9180), useless for any other talk, segment, K or key.
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "../vendor/hpke/hpke.js";
import { CannotOpen, GRANT_SIZE, PUBLIC_KEY_SIZE, SUITE, canonical, concat } from "./envelope.js";
import { bytesOf, committedKey, readPublicKey } from "./keys.js";

/** @typedef {import("./envelope.js").Bytes} Bytes */
/** @typedef {import("./keys.js").Place} Place */
/** @typedef {import("./keys.js").TalkKey} TalkKey */

const hpke = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** Seal K to a duty key: 113 bytes. Throws CannotOpen when K has no spare or the public key is none.
 * @param {Place} place @param {TalkKey} key @param {{id: string, publicKey: Bytes}} to @returns {Promise<Bytes>} */
export async function grant(place, key, to) {
  const recipientPublicKey = await readPublicKey(to.publicKey);
  const bytes = await bytesOf(key);
  const { enc, ct } = await hpke.seal({ recipientPublicKey, info: grantedTo(place, to.id) }, bytes);
  bytes.fill(0);
  return concat(new Uint8Array(enc), new Uint8Array(ct));
}

/** Open a grant: K, if it is the K that the place committed to. Throws CannotOpen. Without `spare` the K can read and
 * write but not be granted on; a courier needs the spare.
 * @param {Place} place @param {Bytes} data @param {{id: string, pair: CryptoKeyPair}} duty
 * @param {{spare?: boolean}} [options] @returns {Promise<TalkKey>} */
export async function openGrant(place, data, duty, options) {
  if (data.length !== GRANT_SIZE) throw new CannotOpen();
  const { privateKey, publicKey } = duty.pair;
  const from = {
    recipientKey: { privateKey, publicKey },
    enc: data.slice(0, PUBLIC_KEY_SIZE),
    info: grantedTo(place, duty.id),
  };
  const opened = await hpke.open(from, data.slice(PUBLIC_KEY_SIZE)).catch(() => {
    throw new CannotOpen();
  });
  return committedKey(place, new Uint8Array(opened), options);
}

/** What a grant is bound to (HPKE info).
 * @param {Place} place @param {string} keyId */
export const grantedTo = ({ context, organisation, line, conversation, segment, kc }, keyId) =>
  canonical(
    ...["frirum/grant/1", Uint8Array.of(SUITE), context, organisation, line, conversation, String(segment), kc, keyId],
  );
