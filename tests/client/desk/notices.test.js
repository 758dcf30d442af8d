import assert from "node:assert/strict";
import test from "node:test";
import { Bell, heard, titled } from "../../../src/frirum/static/frirum/desk/plain/notices.js";

/** @param {string} c @param {"here"|"left"} [presence] @returns {any} */
const waits = (c, presence = "here") => ({ c, presence });

test("it rings for somebody new, and each 30 s until somebody takes her", () => {
  const bell = new Bell();
  assert.equal(bell.rings([waits("a")], true, 0), true);
  assert.equal(bell.rings([waits("a")], true, 29_999), false);
  assert.equal(bell.rings([waits("a")], true, 30_000), true);
  assert.equal(bell.rings([], true, 60_000), false);
});

test("a second one rings at once", () => {
  const bell = new Bell();
  bell.rings([waits("a")], true, 0);
  assert.equal(bell.rings([waits("a"), waits("b")], true, 1000), true);
});

test("it is still when she who waited is gone, and on a break", () => {
  const bell = new Bell();
  assert.equal(bell.rings([waits("a", "left")], true, 0), false);
  assert.equal(bell.rings([waits("b")], false, 0), false);
  assert.equal(bell.rings([waits("b")], true, 31_000), true, "back from the break it rings for who still waits");
});

test("the title counts and tells nothing else", () => {
  assert.equal(titled("Chat", 2), "(2) Chat");
  assert.equal(titled("Chat", 0), "Chat");
});

test("a message rings also in a focused tab, if another talk is looked at", () => {
  assert.equal(heard({ by: "visitor" }, "a", "b", true), true);
  assert.equal(heard({ by: "visitor" }, "a", "a", true), false);
  assert.equal(heard({ by: "visitor" }, "a", "a", false), true);
  assert.equal(heard({ by: "helper" }, "a", "b", false), false);
});
