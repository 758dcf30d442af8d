// The line to the server: when to try again, what a closed line means, when to tell that she writes, lines in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ending, refusal, sentence } from "../../../src/frirum/static/frirum/visitor/plain/lines.js";
import { meaning, pause, silent, wait } from "../../../src/frirum/static/frirum/visitor/plain/retry.js";
import { before } from "../../../src/frirum/static/frirum/visitor/plain/timeline.js";
import { tell } from "../../../src/frirum/static/frirum/visitor/plain/typing.js";
import { fill, listed, plural } from "../../../src/frirum/static/frirum/visitor/plain/words.js";

test("each attempt waits longer, never more than twenty seconds, and never all at once", () => {
  assert.equal(wait(0, 0.5), 500);
  assert.equal(wait(3, 0.5), 4000);
  assert.ok(wait(30, 1) < 20_000);
  assert.notEqual(wait(3, 0), wait(3, 1));
});

test("a closed line means what its code says", () => {
  assert.equal(meaning(4409, 0), "elsewhere");
  assert.equal(meaning(4401, 0), "ask");
  assert.equal(meaning(4429, 0), "rest");
  assert.equal(meaning(4503, 0), "again");
  assert.equal(meaning(1006, 0), "again");
  assert.equal(meaning(1006, 2), "ask");
  assert.equal(pause("rest", 0, 0), 30_000);
});

test("a line is silent after 45 seconds without a word", () => {
  assert.equal(silent(0, 44_999), false);
  assert.equal(silent(0, 45_000), true);
});

test("she writes: told at once, then each five seconds, and when the box is empty again", () => {
  const never = { told: false, at: -Infinity };
  assert.equal(tell(never, "h", 0), true);
  assert.equal(tell({ told: true, at: 0 }, "he", 4_999), null);
  assert.equal(tell({ told: true, at: 0 }, "hej", 5_000), true);
  assert.equal(tell({ told: true, at: 0 }, " ", 100), false);
  assert.equal(tell(never, "", 0), null);
  assert.equal(tell({ told: false, at: 0 }, "h", 4_999), null);
});

test("a day is named when it changes, a time after two minutes", () => {
  const dayOf = (/** @type {string} */ at) => at.slice(0, 10);
  const first = "2026-03-04T22:59:00Z";
  assert.deepEqual(before(null, first, dayOf), { day: false, time: true });
  assert.deepEqual(before(first, "2026-03-04T23:00:59Z", dayOf), { day: false, time: false });
  assert.deepEqual(before(first, "2026-03-04T23:01:01Z", dayOf), { day: false, time: true });
  assert.deepEqual(before(first, "2026-03-05T00:00:00Z", dayOf), { day: true, time: true });
});

const entry = { seq: 1, kind: "came", by: null, who: "Bo", id: null, seg: 1, e: null, at: "", why: null, text: null, part: false, fault: null, gap: false };

test("who came is said by name; what she need not read is not said", () => {
  assert.equal(sentence(entry, { line_came: "{who} is here" }), "Bo is here");
  assert.equal(sentence({ ...entry, kind: "segment" }, {}), null);
  assert.equal(sentence({ ...entry, kind: "ended", why: "closing" }, { ended_closing: "closed" }), "closed");
});

test("an end or a refusal without words of its own has general ones", () => {
  assert.equal(ending("something", { ended_helper: "over" }), "over");
  assert.equal(refusal("other_bytes", { no_other: "not taken" }), "not taken");
  assert.equal(refusal("ended", { no_ended: "over", no_other: "not taken" }), "over");
});

test("holes are filled, what is unknown stays; names are listed as her language does", () => {
  assert.equal(fill("{who} and {what}", { who: "Bo" }), "Bo and {what}");
  assert.equal(plural({ m: "{n} minutes", m_one: "a minute" }, "m", 1), "a minute");
  assert.equal(listed(["Bo", "Cleo"], "sv"), "Bo och Cleo");
});
