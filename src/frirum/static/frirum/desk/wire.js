/** The live line: opened again when it breaks, answered at once when the server asks who is there. */

const SILENT_MS = 50_000; // the server pulses each 20 s; two missed and the line is taken for dead
const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/** Closed for good: what each of these codes means is for the page to say. */
const FINAL = new Set([4400, 4401, 4403, 4409]);

/**
 * @typedef {object} Ears
 * @property {() => object} hello the first frame
 * @property {(frame: any) => void} heard
 * @property {(open: boolean) => void} changed
 * @property {(code: number) => void} over the line is closed for good
 */

export class Wire {
  /** @param {string} address @param {Ears} ears */
  constructor(address, ears) {
    this.address = address;
    this.ears = ears;
    /** @type {WebSocket|null} */
    this.socket = null;
    this.pause = FIRST_MS;
    this.ended = false;
    this.open = false;
    this.heardAt = 0;
    this.toldAt = 0;
    this.helloAt = 0;
    /** @type {number|null} */
    this.roundTrip = null;
    this.ticking = setInterval(() => this.#watch(), 5000);
  }

  connect() {
    if (this.ended || this.socket) return;
    const socket = new WebSocket(this.address);
    this.socket = socket;
    this.heardAt = Date.now();
    socket.onopen = () => this.#opened();
    socket.onmessage = (event) => this.#heard(String(event.data));
    socket.onclose = (event) => this.#closed(socket, event.code);
  }

  #opened() {
    this.helloAt = Date.now();
    this.send(this.ears.hello());
  }

  /** @param {string} text */
  #heard(text) {
    this.heardAt = Date.now();
    const frame = JSON.parse(text);
    if (frame.t === "pulse") this.send({ t: "pulse" });
    if (!this.open) {
      this.open = true;
      this.pause = FIRST_MS;
      this.measured(this.helloAt);
      this.ears.changed(true);
    }
    this.ears.heard(frame);
  }

  /** @param {number} since when what was now answered had been sent */
  measured(since) {
    this.roundTrip = Date.now() - since;
  }

  /** @param {WebSocket} socket @param {number} code */
  #closed(socket, code) {
    if (this.socket !== socket) return;
    this.socket = null;
    const was = this.open;
    this.open = false;
    if (FINAL.has(code)) {
      this.end();
      this.ears.over(code);
      return;
    }
    if (was) this.ears.changed(false);
    setTimeout(() => this.connect(), this.pause * (0.5 + Math.random()));
    this.pause = Math.min(this.pause * 2, LONGEST_MS);
  }

  #watch() {
    if (this.socket && Date.now() - this.heardAt > SILENT_MS) {
      const dead = this.socket;
      this.#closed(dead, 0);
      dead.close();
    }
  }

  /** @param {object} frame @returns {boolean} whether it went */
  send(frame) {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    this.toldAt = Date.now();
    return true;
  }

  end() {
    this.ended = true;
    clearInterval(this.ticking);
    this.socket?.close(1000);
    this.open = false;
  }
}
