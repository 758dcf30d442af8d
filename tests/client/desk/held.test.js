import assert from "node:assert/strict";
import { test } from "node:test";
import { HELD_FOR_MS, Held } from "../../../src/frirum/static/frirum/desk/plain/held.js";

test("what is sent before the talk has come goes in order as soon as it can", () => {
  const held = new Held();
  held.put("a", "Hej", 0);
  held.put("a", "Jag heter Bo", 5);
  held.put("b", "Hallå", 5);
  assert.deepEqual(held.of("a").map((one) => [one.text, one.state]), [["Hej", "sending"], ["Jag heter Bo", "sending"]]);
  assert.deepEqual(held.due(() => false, 100), []);
  assert.deepEqual(held.due((c) => c === "a", 100), [{ c: "a", goes: ["Hej", "Jag heter Bo"], back: "" }]);
  assert.deepEqual(held.of("a"), []);
  assert.equal(held.of("b").length, 1);
});

test("a talk that never comes gives her words back", () => {
  const held = new Held();
  held.put("a", "Hej", 0);
  held.put("a", "du", 9);
  assert.deepEqual(held.due(() => false, HELD_FOR_MS), []);
  assert.deepEqual(held.due(() => false, HELD_FOR_MS + 1), [{ c: "a", goes: [], back: "Hej\ndu" }]);
  assert.deepEqual(held.due(() => true, HELD_FOR_MS + 2), []);
});
