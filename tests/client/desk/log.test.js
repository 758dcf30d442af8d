import assert from "node:assert/strict";
import test from "node:test";
import { Log } from "../../../src/frirum/static/frirum/desk/plain/log.js";

/** @param {number} seq */
const said = (seq) => ({ seq, kind: "said", who: "", at: "2026-01-01T20:00:00Z" });

test("entries are applied in the server's order, and one that came before is dropped", () => {
  const log = new Log();
  assert.deepEqual([1, 2, 2, 1].map((seq) => log.apply(said(seq))), ["new", "new", "known", "known"]);
  assert.deepEqual(log.entries.map((one) => one.seq), [1, 2]);
});

test("a gap is told and nothing is applied across it", () => {
  const log = new Log();
  log.apply(said(1));
  assert.equal(log.apply(said(3)), "gap");
  assert.equal(log.seq, 1);
});

test("what is missing is asked for once, and again on a new line", () => {
  const log = new Log();
  assert.ok(log.lacks(2));
  assert.equal(log.ask(), 0);
  assert.equal(log.lacks(2), false);
  log.reconnect();
  assert.ok(log.lacks(2));
  assert.equal(log.lacks(0), false);
});
