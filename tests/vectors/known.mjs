// The known answers that Python is held to as well.
import { readFileSync } from "node:fs";

export const vectors = JSON.parse(readFileSync(new URL("./sealing.json", import.meta.url), "utf8"));

/** @param {string} text */
export const hex = (text) => Uint8Array.from(Buffer.from(text, "hex"));

/** @param {Uint8Array} bytes */
export const toHex = (bytes) => Buffer.from(bytes).toString("hex");

/** @param {"talk" | "backroom"} name */
export const knownPlace = (name) => ({ ...vectors.places[name], kc: hex(vectors.places[name].kc) });
