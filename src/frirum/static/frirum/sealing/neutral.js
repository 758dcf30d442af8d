// Take out of a text what can hide or turn round other words (UP4); rules/neutral.py is the same in Python.
// No look-behind here: browsers from before 2023 would not load the module.

// Controls but tab and newline; soft hyphen; zero-width space; bidi embeddings, overrides and isolates;
// invisible operators and deprecated formats; byte order mark; annotation marks.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e001f}]/gu;
const NEWLINES = /\r\n?|[\u0085\u2028\u2029]/gu;
const FLAG = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,6}\u{e007f}|[\u{e0020}-\u{e007f}]/gu;
const JOINERS = /[\u200c\u200d]/gu;
const MARKS = /[\u061c\u200e\u200f]/gu;
const RIGHT_TO_LEFT = /[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
// Scripts in which a joiner or non-joiner changes how a letter is written.
const JOINING = /^[\u0600-\u061b\u061d-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]/u;
const PICTURE = /^[\u00a9\u00ae\u203c-\u2bff\u3030\u303d\u3297\u3299\ufe0f\u{1f000}-\u{1fbff}]/u;

/** The same text without hidden characters; newlines are all LF, lone surrogates become U+FFFD.
 * @param {string} text */
export function neutralise(text) {
  let seen = text.replace(/\p{Surrogate}/gu, "\ufffd").replace(NEWLINES, "\n").replace(HIDDEN, "");
  seen = seen.replace(FLAG, (found) => (found.length > 2 ? found : ""));
  if (!RIGHT_TO_LEFT.test(seen)) seen = seen.replace(MARKS, "");
  return seen.replace(JOINERS, (sign, at, whole) => (joins(sign, before(whole, at), whole.slice(at + 1, at + 3)) ? sign : ""));
}

/** A joiner stays after a letter that can join, and U+200D stays between two parts of one picture.
 * @param {string} sign @param {string} left @param {string} right */
const joins = (sign, left, right) =>
  JOINING.test(left) || (sign === "\u200d" && PICTURE.test(left) && PICTURE.test(right));

/** The character before a place.
 * @param {string} whole @param {number} at */
function before(whole, at) {
  const unit = whole.charCodeAt(at - 1);
  return whole.slice(Math.max(0, unit >= 0xdc00 && unit <= 0xdfff ? at - 2 : at - 1), at);
}
