/** A deed: one POST, one answer. A refusal carries a sentence for a person (docs/protocol.md). */

export class Refused extends Error {
  /** @param {string} code @param {string} say @param {number} status */
  constructor(code, say, status) {
    super(say);
    this.name = "Refused";
    this.code = code;
    this.status = status;
  }
}

const GIVE_UP_MS = 15_000;

export class Post {
  /** @param {string} root ends with a slash @param {string} token @param {string} unreachable the sentence for no answer */
  constructor(root, token, unreachable) {
    this.root = root;
    this.token = token;
    this.unreachable = unreachable;
  }

  /**
   * @param {string} deed @param {object} [body]
   * @returns {Promise<any>} Throws Refused.
   */
  async do(deed, body = {}) {
    let answer;
    try {
      answer = await fetch(this.root + deed, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(GIVE_UP_MS),
      });
    } catch {
      throw new Refused("unreachable", this.unreachable, 0);
    }
    const said = await answer.json().catch(() => null);
    if (answer.ok && said) return said;
    throw new Refused(said?.no ?? "trouble", said?.say ?? this.unreachable, answer.status);
  }

  /** @param {string} address @returns {Promise<any>} JSON that lies beside the talk. Throws Refused. */
  async read(address) {
    const answer = await fetch(this.root + address, { credentials: "same-origin" }).catch(() => null);
    const said = answer?.ok ? await answer.json().catch(() => null) : null;
    if (said === null) throw new Refused("unreachable", this.unreachable, answer?.status ?? 0);
    return said;
  }
}
