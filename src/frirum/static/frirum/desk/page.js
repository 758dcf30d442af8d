/** Making and keeping parts of the page. Text goes in as text only (UP2). */

/** @typedef {Node|string|null|undefined|false} Child */
/** @typedef {Record<string, string|boolean|number|null|undefined|((event: any) => void)>} Props */

/**
 * Make an element: `on…` are listeners, true and false set or leave out, the rest are attributes.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Props} [props] @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else set(element, name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * @param {Element} element @param {string} name @param {string|boolean|number|null|undefined} value
 */
export function set(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value === true ? "" : value)) {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Change a text only when it differs, so that nothing is read aloud twice. @param {Element} element @param {string} text */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A part that the page has. @param {string} id @returns {HTMLElement} */
export function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page lacks #${id}`);
  return found;
}

/**
 * Keep children in step with a list; an element stays the same as long as its key does, and so does its focus.
 * @template T
 * @param {Element} parent @param {T[]} items @param {(item: T) => string} key
 * @param {(item: T) => HTMLElement} make @param {(element: HTMLElement, item: T) => void} [fill]
 */
export function keep(parent, items, key, make, fill) {
  const had = new Map([...parent.children].map((child) => [/** @type {HTMLElement} */ (child).dataset["key"], child]));
  let at = parent.firstElementChild;
  for (const item of items) {
    const name = key(item);
    let element = /** @type {HTMLElement|undefined} */ (had.get(name));
    had.delete(name);
    if (!element) {
      element = make(item);
      element.dataset["key"] = name;
    }
    fill?.(element, item);
    if (element === at) at = at.nextElementSibling;
    else parent.insertBefore(element, at);
  }
  for (const left of had.values()) left.remove();
}

/** A child by its class. @param {Element} element @param {string} name @returns {HTMLElement} */
export function inside(element, name) {
  const found = element.querySelector(`.${name}`);
  if (!found) throw new Error(`no .${name} here`);
  return /** @type {HTMLElement} */ (found);
}

/** The JSON that came with the page. @param {string} id @returns {any} */
export function data(id) {
  return JSON.parse(part(id).textContent ?? "null");
}

/** Whether keys go into a text. @param {EventTarget|null} target */
export function writing(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])");
}
