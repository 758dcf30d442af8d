"""Terms: a clear sentence for one that ends before it begins, and which term a day lies in (ST9)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.term import Term, faults, term_of, tidy
from frirum.rules.wording import Flaw

SPRING = Term("Spring", date(2026, 1, 12), date(2026, 6, 7))
AUTUMN = Term("Autumn", date(2026, 8, 24), date(2026, 12, 20))


def test_a_term_in_order() -> None:
    assert faults(tidy(Term("  Autumn  2026 ", AUTUMN.first_day, AUTUMN.last_day)), others=[SPRING]) == []
    assert tidy(Term("  Autumn  2026 ", AUTUMN.first_day, AUTUMN.last_day)).name == "Autumn 2026"


@pytest.mark.parametrize(
    ("term", "flaw"),
    [
        (Term("", AUTUMN.first_day, AUTUMN.last_day), Flaw.MISSING),
        (Term("A", AUTUMN.last_day, AUTUMN.first_day), Flaw.ENDS_BEFORE_IT_BEGINS),
        (Term("A", date(2027, 1, 1), date(2028, 2, 5)), Flaw.TOO_MANY_DAYS),
        (Term("A", date(2026, 6, 7), date(2026, 8, 1)), Flaw.OVERLAPS),
    ],
)
def test_what_is_wrong_is_named(term: Term, flaw: Flaw) -> None:
    assert [fault.flaw for fault in faults(term, others=[SPRING])] == [flaw]


def test_a_term_of_one_day_and_one_that_begins_on_leap_day() -> None:
    assert faults(Term("A", date(2028, 2, 29), date(2028, 2, 29)), others=[]) == []


@given(st.dates(), st.integers(-30, 600), st.dates())
def test_only_a_term_that_begins_before_it_ends_is_in_order(first: date, days: int, day: date) -> None:
    try:
        last = first + timedelta(days=days)
    except OverflowError:
        return
    term = Term("A", first, last)
    assert (faults(term, others=[]) == []) == (0 <= days < 400)
    assert term.holds(day) == (first <= day <= last)


def test_the_term_of_a_day_is_the_one_it_lies_in_then_the_next_then_the_last() -> None:
    terms = [AUTUMN, SPRING]
    assert term_of(terms, date(2026, 3, 1)) == SPRING
    assert term_of(terms, date(2026, 7, 1)) == AUTUMN
    assert term_of(terms, date(2027, 3, 1)) == AUTUMN
    assert term_of([], date(2027, 3, 1)) is None
