// The browser seals and opens exactly as Python does (tests/records/test_sealing.py has the same known answers).
import assert from "node:assert/strict";
import { test } from "node:test";
import { CannotOpen, canonical, fromText, parse, toText } from "../../src/frirum/static/frirum/sealing/envelope.js";
import { grant, grantedTo, openGrant } from "../../src/frirum/static/frirum/sealing/grants.js";
import * as keys from "../../src/frirum/static/frirum/sealing/keys.js";
import { neutralise } from "../../src/frirum/static/frirum/sealing/neutral.js";
import { pack, split, unpack } from "../../src/frirum/static/frirum/sealing/parts.js";
import { open, saidBy, seal } from "../../src/frirum/static/frirum/sealing/said.js";
import { hex, knownPlace, toHex, vectors } from "../vectors/known.mjs";

/** @param {[string, number]} text */
const repeated = ([text, times]) => text.repeat(times);
const key = () => keys.keyFromBytes(hex(vectors.key));
const share = () => keys.readShare(hex(vectors.share));
const duty = async () => {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const bytes = hex(vectors.duty.private_pkcs8);
  const privateKey = await crypto.subtle.importKey("pkcs8", bytes, curve, false, ["deriveBits"]);
  return { id: vectors.duty.id, pair: { privateKey, publicKey: await keys.readPublicKey(hex(vectors.duty.public)) } };
};

test("known fields, texts and commitments", async () => {
  for (const { fields, bytes } of vectors.canonical) assert.equal(toHex(canonical(...fields.map(hex))), bytes);
  assert.throws(() => canonical(new Uint8Array(65536)), RangeError);
  for (const [bytes, text] of vectors.base64url.good) {
    assert.equal(toText(hex(bytes)), text);
    assert.equal(toHex(fromText(text)), bytes);
  }
  for (const text of vectors.base64url.bad) assert.throws(() => fromText(text), CannotOpen, text);
  for (const place of [knownPlace("talk"), knownPlace("backroom")]) {
    assert.deepEqual(await keys.commitment(place, hex(vectors.key)), place.kc);
    assert.deepEqual(await keys.placeFor(place, await key()), place);
  }
});

for (const known of vectors.messages) {
  test(`known message ${known.counter} of a ${known.role}`, async () => {
    const place = knownPlace(known.place);
    const by = { role: known.role, instance: hex(known.instance), counter: known.counter, id: known.id };
    assert.equal(toHex(saidBy(place, by)), known.aad);
    assert.equal(toText(await seal(place, await key(), known.part, by, hex(known.iv))), known.envelope);
    const opened = await open(place, await key(), fromText(known.envelope), by);
    assert.deepEqual(opened, { part: known.part, instance: by.instance, counter: by.counter });
  });
}

test("padding, cuts and hidden characters are the same as in Python", () => {
  for (const [inner, padded] of vectors.padding) {
    if (inner > 8200) continue; // such sizes come only with a group and a kind
    const text = "a".repeat(inner - '{"x":""}'.length);
    const part = { text, group: null, number: 1, of: 1, kind: null, conversation: null };
    assert.equal(pack(part).length, padded);
  }
  const long = vectors.split.repeated.map(repeated).join("");
  const parts = split(long);
  assert.deepEqual(parts.map((part) => new TextEncoder().encode(part.text).length), vectors.split.bytes);
  assert.equal(parts.map((part) => unpack(pack(part)).text).join(""), long);
  for (const [text, seen] of vectors.neutral) assert.equal(neutralise(text), seen, JSON.stringify(text));
});

test("a text of more than 64 parts is refused, one of 64 is not", () => {
  assert.equal(split("a".repeat(64 * 8192)).length, 64);
  assert.throws(() => split("a".repeat(64 * 8192 + 1)), RangeError);
});

