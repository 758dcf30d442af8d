// An address that a volunteer writes becomes a link only when it stands in the directory; else it is text (UP3).
// Like rules/links.py; both are held to tests/vectors/links.json.

const ADDRESS = /https:\/\/[^\s<>"']+/g;
const AFTER_A_SENTENCE = /[.,;:!?)\]»”’]+$/;

/** The text in pieces, in order and whole; `url` is where a piece leads, as the directory has it, or "".
 * @param {string} text @param {string[]} approved @returns {{text: string, url: string}[]} */
export function pieces(text, approved) {
  const known = new Map(approved.map((url) => [bare(url), url]));
  const found = [];
  let done = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(AFTER_A_SENTENCE, "");
    const url = known.get(bare(address));
    if (url === undefined) continue;
    found.push({ text: text.slice(done, match.index), url: "" }, { text: address, url });
    done = match.index + address.length;
  }
  return [...found, { text: text.slice(done), url: "" }].filter((piece) => piece.text !== "");
}

/** @param {string} url */
const bare = (url) => url.replace(/\/+$/, "");
