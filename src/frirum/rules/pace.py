"""Pace: how fast someone may write; too much slows, and is told kindly (WS5)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """So many at once, then so many a minute."""

    burst: int
    per_minute: int


VISITOR_PACE = Pace(burst=10, per_minute=30)
"""A visitor's messages (WS5); the parts of one long text fit into the burst."""

VOLUNTEER_PACE = Pace(burst=120, per_minute=120)
"""A volunteer's messages (WS5)."""

BEGIN_PACE = Pace(burst=6, per_minute=2)
"""Talks that begin from one place, which may be a school: enough for them, too few to fill a queue (AB4, AB7)."""

SLOWED_BEGIN_PACE = Pace(burst=1, per_minute=1)
"""The same after a visit from there was blocked, for the rest of the opening period (AB3)."""

APPLY_PACE = Pace(burst=5, per_minute=1)
"""Applications to become a volunteer from one place: a whole class at an information evening takes turns."""

APPLY_PACE_OF_ALL = Pace(burst=60, per_minute=20)
"""The same from everywhere, so that many places together cannot fill the records."""


def spend(left: float, idle_s: float, pace: Pace) -> tuple[float, float]:
    """Take one message of `left`, after `idle_s` seconds in which it filled up: (what is left, seconds to wait).

    Without a wait the message is let through; with one, nothing was taken. A clock that went backwards fills nothing.
    Plain numbers and no object: this is asked at every message.
    """
    left = min(float(pace.burst), left + max(0.0, idle_s) * pace.per_minute / 60)
    return (left - 1, 0.0) if left >= 1 else (left, (1 - left) * 60 / pace.per_minute)