test("other JSON, other padding and lone surrogates are refused", () => {
  /** @param {Uint8Array} inner @param {number} [size] */
  const framed = (inner, size = Math.ceil((inner.length + 4) / 256) * 256) => {
    const bytes = new Uint8Array(size);
    new DataView(bytes.buffer).setUint32(0, inner.length);
    bytes.set(inner, 4);
    return bytes;
  };
  const good = new TextEncoder().encode('{"x":"hej"}');
  assert.equal(unpack(framed(good)).text, "hej");
  for (const inner of vectors.bad_inner) assert.throws(() => unpack(framed(hex(inner))), CannotOpen, inner);
  assert.throws(() => unpack(framed(good, 512)), CannotOpen);
  const dirty = framed(good);
  dirty[255] = 1;
  assert.throws(() => unpack(dirty), CannotOpen);
  assert.equal(split("a\ud800")[0].text, "a\ufffd");
});

test("cut, lengthened or of another suite is no envelope", () => {
  const known = fromText(vectors.messages[0].envelope);
  assert.equal(parse(known).counter, 0);
  const other = known.slice();
  other[0] = 2;
  for (const bad of [known.slice(1), known.slice(0, -1), new Uint8Array([...known, 0]), other, new Uint8Array()]) {
    assert.throws(() => parse(bad), CannotOpen);
  }
});

test("any altered byte and any other place, role or id is refused", async () => {
  const known = vectors.messages[0];
  const place = knownPlace("talk");
  const bytes = fromText(known.envelope);
  const from = { role: known.role, id: known.id };
  const k = await key();
  assert.equal((await open(place, k, bytes, from)).part.text, "hej");
  for (let at = 0; at < bytes.length; at += 7) {
    const altered = bytes.slice();
    altered[at] ^= 1;
    await assert.rejects(open(place, k, altered, from), CannotOpen, `byte ${at}`);
  }
  for (const change of [{ context: "backroom" }, { conversation: "other" }, { segment: 2 }]) {
    await assert.rejects(open({ ...place, ...change }, k, bytes, from), CannotOpen);
  }
  const id = known.id.replace("0", "1");
  for (const change of [{ role: "helper" }, { id }, { id: known.id.toUpperCase() }, { id: "" }]) {
    await assert.rejects(open(place, k, bytes, { ...from, ...change }), CannotOpen);
  }
});

test("known grants open whoever made them, and nowhere else", async () => {
  const place = knownPlace("talk");
  const mine = await duty();
  assert.equal(toHex(grantedTo(place, mine.id)), vectors.duty.info);
  for (const maker of ["python", "javascript"]) {
    const granted = fromText(vectors.grants[maker]);
    assert.deepEqual(await keys.bytesOf(await openGrant(place, granted, mine)), hex(vectors.key));
    const moves = { context: "backroom", organisation: "x", line: "x", conversation: "x", segment: 2 };
    for (const [field, value] of Object.entries(moves)) {
      const moved = await keys.placeFor({ ...place, [field]: value }, await key());
      await assert.rejects(openGrant(moved, granted, mine), CannotOpen, field);
    }
    await assert.rejects(openGrant({ ...place, kc: new Uint8Array(32) }, granted, mine), CannotOpen);
    await assert.rejects(openGrant(place, granted, { ...mine, id: "duty-2" }), CannotOpen);
    await assert.rejects(openGrant(place, granted.slice(1), mine), CannotOpen);
    granted[100] ^= 1;
    await assert.rejects(openGrant(place, granted, mine), CannotOpen);
  }
});

test("a grant of a K that the place did not commit to is refused", async () => {
  const place = knownPlace("talk");
  const inserted = await grant(place, await keys.newKey(), { id: "duty-1", publicKey: hex(vectors.duty.public) });
  await assert.rejects(openGrant(place, inserted, await duty()), CannotOpen);
});

test("a K without its spare can be used but not handed on or read out", async () => {
  const place = knownPlace("talk");
  const k = await openGrant(place, fromText(vectors.grants.python), await duty(), { spare: false });
  const by = { role: "helper", instance: new Uint8Array(16), counter: 0, id: crypto.randomUUID() };
  assert.equal((await open(place, k, await seal(place, k, split("hej")[0], by), by)).part.text, "hej");
  await assert.rejects(grant(place, k, { id: "x", publicKey: hex(vectors.duty.public) }), CannotOpen);
  await assert.rejects(keys.wrapUnderShare(place, k, await share()), CannotOpen);
  await assert.rejects(crypto.subtle.exportKey("raw", k.use));
});

