/** Sound, made here and not loaded; a browser may hold it back until a key or button is pressed. */

/** @type {AudioContext|null} */
let audio = null;

/** @returns {boolean} whether the browser holds sound back */
export function blocked() {
  return audio === null || audio.state !== "running";
}

/** Let sound begin; call it from a press of a key or button. */
export async function allow() {
  audio ??= new AudioContext();
  if (audio.state !== "running") await audio.resume().catch(() => undefined);
  return !blocked();
}

/** @param {AudioContext} on @param {number} hertz @param {number} at @param {number} loud */
function tone(on, hertz, at, loud) {
  const sound = on.createOscillator();
  const volume = on.createGain();
  sound.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loud, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
  sound.connect(volume).connect(on.destination);
  sound.start(at);
  sound.stop(at + 0.55);
}

/** Somebody new waits: two soft tones upward. @returns {boolean} whether it could be heard */
export function someoneWaits() {
  if (!audio || blocked()) return false;
  tone(audio, 523, audio.currentTime, 0.2);
  tone(audio, 659, audio.currentTime + 0.22, 0.2);
  return true;
}

/** A new message in a talk that is not looked at: one low tone. */
export function somethingSaid() {
  if (audio && !blocked()) tone(audio, 392, audio.currentTime, 0.12);
}
