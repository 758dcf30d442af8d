/** Words about time and number, from the page's own texts; no sentence is put together from pieces. */

/** @typedef {Record<string, string>} Texts */

/**
 * Fill the `{names}` of one of our sentences.
 * @param {string} sentence @param {Record<string, string|number>} [values]
 */
export function fill(sentence, values = {}) {
  return sentence.replace(/\{([a-z_]+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * What somebody is called: "girl 12" is kept in codes, the same for every desk.
 * @param {string} label @param {Texts} texts
 */
export function called(label, texts) {
  const [code, years] = label.split(" ");
  const word = texts[`label_${code}`] ?? texts["nameless"] ?? "";
  return years ? `${word} ${years}` : word;
}

const CHOSEN = /^(girl|boy|woman|man|person)( |$)/;

/**
 * The same, but only what the visitor chose: a word that was drawn by chance means nothing to her.
 * @param {string} label @param {Texts} texts
 */
export function calledHerself(label, texts) {
  return CHOSEN.test(label) ? called(label, texts) : "";
}

/**
 * How long, in words: under a minute, minutes, or hours and minutes.
 * @param {number} ms @param {Texts} texts
 */
export function lasting(ms, texts) {
  const minutes = Math.floor(Math.max(ms, 0) / 60_000);
  if (minutes < 1) return texts["under_a_minute"] ?? "";
  if (minutes < 60) return fill(texts["minutes"] ?? "", { n: minutes });
  return fill(texts["hours"] ?? "", { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/**
 * A clock time in her own zone, as the language writes it.
 * @param {string|null} iso @param {string} language @param {string} [zone]
 */
export function clock(iso, language, zone) {
  if (!iso) return "";
  const format = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", timeZone: zone });
  return format.format(new Date(iso));
}

export const LONG_MS = 5 * 60_000;
export const TOO_LONG_MS = 15 * 60_000;

/**
 * How long somebody has waited, in the three steps that are coloured (UX desk 1).
 * @param {number} ms
 * @returns {"new"|"long"|"too_long"}
 */
export function age(ms) {
  if (ms >= TOO_LONG_MS) return "too_long";
  return ms >= LONG_MS ? "long" : "new";
}

/**
 * The first words of a text for a row: one line, cut between characters that belong together.
 * @param {string} text @param {number} most
 */
export function firstWords(text, most) {
  const line = text.replace(/\s+/g, " ").trim();
  const parts = [...new Intl.Segmenter().segment(line)].map((one) => one.segment);
  return parts.length <= most ? line : `${parts.slice(0, most).join("").trimEnd()}…`;
}
