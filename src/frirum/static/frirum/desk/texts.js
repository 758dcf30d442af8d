/** The page's own sentences, in her language, as the server sent them. */

import { data } from "./page.js";
import { fill } from "./plain/words.js";

/** @type {Record<string, string>} */
export const texts = data("texts");

/**
 * One sentence by its name.
 * @param {string} name @param {Record<string, string|number>} [values]
 */
export function t(name, values) {
  return fill(texts[name] ?? name, values);
}
