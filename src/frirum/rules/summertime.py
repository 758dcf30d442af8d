"""Nights on which the clocks change, and the opening hours they touch (ST1)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from frirum.rules.opening import Interval, Opening, intervals

LOOK_AHEAD = timedelta(days=370)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Change:
    """One night: when the clocks change, and how much longer (or shorter) the open time touched by it becomes."""

    at: datetime
    forward: bool
    open_time: Interval


def touched(opening: Opening, *, now: datetime) -> list[Change]:
    """The changes of the coming year that fall inside an open time, in order."""
    found = []
    for at, forward in _changes(opening.zone, start=now, end=now + LOOK_AHEAD):
        near = intervals(opening, start=at - timedelta(days=2), end=at + timedelta(days=2))
        found += [Change(at, forward, one) for one in near if one.opens_at <= at <= one.closes_at]
    return found


def local_day(change: Change, zone: ZoneInfo) -> date:
    """The date of the night, on the line's clock."""
    return change.at.astimezone(zone).date()


def _changes(zone: ZoneInfo, *, start: datetime, end: datetime) -> list[tuple[datetime, bool]]:
    """When the zone's clocks change, to the hour."""
    found = []
    at = start.replace(minute=0, second=0, microsecond=0)
    while at < end:
        later = at + timedelta(days=1)
        before, after = at.astimezone(zone).utcoffset(), later.astimezone(zone).utcoffset()
        if before is not None and after is not None and before != after:
            found.append((_hour_of(zone, at), after > before))
        at = later
    return found


def _hour_of(zone: ZoneInfo, start: datetime) -> datetime:
    before = start.astimezone(zone).utcoffset()
    return next(at for at in (start + HOUR * n for n in range(1, 26)) if at.astimezone(zone).utcoffset() != before)
