"""Months, terms and years of the calendar, the leap day with them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.period import Period, Span, half_year, span, whole_years, years_later

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
AUTUMN = Span(date(2026, 8, 24), date(2026, 12, 13))
SPRING = Span(date(2027, 1, 11), date(2027, 6, 6))


@pytest.mark.parametrize(
    ("period", "day", "first", "last"),
    [
        (Period.MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        (Period.MONTH, date(2027, 2, 1), date(2027, 2, 1), date(2027, 2, 28)),
        (Period.YEAR, date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31)),
        (Period.TERM, date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
        (Period.TERM, date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_its_period(period: Period, day: date, first: date, last: date) -> None:
    assert span(period, day) == Span(first, last)


def test_what_is_asked_once_has_no_period() -> None:
    assert span(Period.ONCE, date(2026, 3, 4)) is None


def test_named_terms_count_and_nothing_lies_between_two() -> None:
    terms = (AUTUMN, SPRING)
    assert span(Period.TERM, AUTUMN.last, terms=terms) == AUTUMN
    assert span(Period.TERM, SPRING.first, terms=terms) == SPRING
    assert span(Period.TERM, date(2026, 12, 24), terms=terms) is None


@given(DAYS, st.sampled_from([Period.MONTH, Period.TERM, Period.YEAR]))
def test_periods_lie_side_by_side(day: date, period: Period) -> None:
    here = span(period, day)
    assert here is not None
    assert here.holds(day)
    after = span(period, here.last + timedelta(days=1))
    assert after is not None
    assert after.first == here.last + timedelta(days=1)


@given(DAYS)
def test_a_half_year_holds_its_day(day: date) -> None:
    assert half_year(day).holds(day)


def test_a_year_after_the_leap_day_is_the_last_of_february() -> None:
    assert years_later(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert years_later(date(2028, 2, 29), 4) == date(2032, 2, 29)


@given(DAYS, st.integers(0, 30))
def test_so_many_years_later_so_many_have_passed(day: date, years: int) -> None:
    then = years_later(day, years)
    assert whole_years(day, then) == years
    assert whole_years(day, then - timedelta(days=1)) == max(years - 1, 0)


def test_before_it_no_year_has_passed() -> None:
    assert whole_years(date(2026, 3, 4), date(2020, 1, 1)) == 0
