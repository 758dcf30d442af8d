/** Asking for help: which sentence stands for a worry or for a call-in, and what she can do about it (ST4, ST10). */

/** @typedef {{who: string, answer: ""|"yes"|"no"|"silent", at: string, due: string}} Call */

/**
 * @typedef {object} Worry
 * @property {string} ref
 * @property {string|null} c the talk, for those who sit in it
 * @property {string} by who asked
 * @property {boolean} mine
 * @property {"now"|"advice"} urgency
 * @property {"calling"|"answered"|"exhausted"|"closed"} state
 * @property {string} at
 * @property {string} answered who answered
 * @property {boolean} asked whether this volunteer was called and may still answer
 * @property {Call[]} calls
 */

/** @typedef {{why: "waiting"|"full", at: string}} CallIn */

/**
 * @typedef {object} Notice
 * @property {string} key
 * @property {string} say the name of its sentence
 * @property {Record<string, string|number>} values
 * @property {boolean} alarm
 * @property {("here"|"cannot"|"over"|"step_in"|"not_now")[]} can
 * @property {string} worry its public id, "" for a call-in
 */

/**
 * What stands above the desk: first what she is asked herself.
 * @param {Worry[]} worries @param {CallIn|null} callIn
 * @returns {Notice[]}
 */
export function notices(worries, callIn) {
  const open = worries.filter((one) => one.state !== "closed").map(notice);
  /** @type {Notice[]} */
  const own = callIn ? [{ key: `call-in ${callIn.at}`, say: `call_in_${callIn.why}`, values: {}, alarm: true, can: ["step_in", "not_now"], worry: "" }] : [];
  return [...own, ...open.filter((one) => one.can[0] === "here"), ...open.filter((one) => one.can[0] !== "here")];
}

/** @param {Worry} one @returns {Notice} */
function notice(one) {
  const last = one.calls.at(-1);
  const values = { by: one.by, who: one.state === "answered" ? one.answered : (last?.who ?? ""), n: one.calls.length };
  /** @type {{key: string, values: typeof values, worry: string}} */
  const same = { key: `${one.ref} ${one.state} ${one.calls.length} ${one.asked} ${one.urgency}`, values, worry: one.ref };
  if (one.asked) return { ...same, say: `on_call_wanted_${one.urgency}`, alarm: true, can: ["here", "cannot"] };
  return { ...same, say: `on_call_${one.state}`, alarm: one.state === "exhausted", can: ["over"] };
}

/**
 * The log of the shift, the oldest first: who asked, and what became of each call.
 * @param {Worry[]} worries
 * @returns {{key: string, at: string, say: string, values: Record<string, string>}[]}
 */
export function log(worries) {
  /** @param {string} key @param {string} at @param {string} say @param {Record<string, string>} values */
  const row = (key, at, say, values) => ({ key, at, say: `on_call_log_${say}`, values });
  return [...worries].reverse().flatMap((one) => [
    row(one.ref, one.at, one.urgency, { by: one.by }),
    ...one.calls.map((call) => row(`${one.ref} ${call.who} ${call.answer}`, call.at, call.answer || "called", { who: call.who })),
    ...(one.state === "exhausted" ? [row(`${one.ref} nobody`, one.calls.at(-1)?.due ?? one.at, "nobody", {})] : []),
  ]);
}

/** Rings once for each thing that she is asked. */
export class Asked {
  constructor() {
    /** @type {Set<string>} */
    this.rung = new Set();
  }

  /** Whether there is something new to answer. @param {Notice[]} shown */
  rings(shown) {
    const now = shown.filter((one) => one.can.includes("here") || one.can.includes("step_in")).map((one) => one.worry || one.key);
    const fresh = now.some((one) => !this.rung.has(one));
    this.rung = new Set(now);
    return fresh;
  }
}
