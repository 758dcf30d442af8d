import assert from "node:assert/strict";
import { test } from "node:test";

import { Gathered, nameOf } from "../../../src/frirum/static/frirum/office/plain/gathered.js";

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

test("lines are counted across parcels, however they are cut", () => {
  const file = new Gathered(new Headers({ "Frirum-Lines": "4" }));
  assert.equal(file.part, 0);
  file.add(bytes("one\ntw"));
  assert.equal(file.part, 0.25);
  file.add(bytes("o\nthree\n"));
  assert.equal(file.part, 0.75);
  file.add(bytes("four\nfive\n"));
  assert.equal(file.part, 1);
});

test("bytes are counted where only the length is said", () => {
  const file = new Gathered(new Headers({ "Content-Length": "8" }));
  file.add(bytes("a\nb\n"));
  assert.equal(file.part, 0.5);
});

test("nobody said how much it would be", () => {
  const file = new Gathered(new Headers());
  file.add(bytes("a\n"));
  assert.equal(file.part, null);
});

test("a file has a name, and a page has none", () => {
  assert.equal(nameOf('attachment; filename="figures-all.csv"'), "figures-all.csv");
  assert.equal(nameOf('attachment; filename="../secret"'), null);
  assert.equal(nameOf("inline"), null);
  assert.equal(nameOf(null), null);
});
