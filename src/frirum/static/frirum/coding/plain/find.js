/** Finding a choice by typing a few letters, in any of our languages, with or without the dots and rings. */

/** @typedef {{value: string, path: string}} Option */

/** Small letters without accents, so that "angest" finds "Ångest". @param {string} text */
export function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/ø/g, "o").replace(/æ/g, "ae");
}

/**
 * Those that hold what was typed, the best first: a word of its own name begins so, then one of its path, then anywhere.
 * Nothing typed finds all, in their own order.
 * @template {Option} T
 * @param {T[]} options @param {string} typed
 * @returns {T[]}
 */
export function found(options, typed) {
  const sought = folded(typed).trim();
  if (sought === "") return options;
  const ranked = options.map((option, at) => ({ option, at, rank: rankOf(folded(option.path), sought) }));
  return ranked.filter((one) => one.rank < 9).sort((a, b) => a.rank - b.rank || a.at - b.at).map((one) => one.option);
}

/** @param {string} path @param {string} sought */
function rankOf(path, sought) {
  const own = path.slice(path.lastIndexOf("›") + 1).trim();
  if (own.startsWith(sought)) return 0;
  if (begins(own, sought)) return 1;
  if (begins(path, sought)) return 2;
  return path.includes(sought) ? 3 : 9;
}

/** Whether a word in it begins so. @param {string} text @param {string} sought */
function begins(text, sought) {
  return text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(sought)) || text.includes(` ${sought}`);
}

/** Which choice a digit key means, among so many; null for none. @param {string} key @param {number} many */
export function digit(key, many) {
  const number = /^[1-9]$/.test(key) ? Number(key) : 0;
  return number >= 1 && number <= many ? number - 1 : null;
}
