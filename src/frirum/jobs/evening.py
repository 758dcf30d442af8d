"""The clockwork of the evening: attendance follows duty, and what was left for others goes when its time is over."""

from __future__ import annotations

from datetime import datetime

from frirum.actions import attendance, followup, leftline


def settle(*, now: datetime) -> None:
    """Write down who is at a shift and since when; close it for whoever's duty ended by itself."""
    attendance.settle(now=now)


def sweep(*, now: datetime) -> None:
    """Erase old lines for the next shift, and wishes for a call."""
    leftline.sweep(now=now)
    followup.sweep(now=now)
