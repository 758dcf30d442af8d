/** What was just chosen stays as chosen until the server has said so. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Chosen, KEPT_MS } from "../../../src/frirum/static/frirum/desk/plain/chosen.js";

test("what is on its way is shown as chosen, and only under its name", async () => {
  const chosen = new Chosen();
  const kept = chosen.keep("danger c1", "worried", Promise.resolve({}), () => 100);
  assert.equal(chosen.shown("danger c1", "none", 50), "worried");
  assert.equal(chosen.shown("danger c2", "none", 50), "none");
  await kept;
  assert.equal(chosen.shown("danger c1", "none", 101), "worried"); // answered, but the news have not come
  assert.equal(chosen.shown("danger c1", "worried", 102), "worried");
  assert.equal(chosen.shown("danger c1", "acute", 103), "acute"); // what somebody else chose since
});

test("news that never come do not keep it for ever", async () => {
  const chosen = new Chosen();
  await chosen.keep("young c1", true, Promise.resolve({}), () => 100);
  assert.equal(chosen.shown("young c1", false, 100 + KEPT_MS), false);
});

test("a no takes it back at once, and so does a lost line", async () => {
  const chosen = new Chosen();
  await chosen.keep("young c1", true, Promise.resolve(null), () => 100);
  assert.equal(chosen.shown("young c1", false, 100), false);
  await assert.rejects(chosen.keep("young c1", true, Promise.reject(new Error("gone")), () => 100));
  assert.equal(chosen.shown("young c1", false, 100), false);
});

test("of two quick presses the last one counts", async () => {
  const chosen = new Chosen();
  const first = chosen.keep("phase listen c1", true, Promise.resolve({}), () => 100);
  const second = chosen.keep("phase listen c1", false, new Promise(() => {}), () => 100);
  await first;
  assert.equal(chosen.shown("phase listen c1", true, 200), false);
  assert.ok(second);
});
