// Vega and Bo talk: repeats are refused, gaps are told, long texts wait for their parts, nothing goes out in the clear.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CannotOpen, fromText } from "../../src/frirum/static/frirum/sealing/envelope.js";
import { Groups } from "../../src/frirum/static/frirum/sealing/groups.js";
import { newKey, placeFor } from "../../src/frirum/static/frirum/sealing/keys.js";
import { Order } from "../../src/frirum/static/frirum/sealing/order.js";
import { split } from "../../src/frirum/static/frirum/sealing/parts.js";
import { NotProven, Talk } from "../../src/frirum/static/frirum/sealing/talk.js";

async function pair() {
  const key = await newKey();
  const where = { context: "talk", organisation: "o", line: "l", conversation: "c", segment: 1 };
  const place = await placeFor(where, key);
  return { vega: new Talk({ place, key, role: "visitor" }), bo: new Talk({ place, key, role: "helper" }), place, key };
}
/** @typedef {{id: string, envelope: string}} Sealed */
const byVega = (/** @type {Sealed} */ one) => ({ ...one, role: "visitor" });

test("Bo hears Vega and answers", async () => {
  const { vega, bo } = await pair();
  const [first] = await vega.seal("hej \u202eolleh");
  const heard = await bo.open(byVega(first));
  assert.deepEqual(heard, { text: "hej olleh", kind: null, conversation: null, part: { number: 1, of: 1 }, gap: null });
  const [answer] = await bo.seal("hej, jag är här");
  assert.equal((await vega.open({ ...answer, role: "helper" })).text, "hej, jag är här");
  assert.ok(!Buffer.from(fromText(first.envelope)).includes("hej"));
});

test("Bo writes only under a key that opened something of hers", async () => {
  const { vega, bo, place, key } = await pair();
  assert.equal(bo.proven, false);
  await assert.rejects(bo.seal("hej"), NotProven);
  const other = new Talk({ place, key, role: "visitor" });
  const [forged] = await other.seal("x");
  await assert.rejects(bo.open({ ...forged, role: "helper" }), CannotOpen);
  assert.equal(bo.proven, false);
  await bo.open(byVega((await vega.seal("hej"))[0]));
  assert.equal(bo.proven, true);
  assert.equal((await bo.seal("hej")).length, 1);
});

test("a repeated envelope is refused and said to be one", async () => {
  const { vega, bo } = await pair();
  const [one] = await vega.seal("hej");
  await bo.open(byVega(one));
  await assert.rejects(bo.open(byVega(one)), (error) => error instanceof CannotOpen && error.reason === "repeat");
  await assert.rejects(bo.open({ ...byVega(one), id: crypto.randomUUID() }), { reason: "unreadable" });
});

test("a dropped envelope is seen, and seen to be there when it comes late", async () => {
  const { vega, bo } = await pair();
  const [[first], [second], [third]] = [await vega.seal("1"), await vega.seal("2"), await vega.seal("3")];
  assert.equal((await bo.open(byVega(first))).gap, null);
  const { gap } = await bo.open(byVega(third));
  assert.deepEqual([gap?.from, gap?.to], [1, 1]);
  assert.equal(bo.gaps.length, 1);
  assert.equal((await bo.open(byVega(second))).gap, null);
  assert.deepEqual(bo.gaps, []);
  await assert.rejects(bo.open(byVega(second)), { reason: "repeat" });
});

test("envelopes handed over at once are taken in that order", async () => {
  const { vega, bo } = await pair();
  const sealed = [];
  for (const word of ["1", "2", "3", "4"]) sealed.push(...(await vega.seal(word)));
  const heard = await Promise.all(sealed.map((one) => bo.open(byVega(one))));
  assert.deepEqual(heard.map(({ text, gap }) => [text, gap]), [["1", null], ["2", null], ["3", null], ["4", null]]);
});

test("texts sealed at once never share a counter", async () => {
  const { vega, bo } = await pair();
  const sealed = (await Promise.all(["a".repeat(20_000), "b", "c"].map((text) => vega.seal(text)))).flat();
  assert.equal(new Set(sealed.map((one) => one.id)).size, 5);
  for (const one of sealed) assert.equal((await bo.open(byVega(one))).gap, null);
});

test("one unreadable envelope does not stop the next", async () => {
  const { vega, bo } = await pair();
  const [one] = await vega.seal("hej");
  const results = await Promise.allSettled([
    bo.open({ ...byVega(one), envelope: "hej" }),
    bo.open({ ...byVega(one), envelope: one.envelope.replace(/.$/, "å") }),
    bo.open(byVega(one)),
  ]);
  assert.deepEqual(results.map(({ status }) => status), ["rejected", "rejected", "fulfilled"]);
});

test("a long text waits for its parts and fits the frame", async () => {
  const { vega, bo } = await pair();
  const text = "Det är svårt att säga. 👩‍👩‍👧 ".repeat(1000);
  const sealed = await vega.seal(text);
  assert.ok(sealed.length > 1 && sealed.every(({ envelope }) => envelope.length < 12 * 1024));
  const heard = [];
  for (const one of sealed.toReversed?.() ?? [...sealed].reverse()) heard.push((await bo.open(byVega(one))).text);
  assert.deepEqual(heard.slice(0, -1), heard.slice(0, -1).map(() => null));
  assert.equal(heard.at(-1), text);
  assert.equal(bo.unfinished, 0);
});

test("no family is cut in two, wherever the cut falls", () => {
  const family = "👩🏽‍👩🏽‍👧🏽";
  for (let shift = 0; shift < 30; shift += 1) {
    const parts = split("a".repeat(shift) + family.repeat(1000));
    assert.ok(parts.length > 2);
    for (const { text } of parts) assert.match(text.replaceAll(family, ""), /^a*$/);
  }
  const accents = "a" + "\u0301".repeat(5000);
  assert.equal(split(accents).map(({ text }) => text).join(""), accents);
});

test("a backroom line carries its kind", async () => {
  const key = await newKey();
  const room = { context: "backroom", organisation: "o", line: "l", conversation: "room", segment: 1 };
  const place = await placeFor(room, key);
  const [bo, cleo] = [0, 1].map(() => new Talk({ place, key, role: "colleague" }));
  const [one] = await bo.seal("två rader", { kind: "handover", conversation: "c" });
  const heard = await cleo.open({ ...one, role: "colleague" });
  assert.deepEqual([heard.text, heard.kind, heard.conversation], ["två rader", "handover", "c"]);
  await assert.rejects(bo.seal("x", { kind: "shout" }), RangeError);
});

test("a gap as wide as a counter costs nothing", () => {
  const order = new Order();
  assert.deepEqual(order.take("a", 2 ** 32 - 1), { instance: "a", from: 0, to: 2 ** 32 - 2 });
  assert.equal(order.take("a", 7), null);
  assert.equal(order.take("a", 7), "repeat");
  assert.equal(order.take("b", 0), null);
  assert.deepEqual(order.gaps.map(({ from, to }) => [from, to]), [[0, 6], [8, 2 ** 32 - 2]]);
});

test("parts of two texts are not mixed, and unfinished texts are bounded", () => {
  const groups = new Groups();
  const [part] = split("a".repeat(9000));
  assert.equal(groups.add("i", part), null);
  assert.throws(() => groups.add("i", part), CannotOpen);
  assert.throws(() => groups.add("i", { ...part, number: 2, of: 3 }), CannotOpen);
  assert.equal(groups.add("other sender", part), null);
  for (let count = 0; count < 40; count += 1) groups.add("i", { ...part, group: `g${count}` });
  assert.equal(groups.unfinished, 16);
});
