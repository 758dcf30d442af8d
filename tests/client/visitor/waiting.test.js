// What Vega reads while she waits: at once, after ten seconds, after five minutes; honest about what nobody knows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fresh } from "../../../src/frirum/static/frirum/visitor/plain/talk.js";
import { mayAnnounce, sentences, takeYourTime } from "../../../src/frirum/static/frirum/visitor/plain/waiting.js";

const WORDS = {
  in_line: "in line", keep_writing: "write", place: "number {n}", you_are_next: "next", wait_minutes: "{n} minutes",
  wait_minutes_one: "a minute", wait_unknown: "unknown", wait_longer: "long", not_forgotten: "not forgotten", may_not_reach: "late",
};
/** @param {Partial<import("../../../src/frirum/static/frirum/visitor/plain/talk.js").Talk>} more */
const talk = (more) => ({ ...fresh(1), known: true, ...more });

test("at once she is in line and may write; the place does not flash by", () => {
  assert.deepEqual(sentences(talk({ place: 3 }), 0, 9_999, WORDS), ["in line", "write"]);
});

test("after ten seconds the place and the guess", () => {
  assert.deepEqual(sentences(talk({ place: 3, wait: [5, 15] }), 0, 10_000, WORDS), ["in line", "number 3", "15 minutes"]);
  assert.deepEqual(sentences(talk({ place: 1, wait: [0, 1] }), 0, 10_000, WORDS), ["in line", "next", "a minute"]);
  assert.deepEqual(sentences(talk({ place: 40, wait: [60, null] }), 0, 10_000, WORDS), ["in line", "number 40", "long"]);
});

test("when nobody can know, it says so; when we may not reach her, it says so", () => {
  assert.deepEqual(sentences(talk({ place: null, wait: null, late: true }), 0, 10_000, WORDS), ["in line", "unknown", "late"]);
});

test("after five minutes nobody has forgotten her", () => {
  assert.equal(sentences(talk({}), 0, 299_999, WORDS).includes("not forgotten"), false);
  assert.equal(sentences(talk({}), 0, 300_000, WORDS).includes("not forgotten"), true);
});

test("read aloud at most each half minute", () => {
  assert.equal(mayAnnounce(null, 0), true);
  assert.equal(mayAnnounce(0, 29_999), false);
  assert.equal(mayAnnounce(0, 30_000), true);
});

test("silence is normal: the first hint after ten minutes, only while they talk", () => {
  assert.equal(takeYourTime(talk({ state: "open" }), 0, 599_999), false);
  assert.equal(takeYourTime(talk({ state: "open" }), 0, 600_000), true);
  assert.equal(takeYourTime(talk({ state: "waiting" }), 0, 600_000), false);
});
