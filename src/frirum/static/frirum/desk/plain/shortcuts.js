/** Keys: chords that leave å, ä, ö, @, { and } alone on Nordic keyboards, and can be changed or put off (WCAG 2.1.4). */

/**
 * @typedef {object} Press
 * @property {string} key
 * @property {string} code
 * @property {boolean} altKey
 * @property {boolean} ctrlKey
 * @property {boolean} metaKey
 * @property {boolean} shiftKey
 * @property {boolean} [isComposing]
 * @property {boolean} [repeat]
 * @property {(name: string) => boolean} [getModifierState]
 */

/** @type {Record<string, string>} what each deed is reached by, unless she chose otherwise */
export const CHORDS = {
  take: "Alt+T",
  next: "Alt+J",
  previous: "Alt+K",
  reply: "Alt+L",
  room: "Alt+N",
  whisper: "Alt+W",
  ask: "Alt+H",
  step_in: "Alt+S",
  on_call: "Alt+U",
  danger: "Alt+A",
  handbook: "Alt+B",
  end: "Alt+E",
  code: "Alt+C",
};

/** Arrows that always mean next and previous beside the letters. @type {Record<string, string>} */
const ARROWS = { "Alt+ArrowDown": "next", "Alt+ArrowUp": "previous" };

/**
 * The chord of a key press as "Alt+T", or null when it is none: AltGr (also as Ctrl+Alt), an IME, a held key.
 * @param {Press} press
 */
export function chordOf(press) {
  if (!press.altKey || press.ctrlKey || press.metaKey || press.shiftKey) return null;
  if (press.isComposing || press.repeat || press.getModifierState?.("AltGraph")) return null;
  if (/^Arrow(Up|Down)$/.test(press.key)) return `Alt+${press.key}`;
  if (/^[a-z0-9]$/i.test(press.key)) return `Alt+${press.key.toUpperCase()}`;
  // On a Mac, Option writes another letter: the place of the key tells which was meant.
  const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(press.code);
  const mark = /^[\u0080-\uffff]$/.test(press.key) && !/^[åäöæøÅÄÖÆØ]$/.test(press.key);
  return place && mark ? `Alt+${place[1] ?? place[2]}` : null;
}

/**
 * The deed that a key press asks for.
 * @param {Press} press
 * @param {{chords: Record<string, string>, on: boolean}} chosen her own chords; off leaves only Ctrl+K and `?`
 * @param {boolean} writing whether a text box has focus
 */
export function deedOf(press, chosen, writing) {
  if ((press.ctrlKey || press.metaKey) && !press.altKey && !press.shiftKey && press.key.toLowerCase() === "k") {
    return "palette";
  }
  if (press.key === "?" && !writing && !press.altKey && !press.ctrlKey && !press.metaKey) return "keys";
  const chord = chosen.on ? chordOf(press) : null;
  if (chord === null) return null;
  const deed = Object.keys(chosen.chords).find((name) => chosen.chords[name] === chord);
  return deed ?? ARROWS[chord] ?? null;
}

/**
 * Give a deed another chord; a chord belongs to one deed only. Null when it is no chord of ours.
 * @param {Record<string, string>} chords @param {string} deed @param {string} chord
 */
export function remapped(chords, deed, chord) {
  if (!(deed in CHORDS) || !/^Alt\+[A-Z0-9]$/.test(chord)) return null;
  const other = Object.keys(chords).find((name) => chords[name] === chord);
  const changed = { ...chords, [deed]: chord };
  if (other !== undefined && other !== deed) changed[other] = chords[deed] ?? "";
  return changed;
}

/**
 * What Enter does in a text box: send, a new line, or nothing of ours (UX visitor 4).
 * @param {Press} press @param {boolean} enterSends
 */
export function entered(press, enterSends) {
  if (press.key !== "Enter" || press.isComposing || press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return "send";
  return enterSends === !press.shiftKey ? "send" : null;
}
