"""The clock on the landing: only the edges (web, hub, jobs, config) may look at it."""

from datetime import UTC, datetime


def now() -> datetime:
    """Tell the time, aware and in UTC; everything below the edges is handed it as `now`."""
    return datetime.now(UTC)
