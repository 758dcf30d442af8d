// Makes elements. Text goes in as text, never as markup (UP2); Trusted Types allow nothing else anyway.

/** @typedef {Node | string | null | false} Child */

/** A new element. Properties that begin with "on" listen; `class` and everything else are attributes.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, any>} [props] @param {...Child} children @returns {HTMLElementTagNameMap[T]} */
export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}

/** Say something in a place only when it is new, so that a screen reader does not repeat it.
 * @param {HTMLElement} place @param {string} text */
export function tell(place, text) {
  if (place.textContent !== text) place.textContent = text;
  place.hidden = text === "";
}

/** @template {Element} [T=HTMLElement] @param {string} selector @param {ParentNode} [within] @returns {T} */
export function one(selector, within = document) {
  const found = within.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {any} */ (found);
}

/** The data that the page carries.
 * @param {string} id @returns {any} */
export const carried = (id) => JSON.parse(one(`#${id}`).textContent ?? "{}");

/** The attributes of every box she writes in: nothing of it goes to a spelling service or a list of earlier words
 * (AN11).
 * @type {Readonly<Record<string, string>>} */
export const QUIET = Object.freeze({
  autocomplete: "off",
  autocapitalize: "sentences",
  autocorrect: "off",
  spellcheck: "false",
  translate: "no",
  "data-gramm": "false",
  dir: "auto",
});
