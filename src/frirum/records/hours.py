"""A line's opening hours as the rules see them, and the desk's hours around them, held in memory."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from frirum.records.bell import About, Ring, listen
from frirum.records.models import Conversation, Line
from frirum.records.opening import read_opening
from frirum.records.plan import plan_of, shifts_near
from frirum.rules.deskhours import DeskHours, desk_hours, stretched, within
from frirum.rules.opening import Interval, Opening, intervals

NEVER = Opening((), (), ZoneInfo("UTC"))
GOOD_FOR = timedelta(minutes=1)  # how long a reading of the calendar is used again
BACK, AHEAD = timedelta(days=2), timedelta(days=2)

_openings: dict[int, Opening] = {}
_readings: dict[int, tuple[datetime, list[Interval]]] = {}
_forgotten = 0  # how often: what was read before the last time is not remembered after it


def opening_of(line_id: int) -> Opening:
    """The opening hours of a line; a line that is gone never opens."""
    known = _openings.get(line_id)
    if known is None:
        before, known = _forgotten, _read(line_id)
        if before == _forgotten:
            _openings[line_id] = known
    return known


def desk_now(line_id: int, *, now: datetime) -> DeskHours | None:
    """The desk's hours that hold now, or the next ones; None when nothing is near (SA10)."""
    coming: DeskHours | None = None
    for time in _near(line_id, now=now):
        hours = _desk_around(line_id, time, now=now)
        if within(hours, now=now):
            return hours
        if coming is None and hours.opens_at > now:
            coming = hours
    return coming


def closes_at(line_id: int, *, since: datetime, now: datetime) -> datetime | None:
    """When the door closes, or closed after `since` if it is shut now; None where it never does, `now` if unknown."""
    shut = now
    for time in _near(line_id, now=now):
        if time.opens_at <= now < time.closes_at:
            return None if time.closes_at - now > AHEAD - timedelta(hours=1) else time.closes_at
        if since < time.closes_at <= now:
            shut = time.closes_at
    return shut


def _desk_around(line_id: int, time: Interval, *, now: datetime) -> DeskHours:
    latest_end = plan_of(line_id).latest_end
    shifts = [Interval(one.starts_at, one.ends_at) for one in shifts_near(line_id, now=now)]
    evening = stretched(time, shifts)
    if evening.closes_at > now:  # before closing nobody needs to know which talk ends last
        endless = evening.closes_at - now > AHEAD - timedelta(hours=1)
        closes = None if endless else evening.closes_at
        return desk_hours(evening.opens_at, closes, last_talk_ended_at=None, talk_running=False, latest_end=latest_end)
    talks = Conversation.objects.filter(line_id=line_id, began_at__gte=time.opens_at)
    last = talks.exclude(ended_at=None).order_by("-ended_at").values_list("ended_at", flat=True).first()
    return desk_hours(
        evening.opens_at,
        evening.closes_at,
        last_talk_ended_at=last,
        talk_running=talks.filter(state="open").exists(),
        latest_end=latest_end,
    )


def _near(line_id: int, *, now: datetime) -> list[Interval]:
    known = _readings.get(line_id)
    if known is None or not timedelta(0) <= now - known[0] < GOOD_FOR:
        before = _forgotten
        times = intervals(opening_of(line_id), start=now - BACK, end=now + AHEAD)
        known = (now, times)
        if before == _forgotten:
            _readings[line_id] = known
    return known[1]


def _read(line_id: int) -> Opening:
    line = Line.objects.select_related("organisation").filter(pk=line_id).first()
    return NEVER if line is None else read_opening(line)


def forget() -> None:
    """Forget all hours, so that the next question reads the records again."""
    global _forgotten
    _forgotten += 1
    _openings.clear()
    _readings.clear()


def _when_rung(rings: list[Ring]) -> None:
    if any(ring.about is About.OFFICE for ring in rings):
        forget()


listen(_when_rung)
