"""Pace: how fast someone may write; too much slows, and is told kindly (WS5)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """So many at once, then so many a minute."""

    burst: int
    per_minute: int


VISITOR_PACE = Pace(burst=10, per_minute=30)
"""A visitor's messages (WS5); the parts of one long text count once."""

VOLUNTEER_PACE = Pace(burst=120, per_minute=120)
"""A volunteer's messages (WS5)."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is left of someone's pace at one moment; it fills up again with time."""

    pace: Pace
    left: float
    filled_at: datetime

    @classmethod
    def full(cls, pace: Pace, *, now: datetime) -> "Bucket":
        """A bucket nobody has taken from."""
        return cls(pace, float(pace.burst), now)

    def take(self, *, now: datetime) -> tuple["Bucket", timedelta]:
        """Take one message: the bucket after it, and how long to wait when it was empty (WS5).

        Without a wait the message is let through; with one, nothing was taken. A clock that
        went backwards fills nothing.
        """
        bucket = self._filled(now=now)
        if bucket.left >= 1:
            return replace(bucket, left=bucket.left - 1), timedelta(0)
        return bucket, timedelta(minutes=(1 - bucket.left) / self.pace.per_minute)

    def _filled(self, *, now: datetime) -> "Bucket":
        passed = max(now - self.filled_at, timedelta(0))
        left = self.left + passed / timedelta(minutes=1) * self.pace.per_minute
        return replace(self, left=min(left, float(self.pace.burst)), filled_at=max(now, self.filled_at))
