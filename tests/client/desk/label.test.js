import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenLabel, labelled } from "../../../src/frirum/static/frirum/desk/plain/label.js";

const texts = { label_girl: "Tjej", label_pebble: "Småsten", label_aged: "{word} {age}" };

test("a visitor is called in the desk's language", () => {
  assert.equal(labelled("girl 12", texts), "Tjej 12");
  assert.equal(labelled("girl", texts), "Tjej");
  assert.equal(labelled("pebble", texts), "Småsten");
});

test("what is no label of ours is not shown", () => {
  for (const other of ["", "Anna", "aged", "constructor 3"]) assert.equal(labelled(other, texts), "", other);
});

test("a reply calls her only what she chose herself", () => {
  assert.equal(chosenLabel("girl 12", texts), "Tjej 12");
  assert.equal(chosenLabel("pebble", texts), "");
});
