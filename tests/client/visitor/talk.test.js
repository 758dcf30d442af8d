// Vega's page keeps one log: nothing twice, nothing skipped, and only what the server told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { apply, fresh, isTyping, mayWrite, misses, opened } from "../../../src/frirum/static/frirum/visitor/plain/talk.js";

const AT = "2026-03-04T19:00:00Z";
const said = (/** @type {number} */ seq, by = "helper") => ({ t: "said", seq, by, who: "Bo", id: `id-${seq}`, seg: 1, e: "x", at: AT });
const facts = (/** @type {object} */ more) => ({ t: "talk", state: "open", seg: 1, plain: false, ...more });

test("entries come in the server's order, each once", () => {
  let talk = apply(fresh(1), said(1), 0);
  talk = apply(talk, said(1), 0);
  talk = apply(talk, said(2), 0);
  assert.deepEqual(talk.entries.map((entry) => entry.seq), [1, 2]);
  assert.equal(talk.last, 2);
});

test("a hole is noticed and not jumped over", () => {
  const talk = apply(fresh(1), said(1), 0);
  assert.equal(misses(talk, said(3)), true);
  assert.equal(apply(talk, said(3), 0), talk);
  assert.equal(misses(talk, said(2)), false);
});

test("a pulse and an ack tell of what this page lacks", () => {
  const talk = apply(fresh(1), said(1), 0);
  assert.equal(misses(talk, { t: "pulse", seq: 2 }), true);
  assert.equal(misses(talk, { t: "pulse", seq: 1 }), false);
  assert.equal(misses(talk, { t: "ack", seq: 3 }), true);
  assert.equal(misses(talk, { t: "ack", seq: 2 }), false);
});

test("an entry is shown when it is opened; a part waits; a fault is told", () => {
  let talk = apply(apply(fresh(1), said(1), 0), said(2), 0);
  talk = opened(talk, 1, { text: null });
  talk = opened(talk, 2, { text: null, fault: "unreadable" });
  assert.equal(talk.entries[0].part, true);
  assert.equal(talk.entries[1].part, false);
  assert.equal(talk.entries[1].fault, "unreadable");
});

test("Bo's dots stop when he speaks, after twelve seconds, and with the talk", () => {
  let talk = apply(fresh(1), facts({}), 0);
  talk = apply(talk, { t: "typing", on: true, who: "Bo" }, 1000);
  assert.equal(isTyping(talk, 12_999), true);
  assert.equal(isTyping(talk, 13_000), false);
  assert.equal(isTyping(apply(talk, said(1), 2000), 2000), false);
  assert.equal(isTyping(apply(talk, facts({ state: "ended" }), 2000), 2000), false);
});

test("she may write while waiting and open, not when it ended or is paused", () => {
  const at = (/** @type {object} */ more) => apply(fresh(1), facts(more), 0);
  assert.equal(mayWrite(at({ state: "waiting" })), true);
  assert.equal(mayWrite(at({})), true);
  assert.equal(mayWrite(at({ state: "ended" })), false);
  assert.equal(mayWrite(at({ paused: true })), false);
});

test("a frame of another kind changes nothing", () => {
  const talk = fresh(1);
  assert.equal(apply(talk, { t: "keys", keys: [] }, 0), talk);
});
