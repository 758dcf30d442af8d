"""Queue: those waiting, the oldest first; passed over when away, never dropped for it (AB7)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from frirum.rules.duty import Id
from frirum.rules.presence import AWAY_AFTER

PLACE_KEPT = timedelta(minutes=5)
"""A silent line keeps its place so long, counted from when it was last heard (AB7)."""

SHOW_PLACE_AFTER = timedelta(seconds=10)
"""The place is shown first now, so that it does not flash by (UX visitor 3)."""

ANNOUNCE_AT_MOST_EVERY = timedelta(seconds=30)
"""A new place is read aloud at most so often (UX visitor 3)."""

REASSURE_AFTER = timedelta(minutes=5)
"""Then she hears again that nobody has forgotten her, and of other help (UX visitor 3)."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One person who waits; ``readable`` when someone on duty has a key that opens her words."""

    conversation: Id
    since: datetime
    seen_at: datetime
    readable: bool


class Wait(StrEnum):
    """An honest wait in coarse words."""

    SOON = "soon"
    QUARTER = "up_to_15_minutes"
    HALF_HOUR = "up_to_30_minutes"
    HOUR = "up_to_60_minutes"
    LONGER = "longer"
    UNKNOWN = "unknown"


class Age(StrEnum):
    """How long someone has waited, as the desk colours it (UX desk 1)."""

    NEW = "new"
    LONG = "long"
    TOO_LONG = "too_long"


BOUNDS: dict[Wait, tuple[int, int | None] | None] = {
    Wait.SOON: (0, 5),
    Wait.QUARTER: (5, 15),
    Wait.HALF_HOUR: (15, 30),
    Wait.HOUR: (30, 60),
    Wait.LONGER: (60, None),
    Wait.UNKNOWN: None,
}
"""What the words mean in minutes, from and to; nobody can know an unknown wait."""

AT_MOST = {wait: timedelta(minutes=most[1]) for wait, most in BOUNDS.items() if most and most[1]}

LONG_AFTER = timedelta(minutes=5)
TOO_LONG_AFTER = timedelta(minutes=15)


def away(waiting: Waiting, *, now: datetime) -> bool:
    """Whether her line has fallen silent: she is passed over but keeps her place (AB7)."""
    return now - waiting.seen_at >= AWAY_AFTER


def given_up(waiting: Waiting, *, now: datetime) -> bool:
    """Whether she has been silent so long that her place is free (AB7)."""
    return now - waiting.seen_at >= PLACE_KEPT


def takeable(waiting: Waiting, *, now: datetime) -> bool:
    """Whether someone can be met now: here, and her words can be opened (SEALING, Grants)."""
    return waiting.readable and not away(waiting, now=now)


def next_up(waiting: Collection[Waiting], *, now: datetime) -> Waiting | None:
    """The one who has waited longest of those who can be met now (UX desk 1)."""
    those_here = [one for one in waiting if takeable(one, now=now)]
    return min(those_here, key=lambda one: one.since, default=None)


def kept(waiting: Collection[Waiting], *, now: datetime) -> list[Waiting]:
    """Those whose place is kept, the oldest first."""
    return sorted((one for one in waiting if not given_up(one, now=now)), key=lambda one: one.since)


def place(waiting: Collection[Waiting], conversation: Id, *, now: datetime) -> int | None:
    """Her place, 1 for first; None when she is not in the queue any more.

    Those away before her are counted: they may come back, and a place that only falls is kinder.
    """
    line = [one.conversation for one in kept(waiting, now=now)]
    return line.index(conversation) + 1 if conversation in line else None


def full(waiting: Collection[Waiting], *, capacity: int, now: datetime) -> bool:
    """Whether no more people are let into the queue (AB7)."""
    return len(kept(waiting, now=now)) >= capacity


def age(waiting: Waiting, *, now: datetime) -> Age:
    """How long she has waited, in the three steps the desk colours."""
    waited = now - waiting.since
    if waited >= TOO_LONG_AFTER:
        return Age.TOO_LONG
    return Age.LONG if waited >= LONG_AFTER else Age.NEW


def honest_wait(ahead: int, *, free: int, running: int, median_talk: timedelta | None) -> Wait:
    """Estimate a wait from what is known, and say "unknown" rather than guess (AB7).

    ``ahead`` people before her, ``free`` places with volunteers now, ``running`` talks that will
    end some time, ``median_talk`` how long a talk lasts here (None: too few to know).
    """
    short = ahead + 1 - free
    if short <= 0:
        return Wait.SOON
    if running == 0 or median_talk is None:
        return Wait.UNKNOWN
    # The running talks are, on average, half way: the first places come after half a talk.
    estimate = median_talk * (ceil(short / running) - 0.5)
    return next((wait for wait, most in AT_MOST.items() if estimate <= most), Wait.LONGER)


def may_not_reach(wait: Wait, *, closes_at: datetime | None, now: datetime) -> bool:
    """Whether to say "we close at 22, we may not reach you" before it happens (UX door)."""
    if closes_at is None:
        return False
    return wait not in AT_MOST or now + AT_MOST[wait] > closes_at
