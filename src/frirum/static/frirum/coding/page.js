/** Makes the coding forms of a plain page quick; without it they are forms all the same. */

import { CodingForm } from "./form.js";

for (const form of document.querySelectorAll("form[data-coding]")) {
  const quick = new CodingForm(/** @type {HTMLFormElement} */ (form));
  const sheets = [...form.querySelectorAll(".sheet[open]")];
  quick.focus(sheets.at(-1) ?? form);
}
