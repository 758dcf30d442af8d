"""The minimum: how many must be at the desk, in any seats, before anybody new is let in (DOMAIN, "The plan")."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from frirum.rules.duty import HELPER_LOST_AFTER


@dataclass(frozen=True, slots=True)
class Presence:
    """One duty from its beginning to its end; a desk that fell silent is not there. None: still going on."""

    began_at: datetime
    ended_at: datetime | None
    heard_at: datetime


@dataclass(frozen=True, slots=True)
class Staffing:
    """Whether so many are at the desk now, and whether so many were since the door opened."""

    enough: bool = True
    was_enough: bool = True


def staffing(presences: Collection[Presence], *, minimum: int, since: datetime | None, now: datetime) -> Staffing:
    """Count who is at the desk now and the most who were there at once since the door opened.

    A break and "no more tonight" count: she is there, and nobody is alone. A desk silent for a minute does not.
    """
    if minimum == 0:
        return Staffing()
    spans = [(one.began_at, _until(one, now=now)) for one in presences]
    enough = sum(began <= now < until for began, until in spans) >= minimum
    return Staffing(enough, enough or _most_at_once(spans, since=since) >= minimum)


def _until(one: Presence, *, now: datetime) -> datetime:
    silent_from = one.heard_at + HELPER_LOST_AFTER
    if one.ended_at is not None:
        return min(one.ended_at, silent_from)
    # Heard within the minute she is here now, and until we know better.
    return datetime.max.replace(tzinfo=now.tzinfo) if now < silent_from else silent_from


def _most_at_once(spans: Collection[tuple[datetime, datetime]], *, since: datetime | None) -> int:
    """The most who sat there at the same time; every beginning, and the opening, is a moment to count at."""
    moments = [began for began, _ in spans if since is None or began >= since] + ([since] if since else [])
    return max((sum(began <= at < until for began, until in spans) for at in moments), default=0)
