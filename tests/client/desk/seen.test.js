import assert from "node:assert/strict";
import test from "node:test";
import { Seen } from "../../../src/frirum/static/frirum/desk/plain/seen.js";

/** @param {string} c @param {number} seq @param {string} [by] @returns {any} */
const said = (c, seq, by = "visitor") => ({ c, seq, by, kind: "said", who: "", at: "" });
/** @param {string[]} talks @param {string[]} [queue] @returns {any} */
const desk = (talks, queue = []) => ({
  talks: talks.map((c, at) => ({ c, began: `2026-01-01T20:0${at}:00Z`, ended: null })),
  queue: queue.map((c) => ({ c })),
  room: { ref: "room", seg: 1, seq: 0 },
});

test("unread counts her messages since the talk was looked at, not ours", () => {
  const seen = new Seen();
  seen.desks(desk(["a"]));
  seen.entry("a", said("a", 1));
  seen.entry("a", said("a", 2, "helper"));
  assert.equal(seen.unread("a"), 1);
  seen.look("a");
  assert.equal(seen.unread("a"), 0);
});

test("what is no longer shown is forgotten, with its words", () => {
  const seen = new Seen();
  seen.desks(desk(["a"], ["b"]));
  seen.entry("a", said("a", 1));
  seen.entry("b", said("b", 1));
  assert.deepEqual([...seen.desks(desk(["a"]))], ["b"], "and it is told which, so that their keys read anew");
  assert.deepEqual([...seen.logs.keys()], ["a"]);
  assert.deepEqual(seen.after(), { after: { a: 1 }, room: 0 });
});

test("another backroom begins an empty log", () => {
  const seen = new Seen();
  seen.desks(desk([]));
  seen.room.apply(said("", 1));
  seen.desks(desk([]));
  assert.equal(seen.room.seq, 1);
  seen.desks({ ...desk([]), room: { ref: "other", seg: 0, seq: 0 } });
  assert.equal(seen.room.seq, 0);
});

test("writing fades after twelve seconds, or when the message comes", () => {
  const seen = new Seen();
  seen.types("a", true, "", 0);
  assert.equal(seen.typer("a", 11_999), "");
  assert.equal(seen.typer("a", 12_000), null);
  seen.types("a", true, "", 20_000);
  seen.entry("a", said("a", 1));
  assert.equal(seen.typer("a", 20_001), null);
});

test("next and previous go round her own talks", () => {
  const seen = new Seen();
  seen.desks(desk(["a", "b", "c"]));
  assert.equal(seen.neighbour("c", 1), "a");
  assert.equal(seen.neighbour("a", -1), "c");
  assert.equal(seen.neighbour(null, 1), "a");
  assert.equal(seen.neighbour("gone", -1), "c");
  seen.desks(desk([]));
  assert.equal(seen.neighbour("a", 1), null);
});

test("how far our words came is known of the talks she sits in, and of no other", () => {
  const seen = new Seen();
  seen.desks(desk(["a"]));
  seen.reaches("a", 4, 2);
  seen.reaches("gone", 9, 9);
  assert.equal(seen.talk("a")?.delivered, 4);
  assert.equal(seen.talk("a")?.seen, 2);
});

test("a talk that went to a colleague keeps its name until the backroom is another one", () => {
  const seen = new Seen();
  const label = "girl 15";
  seen.desks({ ...desk([]), talks: [{ c: "a", label, ended: null }] });
  seen.desks(desk([]));
  assert.equal(seen.names.get("a"), label);
  seen.desks({ ...desk([]), room: { ref: "other", seg: 0, seq: 0 } });
  assert.equal(seen.names.get("a"), undefined);
});
