// QE7: two keys lead out; writing in capitals does not. Enter sends or not, as she wants.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING, pressed, sends } from "../../../src/frirum/static/frirum/visitor/plain/pressed.js";

/** @param {[string, number][]} keys */
function leaves(...keys) {
  let presses = NOTHING;
  return keys.some(([key, at]) => {
    const now = pressed(presses, key, at);
    presses = now.presses;
    return now.leave;
  });
}

test("Esc twice leaves, once or slowly does not", () => {
  assert.equal(leaves(["Escape", 0], ["Escape", 800]), true);
  assert.equal(leaves(["Escape", 0]), false);
  assert.equal(leaves(["Escape", 0], ["Escape", 801]), false);
});

test("Shift three times leaves, twice does not", () => {
  assert.equal(leaves(["Shift", 0], ["Shift", 500], ["Shift", 1500]), true);
  assert.equal(leaves(["Shift", 0], ["Shift", 500]), false);
});

test("capital letters and other keys in between never leave", () => {
  assert.equal(leaves(["Shift", 0], ["H", 100], ["Shift", 200], ["E", 300], ["Shift", 400], ["J", 500]), false);
  assert.equal(leaves(["Escape", 0], ["a", 100], ["Escape", 200]), false);
});

test("Enter sends where it should, Shift+Enter and unfinished signs never", () => {
  const enter = { key: "Enter", shiftKey: false, isComposing: false };
  assert.equal(sends(enter, true), true);
  assert.equal(sends(enter, false), false);
  assert.equal(sends({ ...enter, shiftKey: true }, true), false);
  assert.equal(sends({ ...enter, isComposing: true }, true), false);
  assert.equal(sends({ ...enter, key: "a" }, true), false);
});
