// Texts with holes: {who}, {n}. The texts come from the page in her language.

/** @param {string} text @param {Record<string, string | number>} [holes] */
export const fill = (text, holes = {}) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (name in holes ? String(holes[name]) : whole));

/** One or many: `name_one` for 1, else `name`.
 * @param {Record<string, string>} words @param {string} name @param {number} n */
export const plural = (words, name, n) => fill(n === 1 ? words[`${name}_one`] : words[name], { n });

/** Several names as one: "Bo", "Bo and Cleo".
 * @param {string[]} names @param {string} language */
export function listed(names, language) {
  if (!("ListFormat" in Intl)) return names.join(", ");
  return new Intl.ListFormat(language, { type: "conjunction" }).format(names);
}
