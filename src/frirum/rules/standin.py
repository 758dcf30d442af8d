""" "I can't come": early it frees the seat, late a stand-in is looked for; never a reason, never a mark against anyone."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from frirum.rules.seat import signs_off_alone


class Way(StrEnum):
    """What "I can't come" does now; the system decides, by how long there is until the shift."""

    SIGN_OFF = "sign_off"  # there is time: the seat is free for anybody
    SEARCH = "search"  # late: others are asked, and she keeps the seat until somebody takes it
    BEGUN = "begun"  # nothing can be asked of anybody any more: she calls


class Search(StrEnum):
    """Where a search for a stand-in stands."""

    OPEN = "open"
    FOUND = "found"
    NOBODY = "nobody"  # the shift began before anybody said yes
    WITHDRAWN = "withdrawn"  # she can come after all, or the seat was settled in another way


class Answer(StrEnum):
    """What somebody who was asked said; a yes after another's yes is late, and kindly meant."""

    YES = "yes"
    NO = "no"
    LATE = "late"


MOVES: Mapping[Search, frozenset[Search]] = {
    Search.OPEN: frozenset({Search.FOUND, Search.NOBODY, Search.WITHDRAWN}),
    Search.FOUND: frozenset(),
    Search.NOBODY: frozenset(),
    Search.WITHDRAWN: frozenset(),
}
"""A search ends once; who can't come after all that opens another."""

REMIND_BEFORE = timedelta(hours=24)
"""A reminder goes out so long before a shift, to everybody who took the seat before that."""


def way_out(starts_at: datetime, *, before: timedelta, now: datetime) -> Way:
    """What "I can't come" does now: frees the seat up to ``before`` the shift, then looks for somebody."""
    if now >= starts_at:
        return Way.BEGUN
    return Way.SIGN_OFF if signs_off_alone(starts_at, before=before, now=now) else Way.SEARCH


def answered(search: Search, *, yes: bool, starts_at: datetime, now: datetime) -> Answer:
    """What an answer counts as: the first yes wins, as long as the shift has not begun."""
    if not yes:
        return Answer.NO
    return Answer.YES if search is Search.OPEN and now < starts_at else Answer.LATE


def is_short(coming: int, minimum: int) -> bool:
    """Whether too few come: whoever looks for a stand-in is not counted."""
    return coming < minimum


def reminds(starts_at: datetime, taken_at: datetime | None, *, now: datetime) -> bool:
    """Whether it is time to remind somebody; who took the seat within the last day knows."""
    begins = starts_at - REMIND_BEFORE
    return begins <= now < starts_at and (taken_at is None or taken_at < begins)
