// What Vega wrote stays until it is acknowledged, goes out in her order, and is sent again byte for byte.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as outbox from "../../../src/frirum/static/frirum/visitor/plain/outbox.js";

const sealed = (/** @type {string[]} */ ...ids) => ids.map((id) => ({ id, envelope: `e-${id}` }));
const box = () => outbox.add(outbox.add([], "one", sealed("a"), 1, 0), "long", sealed("b", "c"), 1, 0);
const ids = (/** @type {{id: string}[]} */ pieces) => pieces.map((piece) => piece.id);

test("everything unacknowledged is due, in order, with the same bytes", () => {
  assert.deepEqual(ids(outbox.due(box(), 0)), ["a", "b", "c"]);
  const again = outbox.due(outbox.acked(box(), "b"), 60_000);
  assert.deepEqual(again.map((piece) => piece.e), ["e-a", "e-c"]);
});

test("a bubble says nothing, then Sending, then late; an ack makes it sent", () => {
  const [first] = box();
  assert.equal(outbox.standing(first, 299), "quiet");
  assert.equal(outbox.standing(first, 300), "sending");
  assert.equal(outbox.standing(first, 15_000), "late");
  assert.equal(outbox.standing(outbox.acked(box(), "a")[0], 60_000), "sent");
});

test("a long text is sent only when all its parts are", () => {
  const half = outbox.acked(box(), "b")[1];
  assert.equal(outbox.standing(half, 100), "quiet");
  assert.equal(outbox.standing(outbox.acked(outbox.acked(box(), "b"), "c")[1], 100), "sent");
});

test("slow down holds back what follows, and then goes on by itself", () => {
  const slowed = outbox.refused(box(), { id: "a", why: "slow_down", wait: 4 }, 1000);
  assert.deepEqual(outbox.due(slowed, 4999), []);
  assert.equal(outbox.nextDue(slowed, 1000), 5000);
  assert.deepEqual(ids(outbox.due(slowed, 5000)), ["a", "b", "c"]);
  assert.equal(outbox.nextDue(slowed, 5000), null);
});

test("what cannot be taken is never sent again, and the rest goes on", () => {
  const refused = outbox.refused(box(), { id: "a", why: "ended" }, 0);
  assert.deepEqual(ids(outbox.due(refused, 0)), ["b", "c"]);
  assert.equal(outbox.standing(refused[0], 0), "refused");
});

test("words refused for their old segment are found, to be sealed anew", () => {
  const [old, rest] = outbox.outdated(outbox.refused(box(), { id: "b", why: "old_segment" }, 0));
  assert.deepEqual(old.map((bubble) => bubble.text), ["long"]);
  assert.deepEqual(rest.map((bubble) => bubble.text), ["one"]);
});

test("a bubble leaves the box when all of it stands in the log", () => {
  assert.equal(outbox.left(box(), new Set(["a", "b"])).length, 1);
  assert.equal(outbox.left(box(), new Set(["a", "b", "c"])).length, 0);
});

test("Try again makes a bubble due at once", () => {
  const slowed = outbox.refused(box(), { id: "a", why: "busy", wait: 60 }, 0);
  assert.deepEqual(ids(outbox.due(outbox.again(slowed, "a", 1), 1)), ["a", "b", "c"]);
});
