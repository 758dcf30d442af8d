import assert from "node:assert/strict";
import { test } from "node:test";

import { digit, folded, found } from "../../../src/frirum/static/frirum/coding/plain/find.js";

const topics = ["Det som kommer efteråt › Skam, skuld", "Det som kommer efteråt › Ångest, panik", "Skola och arbete", "Familj › Vänner", "Sorg"]
  .map((path) => ({ value: path, path }));
const names = (/** @type {string} */ typed) => found(topics, typed).map((one) => one.path.split("› ").at(-1));

test("a few letters find a topic by its own name first", () => {
  assert.deepEqual(names("sk"), ["Skam, skuld", "Skola och arbete"]);
  assert.deepEqual(names("skuld"), ["Skam, skuld"]);
  assert.deepEqual(names("sor"), ["Sorg"]);
});

test("dots and rings may be left out, and may be typed", () => {
  assert.deepEqual(names("angest"), ["Ångest, panik"]);
  assert.deepEqual(names("ång"), ["Ångest, panik"]);
  assert.equal(folded("Nærtstående Ø"), "naertstaende o");
});

test("a main topic finds what stands under it, and nothing typed finds all", () => {
  assert.deepEqual(names("efter"), ["Skam, skuld", "Ångest, panik"]);
  assert.equal(found(topics, "  ").length, topics.length);
  assert.deepEqual(names("xyz"), []);
});

test("letters in the middle of a word come last", () => {
  assert.deepEqual(names("or"), ["Sorg"]);
});

test("a digit means a choice only when there are so many", () => {
  assert.equal(digit("1", 4), 0);
  assert.equal(digit("4", 4), 3);
  assert.equal(digit("5", 4), null);
  assert.equal(digit("0", 4), null);
  assert.equal(digit("a", 4), null);
});
