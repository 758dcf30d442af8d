"""What time brings to volunteers: warnings before a gate closes, and forgetting those who left."""

from __future__ import annotations

from datetime import datetime

from frirum.actions import farewell, warning


def forget_the_gone(*, now: datetime) -> None:
    """Erase those whose time has come."""
    farewell.forget_due(now=now)


def warn(*, now: datetime) -> None:
    """Tell those whose gate closes soon."""
    warning.warn(now=now)
