import assert from "node:assert/strict";
import test from "node:test";
import { expand, inserted, matching, slashAt } from "../../../src/frirum/static/frirum/desk/plain/replies.js";

const replies = [
  { shortcut: "hej", language: "sv", text: "Hej, jag heter {alias}." },
  { shortcut: "hej", language: "en", text: "Hello, I am {alias}." },
  { shortcut: "tack-hej", language: "sv", text: "Tack." },
];

test("a slash begins a word, or is only a slash", () => {
  assert.deepEqual(slashAt("/he", 3), { start: 0, word: "he" });
  assert.deepEqual(slashAt("Ja /hö", 6), { start: 3, word: "hö" });
  assert.equal(slashAt("och/eller", 9), null);
  assert.equal(slashAt("/he j", 5), null);
});

test("her language first, beginnings before middles", () => {
  assert.deepEqual(matching(replies, "hej", "sv").map((one) => one.shortcut + one.language), ["hejsv", "tack-hejsv", "hejen"]);
  assert.deepEqual(matching(replies, "zzz", "sv"), []);
});

test("names are filled in; one that is not known blocks the insert", () => {
  assert.deepEqual(expand("Hej, {alias}.", { alias: "Bo" }), { text: "Hej, Bo.", missing: [] });
  assert.deepEqual(expand("Vi stänger {closes}.", { closes: "" }).missing, ["closes"]);
  assert.deepEqual(expand("{constructor}", {}).missing, ["constructor"]);
});

test("the reply stands where the slash was, and the caret after it", () => {
  assert.deepEqual(inserted("Ja /he och", 3, 6, "Hej"), { text: "Ja Hej och", caret: 6 });
});
