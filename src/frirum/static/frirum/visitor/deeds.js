// Ordinary POSTs to the server: every deed but saying something.

/** The server said no: a code, and a sentence for her. */
export class No extends Error {
  /** @param {string} code @param {string} say */
  constructor(code, say) {
    super(code);
    this.name = "No";
    this.code = code;
    this.say = say;
  }
}

/** The server could not be reached. */
export class Unreached extends Error {
  /** @override */
  name = "Unreached";
}

/** A clock that differs less is right; the date we are told has whole seconds and has travelled. */
const OFF = 30_000;

/** Sends deeds for one line.
 * @param {string} path @param {string} language of the sentences that say no */
export function deedsOf(path, language) {
  let token = "";
  let ahead = 0;
  return {
    /** The server's time, to the second: the clock of a phone may be wrong. */
    now: () => Date.now() + ahead,
    /** @param {string} form what shows that the page is hers */
    use: (form) => {
      token = form;
    },
    /** Do something and read the answer. Throws No or Unreached.
     * @param {string} name @param {object} [body] @returns {Promise<any>} */
    do: async (name, body = {}) => {
      const headers = { "Content-Type": "application/json", "X-Talk-Token": token };
      const how = { method: "POST", headers, body: JSON.stringify(body), cache: /** @type {const} */ ("no-store") };
      const answer = await fetch(`${path}${name}?lang=${language}`, how).catch(() => {
        throw new Unreached();
      });
      const date = Date.parse(answer.headers.get("Date") ?? "");
      if (!Number.isNaN(date) && Math.abs(date - Date.now()) > OFF) ahead = date - Date.now();
      if (answer.status >= 500) throw new Unreached();
      const read = await answer.json().catch(() => ({}));
      if (!answer.ok) throw new No(read.no ?? "trouble", read.say ?? "");
      return read;
    },
  };
}
/** @typedef {ReturnType<typeof deedsOf>} Deeds */
