"""Quarters as they are published: when one is over for good, and what it is called in an address (CS3)."""

import re
from datetime import date, timedelta

from frirum.rules.figures import month_after

SETTLES = timedelta(days=14)
"""A quarter is frozen, and told to anybody, so long after its end: calls and visits of its last days are registered late."""

MONTHS = 3
CALLED = re.compile(r"([0-9]{4})-q([1-4])")


def quarter_with(day: date) -> date:
    """The first day of the quarter that a day lies in."""
    return date(day.year, (day.month - 1) // MONTHS * MONTHS + 1, 1)


def last_month(begins: date) -> date:
    """The last month of a quarter, as its first day."""
    return begins.replace(month=begins.month + MONTHS - 1)


def next_quarter(begins: date) -> date:
    """When the quarter after it begins."""
    return month_after(last_month(begins))


def frozen_on(begins: date) -> date:
    """The day from which a quarter is frozen."""
    return next_quarter(begins) + SETTLES


def due(since: date, today: date) -> list[date]:
    """Every quarter from `since` on that may be frozen today."""
    found, begins = [], quarter_with(since)
    while frozen_on(begins) <= today:
        found.append(begins)
        begins = next_quarter(begins)
    return found


def called(begins: date) -> str:
    """What a quarter is called in an address: 2026-q1."""
    return f"{begins.year:04}-q{(begins.month - 1) // MONTHS + 1}"


def named(word: str) -> date | None:
    """The quarter that is called so, or None."""
    found = CALLED.fullmatch(word)
    if found is None or found[1] == "0000":
        return None
    return date(int(found[1]), (int(found[2]) - 1) * MONTHS + 1, 1)
