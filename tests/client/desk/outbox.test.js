import assert from "node:assert/strict";
import test from "node:test";
import { Outbox } from "../../../src/frirum/static/frirum/desk/plain/outbox.js";

const one = { id: "a", c: "t", seg: 1, e: "sealed", text: "Hej" };
const two = { id: "b", c: null, seg: 1, e: "sealed too", text: "Psst" };

test("what is written is sent once, and again byte for byte while no answer comes", () => {
  const box = new Outbox();
  box.put(one, 0);
  assert.deepEqual(box.due(0).map((item) => item.e), ["sealed"]);
  assert.deepEqual(box.due(100), []);
  assert.deepEqual(box.due(4000).map((item) => item.e), ["sealed"]);
});

test("an answered message leaves, and its repeated answer does nothing", () => {
  const box = new Outbox();
  box.put(one, 0);
  assert.equal(box.acked("a")?.text, "Hej");
  assert.equal(box.acked("a"), null);
  assert.deepEqual(box.due(9000), []);
});

test("on a new line everything unanswered goes again at once, in order", () => {
  const box = new Outbox();
  box.put(one, 0);
  box.put(two, 1);
  box.due(1);
  box.reconnect(10);
  assert.deepEqual(box.due(10).map((item) => item.id), ["a", "b"]);
});

test("slow down waits as long as it was told; a refusal stays to be tried again", () => {
  const box = new Outbox();
  box.put(one, 0);
  box.refused("a", "slow_down", 5, 0);
  assert.deepEqual(box.due(4999), []);
  assert.equal(box.due(5000).length, 1);
  box.refused("a", "not_member", 0, 6000);
  assert.deepEqual(box.due(60_000), []);
  assert.equal(box.of("t")[0]?.why, "not_member");
  box.again("a", 60_000);
  assert.equal(box.due(60_000).length, 1);
});

test("a talk and the backroom are told apart", () => {
  const box = new Outbox();
  box.put(one, 0);
  box.put(two, 0);
  assert.deepEqual(box.of(null).map((item) => item.id), ["b"]);
  assert.deepEqual(box.of("t").map((item) => item.id), ["a"]);
});
