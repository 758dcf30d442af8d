// Only what the directory holds becomes a link (UP3); rules/links.py is held to the same cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pieces } from "../../../src/frirum/static/frirum/visitor/plain/links.js";

const { approved, cases } = JSON.parse(readFileSync(new URL("../../vectors/links.json", import.meta.url), "utf8"));

test("what stands in the directory is a link and nothing else", () => {
  for (const [text, wanted] of cases) {
    assert.deepEqual(pieces(text, approved).map((piece) => [piece.text, piece.url]), wanted, text);
  }
});

test("without a directory all is text", () => {
  assert.deepEqual(pieces("https://www.bris.se/", []), [{ text: "https://www.bris.se/", url: "" }]);
});
