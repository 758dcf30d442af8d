"""Desk hours: when a volunteer may be at the desk at all (SA10, ST5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from frirum.rules.opening import Interval

DESK_BEFORE = timedelta(minutes=30)
"""The desk opens so long before the door does."""

DEBRIEF = timedelta(minutes=20)
"""Everyone stays reachable so long after closing or the last talk, to unload (ST5)."""

LATEST_END = timedelta(minutes=80)
"""The agreed latest end after closing: talks end an hour after it, then comes the debrief."""


@dataclass(frozen=True, slots=True)
class DeskHours:
    """A half-open time at the desk; no end when the door never closes."""

    opens_at: datetime
    ends_at: datetime | None


def desk_hours(
    opens_at: datetime,
    closes_at: datetime | None,
    *,
    last_talk_ended_at: datetime | None,
    talk_running: bool,
    latest_end: timedelta = LATEST_END,
) -> DeskHours:
    """The desk's hours around one opening: 30 minutes before, to the end of the debrief (SA10).

    The debrief counts from closing or the last talk's end, whichever is later, and never passes
    the agreed ``latest_end`` after closing (ST5). A running talk holds the desk open until then.
    """
    begins = opens_at - DESK_BEFORE
    if closes_at is None:
        return DeskHours(begins, None)
    latest = closes_at + latest_end
    if talk_running:
        return DeskHours(begins, latest)
    calm_from = max(closes_at, last_talk_ended_at or closes_at)
    return DeskHours(begins, min(calm_from + DEBRIEF, latest))


def stretched(opening: Interval, shifts: Iterable[Interval]) -> Interval:
    """One opening with the shifts that touch it: where the two differ the desk follows whichever is longer.

    The door keeps to the opening hours alone. A shift on a day when the line does not open, opens no desk.
    """
    touching = [one for one in shifts if one.opens_at < opening.closes_at and opening.opens_at < one.closes_at]
    opens = min([opening.opens_at, *(one.opens_at for one in touching)])
    return Interval(opens, max([opening.closes_at, *(one.closes_at for one in touching)]))


def talks_may_run(latest_end: timedelta) -> timedelta:
    """How long past closing a talk may run, so that the debrief after it fits before the agreed latest end (ST5)."""
    return max(latest_end - DEBRIEF, timedelta(0))


def within(hours: DeskHours, *, now: datetime) -> bool:
    """Whether ``now`` lies in the desk's hours; at the very end it does not."""
    return hours.opens_at <= now and (hours.ends_at is None or now < hours.ends_at)
