"""How long a log-in lasts, and how long one waits after failing (SA8, SA10, SA11)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

IDLE = timedelta(minutes=30)
"""A log-in that nothing was done in for so long has ended (SA10)."""

LONGEST = timedelta(hours=12)
"""A log-in lasts no longer than this, whatever is done in it (SA10)."""

WARNED_BEFORE = timedelta(minutes=3)
"""So long before the end the page warns, and one click extends (SA11)."""

UNFINISHED = timedelta(minutes=15)
"""A log-in without a second factor, or before anybody logged in, lasts no longer than this."""

FORGOTTEN_AFTER = timedelta(hours=1)
"""Failures older than this do not count (SA8)."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How failing is slowed: `free` failures cost nothing, then the wait doubles from a second up to `longest`."""

    free: int
    longest: timedelta


# An account's own wait stays short: whoever fails on purpose must not be able to lock a volunteer out (T4).
OF_ACCOUNT = Patience(free=4, longest=timedelta(seconds=20))
OF_ADDRESS = Patience(free=10, longest=timedelta(minutes=2))
OF_ALL = Patience(free=200, longest=timedelta(seconds=2))


def ends_at(started_at: datetime, seen_at: datetime, *, strong: bool) -> datetime:
    """When a log-in ends if nothing more is done in it (SA10)."""
    if not strong:
        return min(started_at + UNFINISHED, seen_at + UNFINISHED)
    return min(started_at + LONGEST, seen_at + IDLE)


def over(started_at: datetime, seen_at: datetime, *, strong: bool, now: datetime) -> bool:
    """Whether a log-in has ended by itself."""
    return now >= ends_at(started_at, seen_at, strong=strong)


def wait_after(failures: int, patience: Patience) -> timedelta:
    """How long the next try must wait after the last failure (SA8)."""
    beyond = failures - patience.free
    if beyond <= 0:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(beyond - 1, 20)), patience.longest)
