import assert from "node:assert/strict";
import test from "node:test";
import { bytes, told } from "../../../src/frirum/static/frirum/oncall/plain/device.js";
import { Asked, log, notices } from "../../../src/frirum/static/frirum/desk/plain/oncall.js";

const AT = "2026-03-04T20:00:00Z";
const DUE = "2026-03-04T20:03:00Z";

/** @param {string} who @param {""|"yes"|"no"|"silent"} [answer] @returns {any} */
const call = (who, answer = "") => ({ who, answer, at: AT, due: DUE });

/** @param {object} [more] @returns {any} */
const worry = (more = {}) => ({ ref: "w", c: null, by: "Bo", mine: true, urgency: "now", state: "calling", at: AT, answered: "", asked: false, calls: [call("Siv")], ...more });

test("while somebody is called everybody on duty reads who, and may say that it is over", () => {
  const [one] = notices([worry({ calls: [call("Siv", "silent"), call("Rut")] })], null);
  assert.deepEqual([one?.say, one?.values, one?.can, one?.alarm], ["on_call_calling", { by: "Bo", who: "Rut", n: 2 }, ["over"], false]);
});

test("who is called herself is asked, first of all", () => {
  const shown = notices([worry({ ref: "a" }), worry({ ref: "b", asked: true, urgency: "advice" })], null);
  assert.deepEqual(shown.map((one) => [one.worry, one.say, one.can]), [["b", "on_call_wanted_advice", ["here", "cannot"]], ["a", "on_call_calling", ["over"]]]);
});

test("whoever answered is named, and nobody is an alarm", () => {
  const [answered] = notices([worry({ state: "answered", answered: "Rut", calls: [call("Siv", "silent"), call("Rut", "yes")] })], null);
  assert.equal(answered?.values["who"], "Rut");
  const [nobody] = notices([worry({ state: "exhausted", calls: [] })], null);
  assert.deepEqual([nobody?.say, nobody?.alarm, nobody?.can], ["on_call_exhausted", true, ["over"]]);
});

test("what is closed stands in the log and not above the desk", () => {
  const closed = worry({ state: "closed", calls: [call("Siv", "no"), call("Rut", "yes")] });
  assert.deepEqual(notices([closed], null), []);
  assert.deepEqual(log([closed]).map((row) => [row.say, row.values]), [
    ["on_call_log_now", { by: "Bo" }],
    ["on_call_log_no", { who: "Siv" }],
    ["on_call_log_yes", { who: "Rut" }],
  ]);
});

test("the log begins with the oldest and says when nobody answered", () => {
  const rows = log([worry({ ref: "new", urgency: "advice" }), worry({ ref: "old", state: "exhausted", calls: [call("Siv", "silent")] })]);
  assert.deepEqual(rows.map((row) => row.say), ["on_call_log_now", "on_call_log_silent", "on_call_log_nobody", "on_call_log_advice", "on_call_log_called"]);
  assert.equal(rows[2]?.at, DUE);
  assert.equal(log([worry({ state: "exhausted", calls: [] })])[1]?.at, AT);
});

test("a back-up is asked in before anything else", () => {
  const [one] = notices([worry({ asked: true })], { why: "full", at: AT });
  assert.deepEqual([one?.say, one?.can], ["call_in_full", ["step_in", "not_now"]]);
});

test("it rings once for each thing she is asked", () => {
  const asked = new Asked();
  const one = notices([worry({ asked: true })], null);
  assert.equal(asked.rings(notices([worry()], null)), false);
  assert.equal(asked.rings(one), true);
  assert.equal(asked.rings(one), false);
  assert.equal(asked.rings(notices([worry({ asked: true, state: "exhausted" })], null)), false, "the same worry");
  assert.equal(asked.rings(notices([], { why: "waiting", at: AT })), true);
});

test("a browser's address as the server takes it", () => {
  const keys = { p256dh: "P", auth: "A" };
  assert.deepEqual(told({ endpoint: "https://push.example/x", keys }), { endpoint: "https://push.example/x", ...keys });
  assert.deepEqual(told({}), { endpoint: "", p256dh: "", auth: "" });
  assert.deepEqual([...bytes("-_8")], [251, 255]);
});
