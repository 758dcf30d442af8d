"""Before figures leave the house: what they tell of is closed, so that later ones, beside them, tell of nobody (AN10)."""

from __future__ import annotations

from datetime import date, datetime

from frirum.actions import quarter
from frirum.queries.figures import why_not_told
from frirum.queries.history import organisations_in
from frirum.rules.figures import Scope, month_after


def close(scope: Scope, first: date, last: date, *, today: date, now: datetime) -> None:
    """Close every quarter up to the last month of what is about to be passed on; nothing, if it may not be told yet."""
    if why_not_told(first, last, today=today) is None:
        quarter.close(organisations_in(scope), month_after(last), now=now)
