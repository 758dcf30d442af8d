/** Canned replies: found by `/` while typing, put in for editing, never sent at once (UX desk 5). */

/** @typedef {{shortcut: string, language: string, text: string}} Reply */

/**
 * The `/word` that ends at the caret, when the slash begins a word.
 * @param {string} text @param {number} caret
 */
export function slashAt(text, caret) {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]{0,30})$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const word = found[1] ?? "";
  return { start: caret - word.length - 1, word };
}

/**
 * The replies that a word finds: in the talk's language first, those that begin with it before those that hold it.
 * @param {Reply[]} replies @param {string} word @param {string} language
 */
export function matching(replies, word, language) {
  const sought = word.toLowerCase();
  /** @param {Reply} reply */
  const rank = (reply) => {
    const name = reply.shortcut.toLowerCase();
    if (name.startsWith(sought)) return 0;
    if (name.includes(sought)) return 1;
    return reply.text.toLowerCase().includes(sought) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, rank: rank(reply), away: Number(reply.language !== language) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.away - b.away || a.rank - b.rank || a.reply.shortcut.localeCompare(b.reply.shortcut))
    .map((one) => one.reply);
}

/**
 * Fill in `{names}`; a name that nothing is known of blocks the insert.
 * @param {string} text @param {Record<string, string|null|undefined>} known
 */
export function expand(text, known) {
  /** @type {string[]} */
  const missing = [];
  const filled = text.replace(/\{([a-z_]{1,30})\}/g, (whole, name) => {
    const value = Object.hasOwn(known, name) ? known[name] : null;
    if (value) return value;
    missing.push(name);
    return whole;
  });
  return { text: filled, missing };
}

/**
 * Put a reply in place of the `/word`.
 * @param {string} text @param {number} start @param {number} caret @param {string} reply
 */
export function inserted(text, start, caret, reply) {
  return { text: text.slice(0, start) + reply + text.slice(caret), caret: start + reply.length };
}
