"""Opening: weekly periods in local time, days that differ, and what the door does now (ST1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

LOOK_AHEAD = timedelta(days=8)
"""Far enough to see every weekly period once."""

LOOK_FAR_AHEAD = timedelta(days=400)
"""Far enough to see past a closed summer, when nothing opens within a week."""

CLOSING_SOON = (timedelta(minutes=15), timedelta(minutes=5))
"""When the closing bar appears, and when it is said again (UX desk 10)."""


@dataclass(frozen=True, slots=True)
class Period:
    """Every week on this weekday (Monday is 0), in minutes after local midnight.

    Past 1440 is the next day: 1320 to 1560 is from ten in the evening to two at night.
    """

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A date without its weekly periods; a night that began the day before runs on."""

    day: date


@dataclass(frozen=True, slots=True)
class ExtraPeriod:
    """One more period on one date, in minutes after local midnight; it stands on a closed day too."""

    day: date
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Opening:
    """When a line admits people; the last are admitted so long before closing."""

    periods: tuple[Period, ...]
    exceptions: tuple[ClosedDay | ExtraPeriod, ...]
    zone: ZoneInfo
    last_admission_before: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open time in UTC."""

    opens_at: datetime
    closes_at: datetime


class Hours(StrEnum):
    """What the opening hours say now."""

    CLOSED = "closed"
    ADMITTING = "admitting"
    LAST_ADMISSION_PASSED = "last_admission_passed"


@dataclass(frozen=True, slots=True)
class OpeningState:
    """The opening hours at one moment; a door that never closes has no ``closes_at``."""

    hours: Hours
    opened_at: datetime | None
    last_admission_at: datetime | None
    closes_at: datetime | None
    next_opens_at: datetime | None


def intervals(opening: Opening, *, start: datetime, end: datetime) -> list[Interval]:
    """The times the line is open between ``start`` and ``end``: in order, merged, cut to the two (ST1).

    A time that a summer night skips is read an hour later, as RFC 5545 reads it; a period that the
    gap swallows whole does not open. In the hour that comes twice, a door opens at its first and
    closes at its second coming: open too long rather than too short.
    """
    merged: list[Interval] = []
    for one in sorted(_raw(opening, start=start, end=end), key=lambda one: one.opens_at):
        if merged and one.opens_at <= merged[-1].closes_at:
            merged[-1] = Interval(merged[-1].opens_at, max(merged[-1].closes_at, one.closes_at))
        else:
            merged.append(one)
    cut = (Interval(max(one.opens_at, start), min(one.closes_at, end)) for one in merged)
    return [one for one in cut if one.opens_at < one.closes_at]


def state_at(opening: Opening, *, now: datetime) -> OpeningState:
    """What the opening hours say now, and what comes next (UX "The door is honest")."""
    start, end = now - LOOK_AHEAD, now + LOOK_AHEAD
    times = intervals(opening, start=start, end=end)
    current = next((one for one in times if one.opens_at <= now < one.closes_at), None)
    if current and current.closes_at == end:
        return OpeningState(Hours.ADMITTING, current.opens_at, None, None, None)
    coming = _next_opening(opening, now=now)
    if current is None:
        return OpeningState(Hours.CLOSED, None, None, None, coming)
    last = current.closes_at - opening.last_admission_before
    hours = Hours.ADMITTING if now < last else Hours.LAST_ADMISSION_PASSED
    return OpeningState(hours, current.opens_at, last, current.closes_at, coming)


def closing_soon(state: OpeningState, *, now: datetime) -> timedelta | None:
    """Which of the two closing warnings stands now, as its time before closing; None before them."""
    if state.closes_at is None:
        return None
    left = state.closes_at - now
    return min((mark for mark in CLOSING_SOON if left <= mark), default=None)


def _next_opening(opening: Opening, *, now: datetime) -> datetime | None:
    for ahead in (LOOK_AHEAD, LOOK_FAR_AHEAD):
        for one in intervals(opening, start=now - timedelta(days=2), end=now + ahead):
            if one.opens_at > now:
                return one.opens_at
    return None


def _raw(opening: Opening, *, start: datetime, end: datetime) -> Iterator[Interval]:
    """Every period whose day lies near enough to touch the time asked about, unmerged."""
    day = start.astimezone(opening.zone).date() - timedelta(days=2)
    last = end.astimezone(opening.zone).date()
    while day <= last:
        for opens, closes in spans_on(opening, day):
            found = interval_on(day, opens, closes, opening.zone)
            if found is not None:
                yield found
        day += timedelta(days=1)


def spans_on(opening: Opening, day: date) -> list[tuple[int, int]]:
    """The periods that begin on one date, in minutes after its local midnight, as they are written."""
    closed = any(isinstance(one, ClosedDay) and one.day == day for one in opening.exceptions)
    weekly = [] if closed else [one for one in opening.periods if one.weekday == day.weekday()]
    extra = [one for one in opening.exceptions if isinstance(one, ExtraPeriod) and one.day == day]
    return [*((one.opens, one.closes) for one in weekly), *((one.opens, one.closes) for one in extra)]


def interval_on(day: date, opens: int, closes: int, zone: ZoneInfo) -> Interval | None:
    """A period of one date in UTC; None when a summer night's gap swallows it whole."""
    found = Interval(_instant(day, opens, zone), _last_instant(day, closes, zone))
    return found if found.opens_at < found.closes_at else None


def _instant(day: date, minutes: int, zone: ZoneInfo, *, fold: int = 0) -> datetime:
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def _last_instant(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    # The later reading is the second coming in autumn, and an hour later in spring's gap.
    return max(_instant(day, minutes, zone), _instant(day, minutes, zone, fold=1))
