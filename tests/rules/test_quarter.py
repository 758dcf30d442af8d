"""A quarter is over for good two weeks after its end, and has a name in an address (CS3)."""

from datetime import date

import pytest

from frirum.rules.quarter import called, due, frozen_on, last_month, named, next_quarter, quarter_with

JANUARY, OCTOBER = date(2026, 1, 1), date(2026, 10, 1)


def test_where_a_quarter_begins_and_ends() -> None:
    assert quarter_with(date(2026, 12, 31)) == OCTOBER
    assert last_month(OCTOBER) == date(2026, 12, 1)
    assert next_quarter(OCTOBER) == date(2027, 1, 1)


def test_it_is_frozen_two_weeks_after_its_end_and_not_a_day_before() -> None:
    assert frozen_on(JANUARY) == date(2026, 4, 15)
    assert due(JANUARY, date(2026, 4, 14)) == []
    assert due(JANUARY, date(2026, 4, 15)) == [JANUARY]
    assert len(due(JANUARY, date(2027, 1, 15))) == 4


def test_its_name_leads_back_to_it() -> None:
    assert called(OCTOBER) == "2026-q4"
    assert named("2026-q4") == OCTOBER


@pytest.mark.parametrize("word", ["", "2026", "2026-q5", "0000-q1", "2026-q1x", "20260-q1"])
def test_other_words_name_none(word: str) -> None:
    assert named(word) is None
