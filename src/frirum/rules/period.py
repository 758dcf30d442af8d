"""Periods that a requirement is met for: a month, a term, a year of the calendar, or once and for all (ST9, ST11)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Period(StrEnum):
    """For how long something holds."""

    ONCE = "once"
    MONTH = "month"
    TERM = "term"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


def span(period: Period, day: date, *, terms: tuple[Span, ...] = ()) -> Span | None:
    """The period that a day lies in; None between two terms, and for what is asked once.

    An organisation that has named no terms has two a year, January to June and July to December.
    """
    match period:
        case Period.MONTH:
            return Span(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
        case Period.YEAR:
            return Span(date(day.year, 1, 1), date(day.year, 12, 31))
        case Period.TERM if terms:
            return next((one for one in terms if one.holds(day)), None)
        case Period.TERM:
            return half_year(day)
        case _:
            return None


def half_year(day: date) -> Span:
    """January to June, or July to December."""
    if day.month <= 6:
        return Span(date(day.year, 1, 1), date(day.year, 6, 30))
    return Span(date(day.year, 7, 1), date(day.year, 12, 31))


def years_later(day: date, years: int) -> date:
    """The same day so many years later; the leap day becomes the last of February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def whole_years(since: date, day: date) -> int:
    """How many whole years have passed; none before."""
    if day < since:
        return 0
    passed = day.year - since.year
    return passed if years_later(since, passed) <= day else passed - 1
