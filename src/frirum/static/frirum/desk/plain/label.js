/** What a visitor is called: kept as a neutral code ("girl 12", "pebble"), said in the desk's own language. */

import { fill } from "./words.js";

/** @typedef {import("./words.js").Texts} Texts */

const CHOSEN = new Set(["girl", "boy", "woman", "man", "person"]);

/**
 * A label as this desk says it; empty when it is none that is known here.
 * @param {string} label @param {Texts} texts
 */
export function labelled(label, texts) {
  const [code = "", age] = label.split(" ");
  const word = code === "aged" ? "" : texts[`label_${code}`];
  if (!word) return "";
  return age ? fill(texts["label_aged"] ?? "", { word, age }) : word;
}

/**
 * The same, but only what the visitor chose: a word that was drawn by chance means nothing to her.
 * @param {string} label @param {Texts} texts
 */
export function chosenLabel(label, texts) {
  return CHOSEN.has(label.split(" ")[0] ?? "") ? labelled(label, texts) : "";
}
