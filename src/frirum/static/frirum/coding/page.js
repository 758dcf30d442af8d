/** Makes the coding forms of a plain page quick; without it they are forms all the same. */

import { CodingForm } from "./form.js";

const forms = [...document.querySelectorAll("form[data-coding]")].map((form) => new CodingForm(/** @type {HTMLFormElement} */ (form)));
forms[0]?.focus();
