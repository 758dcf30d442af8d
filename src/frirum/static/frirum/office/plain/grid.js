// @ts-check
/** Moving in a grid whose rows need not be equally long. */

/**
 * Where a key leads from a place, or null when it does not move.
 * @param {number[]} lengths of the rows
 * @param {[number, number]} from row and column
 * @param {string} key
 * @returns {[number, number] | null}
 */
export function step(lengths, [row, column], key) {
  const width = lengths[row] ?? 0;
  switch (key) {
    case "ArrowRight":
      return [row, Math.min(column + 1, width - 1)];
    case "ArrowLeft":
      return [row, Math.max(column - 1, 0)];
    case "Home":
      return [row, 0];
    case "End":
      return [row, width - 1];
    case "ArrowDown":
      return row + 1 < lengths.length ? fitted(lengths, row + 1, column) : [row, column];
    case "ArrowUp":
      return row > 0 ? fitted(lengths, row - 1, column) : [row, column];
    default:
      return null;
  }
}

/** @param {number[]} lengths @param {number} row @param {number} column @returns {[number, number]} */
function fitted(lengths, row, column) {
  return [row, Math.max(0, Math.min(column, (lengths[row] ?? 1) - 1))];
}
