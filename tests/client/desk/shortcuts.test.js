import assert from "node:assert/strict";
import test from "node:test";
import { CHORDS, chordOf, deedOf, entered, remapped } from "../../../src/frirum/static/frirum/desk/plain/shortcuts.js";

/** @param {Partial<import("../../../src/frirum/static/frirum/desk/plain/shortcuts.js").Press>} press */
const key = (press) => ({ key: "", code: "", altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...press });
const usual = { chords: { ...CHORDS }, on: true };

test("Alt+T takes, also where Option writes another letter", () => {
  assert.equal(deedOf(key({ key: "t", code: "KeyT", altKey: true }), usual, true), "take");
  assert.equal(deedOf(key({ key: "†", code: "KeyT", altKey: true }), usual, true), "take");
  assert.equal(deedOf(key({ key: "ArrowDown", code: "ArrowDown", altKey: true }), usual, true), "next");
});

test("å, ä, ö, @, { and } are left alone on Nordic keyboards", () => {
  for (const sign of ["å", "ä", "ö", "æ", "ø", "Å", "Ö"]) {
    assert.equal(deedOf(key({ key: sign, code: "BracketLeft" }), usual, true), null);
    assert.equal(chordOf(key({ key: sign, code: "KeyA", altKey: true })), null);
  }
  const altGraph = (/** @type {string} */ name) => name === "AltGraph";
  for (const [sign, code] of [["@", "Digit2"], ["{", "Digit7"], ["}", "Digit0"], ["€", "KeyE"]]) {
    assert.equal(deedOf(key({ key: sign, code, getModifierState: altGraph }), usual, true), null);
    assert.equal(deedOf(key({ key: sign, code, altKey: true, getModifierState: altGraph }), usual, true), null);
    assert.equal(deedOf(key({ key: sign, code, altKey: true, ctrlKey: true }), usual, true), null, "AltGr as Ctrl+Alt");
  }
});

test("a letter alone is never a deed, and ? only outside a text box", () => {
  assert.equal(deedOf(key({ key: "t", code: "KeyT" }), usual, false), null);
  assert.equal(deedOf(key({ key: "?", code: "Minus", shiftKey: true }), usual, false), "keys");
  assert.equal(deedOf(key({ key: "?", code: "Minus", shiftKey: true }), usual, true), null);
});

test("an IME and a held key are no chords", () => {
  assert.equal(chordOf(key({ key: "t", code: "KeyT", altKey: true, isComposing: true })), null);
  assert.equal(chordOf(key({ key: "t", code: "KeyT", altKey: true, repeat: true })), null);
});

test("chords can be put off; Ctrl+K stays", () => {
  const off = { ...usual, on: false };
  assert.equal(deedOf(key({ key: "t", code: "KeyT", altKey: true }), off, false), null);
  assert.equal(deedOf(key({ key: "k", code: "KeyK", ctrlKey: true }), off, true), "palette");
});

test("a chord belongs to one deed: the other gets the one that is free", () => {
  const changed = remapped(usual.chords, "take", "Alt+E");
  assert.equal(changed?.["take"], "Alt+E");
  assert.equal(changed?.["end"], "Alt+T");
  assert.equal(remapped(usual.chords, "take", "Ctrl+E"), null);
  assert.equal(remapped(usual.chords, "nothing", "Alt+E"), null);
});

test("Enter sends and Shift+Enter makes a line, or the other way round", () => {
  assert.equal(entered(key({ key: "Enter" }), true), "send");
  assert.equal(entered(key({ key: "Enter", shiftKey: true }), true), null);
  assert.equal(entered(key({ key: "Enter" }), false), null);
  assert.equal(entered(key({ key: "Enter", ctrlKey: true }), false), "send");
  assert.equal(entered(key({ key: "Enter", isComposing: true }), true), null);
});
