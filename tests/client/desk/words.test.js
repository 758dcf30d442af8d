import assert from "node:assert/strict";
import test from "node:test";
import { closing, loginEnds } from "../../../src/frirum/static/frirum/desk/plain/bars.js";
import { Teller } from "../../../src/frirum/static/frirum/desk/plain/typing.js";
import { Undo } from "../../../src/frirum/static/frirum/desk/plain/undo.js";
import { age, calledHerself, clock, fill, firstWords, lasting } from "../../../src/frirum/static/frirum/desk/plain/words.js";

const MINUTE = 60_000;
const texts = { under_a_minute: "under a minute", minutes: "{n} min", hours: "{h} h {m} min" };

test("how long is said in words", () => {
  assert.equal(lasting(59_000, texts), "under a minute");
  assert.equal(lasting(-5, texts), "under a minute");
  assert.equal(lasting(12 * MINUTE, texts), "12 min");
  assert.equal(lasting(75 * MINUTE, texts), "1 h 15 min");
  assert.equal(fill("{who} och {x}", { who: "Bo" }), "Bo och {x}");
});

test("waiting is coloured at five and fifteen minutes", () => {
  assert.deepEqual([0, 5 * MINUTE, 15 * MINUTE].map(age), ["new", "long", "too_long"]);
});

test("a clock time stands in the line's zone", () => {
  assert.equal(clock("2026-07-01T19:00:00Z", "sv", "Europe/Stockholm"), "21:00");
  assert.equal(clock(null, "sv"), "");
});

test("first words are one line, cut between whole characters", () => {
  assert.equal(firstWords("Hej\n\n hej", 20), "Hej hej");
  assert.equal(firstWords("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2), "👩‍👩‍👧👩‍👩‍👧…");
});

test("closing is told at fifteen and five minutes, then that it has closed", () => {
  const door = { state: "open", closes: "2026-01-01T21:00:00Z", closed_early: false };
  const at = Date.parse(door.closes);
  assert.equal(closing(door, at - 15 * MINUTE - 1), null);
  assert.deepEqual(closing(door, at - 15 * MINUTE), { bar: "soon", minutes: 15 });
  assert.deepEqual(closing(door, at - 5 * MINUTE), { bar: "very_soon", minutes: 5 });
  assert.equal(closing(door, at)?.bar, "closed");
  assert.equal(closing({ state: "closed_early", closes: null, closed_early: true }, at)?.bar, "closed_early");
  assert.equal(closing({ state: "open", closes: null, closed_early: false }, at), null);
});

test("the log-in warns before it ends", () => { // SA11
  assert.equal(loginEnds(10 * MINUTE, 0), null);
  assert.equal(loginEnds(5 * MINUTE, 0), 5);
  assert.equal(loginEnds(null, 0), null);
});

test("a deed is done after five seconds, or never when it was undone", () => {
  const undo = new Undo();
  let done = 0;
  undo.later("end a", () => done++, 0);
  undo.tick(4999);
  assert.equal(done, 0);
  undo.tick(5000);
  undo.tick(6000);
  assert.equal(done, 1);
  undo.later("end b", () => done++, 0);
  assert.equal(undo.undo("end b"), true);
  undo.tick(9000);
  assert.equal(done, 1);
  assert.equal(undo.undo("end b"), false);
});

test("writing is told at once, then at most every five seconds, and that it stopped", () => { // WS12
  const teller = new Teller();
  assert.deepEqual([0, 100, 4999, 5000].map((at) => teller.tells(true, at)), [true, null, null, true]);
  assert.equal(teller.tells(false, 5100), false);
  assert.equal(teller.tells(false, 5200), null);
  assert.equal(teller.tells(true, 5300), null, "also after a stop: the server would pass on no more");
  assert.equal(teller.tells(true, 10_000), true);
});

test("a reply calls her only what she chose herself, never a word drawn by chance", () => {
  const words = { label_girl: "Tjej", label_pebble: "Småsten" };
  assert.equal(calledHerself("girl 12", words), "Tjej 12");
  assert.equal(calledHerself("pebble", words), "");
  assert.equal(calledHerself("", words), "");
});
