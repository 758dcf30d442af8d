import assert from "node:assert/strict";
import { test } from "node:test";

import { step } from "../../../src/frirum/static/frirum/office/plain/grid.js";

const ROWS = [4, 2, 4];

test("arrows move by one and stay inside", () => {
  assert.deepEqual(step(ROWS, [0, 1], "ArrowRight"), [0, 2]);
  assert.deepEqual(step(ROWS, [0, 3], "ArrowRight"), [0, 3]);
  assert.deepEqual(step(ROWS, [0, 0], "ArrowLeft"), [0, 0]);
  assert.deepEqual(step(ROWS, [0, 0], "ArrowUp"), [0, 0]);
  assert.deepEqual(step(ROWS, [2, 1], "ArrowDown"), [2, 1]);
});

test("a shorter row catches at its end", () => {
  assert.deepEqual(step(ROWS, [0, 3], "ArrowDown"), [1, 1]);
  assert.deepEqual(step(ROWS, [2, 3], "ArrowUp"), [1, 1]);
});

test("home and end, and a key that does not move", () => {
  assert.deepEqual(step(ROWS, [2, 2], "Home"), [2, 0]);
  assert.deepEqual(step(ROWS, [2, 2], "End"), [2, 3]);
  assert.equal(step(ROWS, [2, 2], "a"), null);
});
