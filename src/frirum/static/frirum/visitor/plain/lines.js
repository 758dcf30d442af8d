// The log's own lines in words: who came, who can read, what changed.
import { fill } from "./words.js";

/** @typedef {import("./talk.js").Entry} Entry */

const KINDS = "came can_read stopped_reading put_back handed_over helper_lost helper_back closing plain".split(" ");
/** Reasons of an end that have words of their own. */
const ENDS = ["visitor", "helper", "gave_up", "nobody", "lost", "closing", "blocked", "gone"];

/** The sentence of a line, or null for a line that she need not read.
 * @param {Entry} entry @param {Record<string, string>} words */
export function sentence(entry, words) {
  if (entry.kind === "ended") return ending(entry.why, words);
  return KINDS.includes(entry.kind) ? fill(words[`line_${entry.kind}`], { who: entry.who }) : null;
}

/** Why the talk ended, in words.
 * @param {string | null} why @param {Record<string, string>} words */
export const ending = (why, words) => words[ENDS.includes(why ?? "") ? `ended_${why}` : "ended_helper"];

/** Why a bubble was refused, in words.
 * @param {string} why @param {Record<string, string>} words */
export const refusal = (why, words) => words[`no_${why}`] ?? words.no_other;