test("K and unsent envelopes rest under a share and come back only from there", async () => {
  const place = knownPlace("talk");
  const other = await keys.readShare(new Uint8Array(32));
  const made = await keys.wrapUnderShare(place, await key(), await share());
  for (const wrapped of [made, fromText(vectors.wrapped.python), fromText(vectors.wrapped.javascript)]) {
    const k = await keys.unwrapUnderShare(place, wrapped, await share());
    assert.deepEqual(await keys.bytesOf(k), hex(vectors.key));
    await assert.rejects(keys.unwrapUnderShare(place, wrapped, other), CannotOpen);
    await assert.rejects(keys.unwrapUnderShare({ ...place, segment: 2 }, wrapped, await share()), CannotOpen);
  }
  const locked = await keys.lockUnderShare("unsent", new Uint8Array([1, 2, 3]), await share());
  assert.deepEqual(await keys.unlockUnderShare("unsent", locked, await share()), new Uint8Array([1, 2, 3]));
  await assert.rejects(keys.unlockUnderShare("other", locked, await share()), CannotOpen);
  await assert.rejects(keys.unlockUnderShare("unsent", locked, other), CannotOpen);
  assert.throws(() => keys.readShare(new Uint8Array(16)), CannotOpen);
});

test("a duty key is stored as a blob that opens only with its share, and is never extractable again", async () => {
  const { pair, publicKey, blob } = await keys.newDutyKey(await share());
  assert.equal(pair.privateKey.extractable, false);
  const again = await keys.unwrapDutyKey(blob, publicKey, await share());
  assert.equal(again.privateKey.extractable, false);
  const place = knownPlace("talk");
  const granted = await grant(place, await key(), { id: "bo-1", publicKey });
  assert.equal(granted.length, 113);
  for (const one of [pair, again]) await openGrant(place, granted, { id: "bo-1", pair: one });
  await assert.rejects(keys.unwrapDutyKey(blob, publicKey, await keys.readShare(new Uint8Array(32))), CannotOpen);
  await assert.rejects(keys.unwrapDutyKey(blob, hex(vectors.duty.public), await share()), CannotOpen);
  const asked = await keys.newDutyKey((bytes) => (assert.equal(bytes.length, 65), share()));
  await keys.unwrapDutyKey(asked.blob, asked.publicKey, await share());
  const known = vectors.duty_blob;
  await keys.unwrapDutyKey(fromText(known.blob), fromText(known.public), await share());
});

test("twenty fresh duty keys all open their grants", async () => {
  const place = knownPlace("talk");
  const k = await key();
  for (let count = 0; count < 20; count += 1) {
    const { pair, publicKey } = await keys.newDutyKey(await share());
    await openGrant(place, await grant(place, k, { id: "bo-1", publicKey }), { id: "bo-1", pair });
  }
});

test("a public key that is none is refused", async () => {
  for (const bad of [new Uint8Array(65), new Uint8Array(64), hex(vectors.duty.public).slice(0, 33)]) {
    await assert.rejects(keys.readPublicKey(bad), CannotOpen);
  }
  await assert.rejects(keys.keyFromBytes(new Uint8Array(16)), CannotOpen);
});

test("on the wire a word and a long sentence have the same length, and there are few lengths", async () => { // AN12
  const place = knownPlace("talk");
  const frame = async (/** @type {string} */ text) => {
    const by = { role: "visitor", instance: hex(vectors.messages[0].instance), counter: 7, id: "00000000-0000-4000-8000-000000000000" };
    const [part] = split(text);
    return JSON.stringify({ t: "say", id: by.id, seg: 1, e: toText(await seal(place, await key(), part, by)) }).length;
  };
  const short = new Set();
  for (let length = 1; length <= 200; length += 1) short.add(await frame("a".repeat(length)));
  assert.equal(short.size, 1);
  const all = new Set();
  for (const length of [1, 300, 500, 1000, 2000, 2001, 2002, 2003, 4000, 8000]) all.add(await frame("å".repeat(length)));
  assert.ok(all.size > 3 && [...all].every((one) => one > 0));
});
