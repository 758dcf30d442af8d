// The live line: opens, says hello, answers pulses, notices silence, comes back. It knows frames but not their meaning.
import { meaning, pause, silent, SILENT_AFTER } from "./plain/retry.js";

/** @typedef {{hello: () => object, reached: () => {seq: number, seen: number}, frame: (frame: Record<string, any>) => void, up: () => void, down: () => void,
 *   gone: (what: "ask" | "elsewhere") => void}} Hears */

export class Live {
  /** @type {WebSocket | null} */
  #socket = null;
  #url;
  #hears;
  #attempt = 0;
  #heardAt = 0;
  #up = false;
  #stopped = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setInterval>} */
  #watch;

  /** @param {string} path @param {Hears} hears */
  constructor(path, hears) {
    this.#url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}live`;
    this.#hears = hears;
    this.#watch = setInterval(() => this.#look(), SILENT_AFTER / 9);
    addEventListener("online", this.#now);
    addEventListener("offline", this.#drop);
    document.addEventListener("visibilitychange", this.#now);
    this.#open();
  }

  /** Whether frames arrive now. */
  get up() {
    return this.#up;
  }

  /** Put a frame on the line; false when there is none.
   * @param {object} frame */
  send(frame) {
    if (!this.#up || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** End for good. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    removeEventListener("online", this.#now);
    removeEventListener("offline", this.#drop);
    document.removeEventListener("visibilitychange", this.#now);
    this.#socket?.close(1000);
  }

  #now = () => {
    if (document.hidden || this.#stopped) return;
    this.#look();
    if (!this.#up && this.#timer !== undefined) this.#open();
  };

  #open() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#heardAt = Date.now();
    socket.onopen = () => socket.send(JSON.stringify(this.#hears.hello()));
    socket.onmessage = ({ data }) => this.#heard(String(data));
    socket.onclose = ({ code }) => {
      if (socket === this.#socket) this.#closed(code);
    };
  }

  /** @param {string} data */
  #heard(data) {
    this.#heardAt = Date.now();
    const frame = JSON.parse(data);
    if (!this.#up) {
      this.#up = true;
      this.#attempt = 0;
      this.#hears.up();
    }
    // Answered by this script, not by the browser: a page that has stopped must fall silent.
    if (frame.t === "pulse") this.send({ t: "pulse", ...this.#hears.reached() });
    this.#hears.frame(frame);
  }

  /** @param {number} code */
  #closed(code) {
    if (this.#stopped) return;
    const was = this.#up;
    this.#up = false;
    this.#hears.down();
    const what = meaning(code, was ? 0 : this.#attempt);
    if (what === "elsewhere") return this.stop(), this.#hears.gone(what);
    this.#timer = setTimeout(() => this.#open(), pause(what, this.#attempt, Math.random()));
    this.#attempt += 1;
    if (what === "ask") this.#hears.gone(what);
  }

  /** A line on which nothing comes is closed by us: it may be cut one way only. */
  #look() {
    if (silent(this.#heardAt, Date.now())) this.#drop();
  }

  /** Give a line up without waiting for it to say so: a line cut one way never does. */
  #drop = () => {
    const old = this.#socket;
    if (!old || this.#stopped || old.readyState > WebSocket.OPEN) return;
    old.onclose = null;
    old.close();
    this.#closed(1006);
  };
}
