// @ts-check
/** How much of a file has come: by its lines, or by its bytes where no number of lines was said. */

const NEW_LINE = 10;

export class Gathered {
  /** @param {{get(name: string): string | null}} headers */
  constructor(headers) {
    this.lines = Number(headers.get("Frirum-Lines") ?? 0);
    this.all = this.lines || Number(headers.get("Content-Length") ?? 0);
    this.come = 0;
  }

  /** @param {Uint8Array} parcel */
  add(parcel) {
    this.come += this.lines ? parcel.reduce((many, byte) => many + (byte === NEW_LINE ? 1 : 0), 0) : parcel.length;
  }

  /** @returns {number | null} From 0 to 1, or null when nobody said how much it would be. */
  get part() {
    return this.all ? Math.min(this.come / this.all, 1) : null;
  }
}

/**
 * The name that the house gave the file; null when the answer is no file.
 * @param {string | null} disposition
 */
export function nameOf(disposition) {
  return /^attachment;.*filename="([^"/]+)"/.exec(disposition ?? "")?.[1] ?? null;
}
