"""Engagement: the hours of shifts, supervision and training, month by month (ST11).

They are counted so that a coordinator can ask how somebody is. Few hours remind; they never close anything by themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

MONTHS_SHOWN = 6


class Source(StrEnum):
    """What the time was given to."""

    SHIFT = "shift"
    SUPERVISION = "supervision"
    TRAINING = "training"
    OTHER = "other"


class Standing(StrEnum):
    """How a month stands. None of them counts against anybody."""

    ENOUGH = "enough"
    GOING_ON = "going_on"  # the month is not over
    LOW = "low"
    AWAY = "away"  # not active the whole month: nothing is asked


@dataclass(frozen=True, slots=True)
class Piece:
    """Some minutes that were given; they belong to the day they began on, where the organisation is."""

    source: Source
    on: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Month:
    """One month and the minutes in it, by what they were given to."""

    first: date
    minutes: Mapping[Source, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All minutes of the month."""
        return sum(self.minutes.values())


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The day on the organisation's own clock: an evening that runs past midnight belongs to the day it began."""
    return at.astimezone(zone).date()


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def before(month: date, *, months: int = 1) -> date:
    """The first day of the month so many months earlier."""
    whole = month.year * 12 + month.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)


def last_day(month: date) -> date:
    """The last day of a month."""
    return before(month, months=-1) - timedelta(days=1)


def months(pieces: Iterable[Piece], *, today: date, shown: int = MONTHS_SHOWN) -> list[Month]:
    """The last so many months, this one first; a month in which nothing was given is there too."""
    firsts = [before(month_of(today), months=n) for n in range(shown)]
    counted: dict[date, dict[Source, int]] = {first: {} for first in firsts}
    for piece in pieces:
        month = counted.get(month_of(piece.on))
        if month is not None:
            month[piece.source] = month.get(piece.source, 0) + piece.minutes
    return [Month(first, counted[first]) for first in firsts]


def standing(month: Month, *, hours: int, today: date, active_since: date | None) -> Standing:
    """How a month stands for somebody who is active since a day (None: she is not active now).

    A month that began before she did, or that is not over, is never low; nor is any when 0 hours are asked.
    """
    if month.total >= hours * 60:
        return Standing.ENOUGH
    if active_since is None:
        return Standing.AWAY
    if last_day(month.first) >= today:
        return Standing.GOING_ON
    return Standing.AWAY if active_since > month.first else Standing.LOW
