"""Slips: a talk that ended waits to be coded, until noon the next day; then it counts as not coded (UX desk 9)."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from frirum.rules.deskhours import DEBRIEF, DeskHours, within

NOON = time(12, 0)


def waits_until(ended_at: datetime, *, zone: ZoneInfo) -> datetime:
    """Noon of the day after the talk ended, by the clock on the wall."""
    day = ended_at.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, NOON, tzinfo=zone)


def correctable_until(desk: DeskHours | None, *, now: datetime) -> datetime:
    """How long whoever coded it may correct it: until the debrief ends, or as long as one lasts where there is none."""
    least = now + DEBRIEF
    if desk is None or desk.ends_at is None or not within(desk, now=now):
        return least
    return max(least, desk.ends_at)
