/** The shapes of what the server tells a desk; docs/protocol.md is where each stands in words. */

/** @typedef {"here"|"quiet"|"away"|"left"} Presence */
/** @typedef {"not_judged"|"none"|"worried"|"acute"} Danger */
/** @typedef {"on"|"break"|"no_more"|"off"} DutyState */

/**
 * @typedef {object} Duty
 * @property {string} ref
 * @property {string} alias
 * @property {string} seat
 * @property {DutyState} state
 * @property {boolean} stepped_in a seat in reserve that takes new people too
 * @property {number} limit
 * @property {number} holding
 */

/** @typedef {{ref: string, alias: string, seat: string, state: DutyState, holding: number, here: boolean}} Colleague */

/**
 * @typedef {object} Waiting
 * @property {string} c
 * @property {string} since
 * @property {string} language
 * @property {string} label
 * @property {number} place
 * @property {Presence} presence
 * @property {boolean} readable
 * @property {boolean} plain
 * @property {number|null} feeling
 */

/** @typedef {{ref: string, alias: string, part: "holds"|"beside", here: boolean}} Member */

/**
 * @typedef {object} Talk
 * @property {string} c
 * @property {"waiting"|"open"|"ended"} state
 * @property {"holds"|"beside"|null} part
 * @property {string} label
 * @property {string} language
 * @property {Presence} presence
 * @property {Danger} danger
 * @property {boolean} young
 * @property {string[]} phases
 * @property {boolean} plain
 * @property {number} seg
 * @property {number} seq
 * @property {number} delivered how far her page has the log
 * @property {number} seen how far it was shown to her
 * @property {boolean} readable
 * @property {boolean} paused
 * @property {number|null} feeling
 * @property {Member[]} members
 * @property {string} began
 * @property {string|null} opened
 * @property {{at?: string, why: string, erase: string}|null} ended
 */

/** @typedef {{ref: string, c: string, from: string, to: string, wish: "beside"|"takeover", mine: boolean}} Asking */
/** @typedef {{ref: string, c: string, by: string, state: string, until: string, mine: boolean}} Block */
/** @typedef {{ref: string, label: string, at: string, coded: boolean, c: string|null}} Slip */
/** @typedef {{state: string, closes: string|null, last: string|null, next: string|null, closed_early: boolean}} Door */

/**
 * @typedef {object} DeskFrame
 * @property {Duty} duty
 * @property {{slug: string, name: string, organisation: string, ref: string}} line
 * @property {Door} door
 * @property {Colleague[]} colleagues
 * @property {Waiting[]} queue
 * @property {Talk[]} talks
 * @property {Asking[]} askings
 * @property {Block[]} blocks
 * @property {{c: string, who: string}[]} [lost] talks whose helper's line is lost
 * @property {import("./oncall.js").Worry[]} [on_call] who was asked for help, and who answered
 * @property {import("./oncall.js").CallIn|null} [call_in] the back-up is asked to step in
 * @property {Slip[]} slips what is left to code, or may be corrected; `c` while its talk is here
 * @property {{ref: string, seg: number, seq: number}|null} room
 */

/**
 * One entry of a log, of a talk or of the backroom.
 * @typedef {object} Entry
 * @property {number} seq
 * @property {string} kind "said", or a kind of line
 * @property {string} who
 * @property {string} at
 * @property {string} [by] "visitor", "helper" or, in the backroom, "colleague"
 * @property {string} [duty] in the backroom: whose
 * @property {string} [id]
 * @property {number} [seg]
 * @property {string} [e]
 * @property {string} [why]
 */

export {};
