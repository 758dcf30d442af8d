/** The keys that this tab has opened, by segment; what it may read, write and grant on as a courier (SEALING). */

import { fromText, toText } from "../sealing/envelope.js";
import { grant, openGrant } from "../sealing/grants.js";
import { newKey, placeFor } from "../sealing/keys.js";
import { Talk } from "../sealing/talk.js";

/** @typedef {import("../sealing/keys.js").Place} Place */
/** @typedef {import("../sealing/keys.js").TalkKey} TalkKey */
/** @typedef {"talk"|"backroom"} Context */
/** @typedef {{place: Place, plain: boolean, key: TalkKey|null, talk: Talk|null}} Segment */

const ROLES = /** @type {const} */ ({ talk: "helper", backroom: "colleague" });

export class Vault {
  /**
   * @param {{organisation: string, line: string}} where public refs
   * @param {import("./dutykey.js").DutyKey} duty
   */
  constructor(where, duty) {
    this.where = where;
    this.duty = duty;
    /** @type {Map<string, Segment>} */
    this.segments = new Map();
  }

  /** @param {string} of @param {number} seg */
  #at(of, seg) {
    return this.segments.get(`${of} ${seg}`) ?? null;
  }

  /**
   * A segment is announced with its commitment; the first announcement stands, another one is refused.
   * @param {Context} context @param {string} of @param {{seg: number, kc: string, plain?: boolean}} frame
   */
  announce(context, of, frame) {
    const name = `${of} ${frame.seg}`;
    if (this.segments.has(name)) return;
    const place = { context, ...this.where, conversation: of, segment: frame.seg, kc: fromText(frame.kc) };
    this.segments.set(name, { place, plain: frame.plain ?? false, key: null, talk: null });
  }

  /**
   * Open the first grant that opens and matches the commitment.
   * @param {string} of @param {number} seg @param {{e: string}[]} from
   * @returns {Promise<boolean>} whether the segment can be read now
   */
  async grants(of, seg, from) {
    const segment = this.#at(of, seg);
    if (!segment || segment.key) return this.readable(of, seg);
    for (const one of from) {
      try {
        this.#have(of, seg, await openGrant(segment.place, fromText(one.e), this.duty, { spare: true }));
        break;
      } catch {
        // A grant that does not open, or opens to another K, is nobody's: the next one may be hers.
      }
    }
    return this.readable(of, seg);
  }

  /** @param {string} of @param {number} seg @param {TalkKey} key */
  #have(of, seg, key) {
    const segment = this.#at(of, seg);
    if (!segment || segment.key) return;
    const { place } = segment;
    const role = ROLES[/** @type {Context} */ (place.context)];
    Object.assign(segment, { key, talk: new Talk({ place, key, role }) });
  }

  /**
   * Begin to read some talks anew: their words were forgotten here and may come again. The keys stay, for couriers.
   * @param {(of: string) => boolean} gone
   */
  forget(gone) {
    for (const segment of this.segments.values()) {
      const { place, key } = segment;
      const role = ROLES[/** @type {Context} */ (place.context)];
      if (key && gone(place.conversation)) segment.talk = new Talk({ place, key, role });
    }
  }

  /** @param {string} of @param {number} seg */
  readable(of, seg) {
    return this.#at(of, seg)?.talk != null;
  }

  /** What reads and writes a segment; null while nobody has granted its key. @param {string} of @param {number} seg */
  reader(of, seg) {
    return this.#at(of, seg)?.talk ?? null;
  }

  /**
   * As a courier: the key of a segment sealed to a colleague's duty key; null when it is not held here.
   * @param {string} of @param {number} seg @param {{key: string, pub: string}} to
   * @returns {Promise<string|null>}
   */
  async courier(of, seg, to) {
    const segment = this.#at(of, seg);
    if (!segment?.key) return null;
    const publicKey = fromText(to.pub);
    return toText(await grant(segment.place, segment.key, { id: to.key, publicKey }));
  }

  /**
   * Make the key of a new segment of the backroom; `begin` announces its commitment to the server.
   * @param {string} room @param {number} after @param {(kc: string) => Promise<number>} begin gives the segment's number
   * @returns {Promise<{seg: number, e: string}|null>} its number, and its key sealed to this desk's own duty key
   */
  async makeRoom(room, after, begin) {
    const key = await newKey();
    const seg = after + 1;
    const place = await placeFor({ context: "backroom", ...this.where, conversation: room, segment: seg }, key);
    if ((await begin(toText(place.kc))) !== seg) return null;
    this.segments.set(`${room} ${seg}`, { place, plain: false, key: null, talk: null });
    this.#have(room, seg, key);
    const own = new Uint8Array(await crypto.subtle.exportKey("raw", this.duty.pair.publicKey));
    return { seg, e: toText(await grant(place, key, { id: this.duty.id, publicKey: own })) };
  }
}
