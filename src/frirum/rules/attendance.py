"""Attendance: from check-in to check-out, in whole minutes (ST11: a shift counts as engagement)."""

from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)


def minutes(checked_in_at: datetime, checked_out_at: datetime) -> int:
    """Whole minutes from check-in to check-out; a clock that was set back counts nothing."""
    return max((checked_out_at - checked_in_at) // MINUTE, 0)
