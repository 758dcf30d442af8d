"""Conversation: one visitor's talk, waiting, then open, then ended, and how it ends."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from frirum.rules.presence import TALK_KEPT


class State(StrEnum):
    """Where a talk stands."""

    WAITING = "waiting"
    OPEN = "open"
    ENDED = "ended"


MOVES: dict[State, frozenset[State]] = {
    State.WAITING: frozenset({State.OPEN, State.ENDED}),
    # Back to the queue only by undoing a take within five seconds.
    State.OPEN: frozenset({State.WAITING, State.ENDED}),
    State.ENDED: frozenset(),
}


class EndReason(StrEnum):
    """Why a talk ended; counted without a trace of who (UX "The door is honest")."""

    BY_VISITOR = "visitor"
    BY_HELPER = "helper"
    LEFT_IN_A_HURRY = "hurry"
    GAVE_UP_WAITING = "gave_up"
    NOBODY_PRESENT = "nobody"
    CLOSING = "closing"
    BLOCKED = "blocked"
    LOST = "lost"


class Speaker(StrEnum):
    """Who speaks in a talk; the server says which, never the client (WS8)."""

    VISITOR = "visitor"
    HELPER = "helper"


class Line(StrEnum):
    """The kinds of lines in a talk's log: one log, one order (UX delivery 1)."""

    SAID = "said"
    CAME = "came"
    CAN_READ = "can_read"
    STOPPED_READING = "stopped_reading"
    PUT_BACK = "put_back"
    HANDED_OVER = "handed_over"
    HELPER_LOST = "helper_lost"
    HELPER_BACK = "helper_back"
    SEGMENT = "segment"
    PLAIN = "plain"
    CLOSING = "closing"
    ENDED = "ended"


UNDO_TAKE_WITHIN = timedelta(seconds=5)
"""A take can be undone so long, if nothing was said (UX desk 13)."""

NOBODY_PRESENT_KEPT = timedelta(minutes=30)
"""A talk where nobody at all was heard for so long is ended by the job (SEALING, live file)."""

ENDS_AFTER_CLOSING = timedelta(minutes=60)
"""No talk runs longer than this past closing (SEALING, live file)."""

TAKE_YOUR_TIME_AFTER = timedelta(minutes=10)
"""After so long without a word comes "Take your time"; silence ends nothing (UX visitor 3)."""


@dataclass(frozen=True, slots=True)
class Heard:
    """When each side of a talk was last heard on its line, and when the door closed or closes."""

    state: State
    visitor_at: datetime
    helper_at: datetime | None
    closes_at: datetime | None
    may_run: timedelta = ENDS_AFTER_CLOSING  # past closing, as the line agreed


def may_say(speaker: Speaker, state: State, *, paused: bool = False) -> bool:
    """Whether this side may write now: she already while waiting, the helper when it is open.

    A paused talk (see ``block``) takes nothing from the visitor.
    """
    if speaker is Speaker.HELPER:
        return state is State.OPEN
    return state is not State.ENDED and not paused


def may_undo_take(taken_at: datetime, *, helper_said: bool, now: datetime) -> bool:
    """Whether the talk can go back to the queue with its place kept (UX desk 13)."""
    return not helper_said and now - taken_at < UNDO_TAKE_WITHIN


def nobody_present(heard: Heard, *, now: datetime) -> bool:
    """Whether neither side was heard for half an hour (SEALING, live file)."""
    last = max(heard.visitor_at, heard.helper_at or heard.visitor_at)
    return now - last >= NOBODY_PRESENT_KEPT


def ended_by_itself(heard: Heard, *, place_kept: timedelta, now: datetime) -> EndReason | None:
    """Why the job ends this talk now; None while it goes on (QE3, QE10, SEALING live file).

    Someone still waiting at closing is told so at closing, not an hour later.
    """
    if heard.state is State.ENDED:
        return None
    waiting = heard.state is State.WAITING
    if heard.closes_at is not None:
        latest = heard.closes_at if waiting else heard.closes_at + min(heard.may_run, ENDS_AFTER_CLOSING)
        if now >= latest:
            return EndReason.CLOSING
    if nobody_present(heard, now=now):
        return EndReason.NOBODY_PRESENT
    if now - heard.visitor_at >= (place_kept if waiting else TALK_KEPT):
        return EndReason.GAVE_UP_WAITING if waiting else EndReason.LOST
    return None
