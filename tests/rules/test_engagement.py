"""Four hours a month, counted kindly: on the organisation's own clock, and never low before the month is over (ST11)."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules import engagement
from frirum.rules.engagement import Month, Piece, Source, Standing

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TODAY = date(2026, 11, 21)
OCTOBER = date(2026, 10, 1)


def month(minutes: int, first: date = OCTOBER) -> Month:
    return Month(first, {Source.SHIFT: minutes})


def stands(one: Month, *, since: date | None = date(2026, 1, 1), today: date = TODAY) -> Standing:
    return engagement.standing(one, hours=4, today=today, active_since=since)


def test_four_hours_are_enough_to_the_minute() -> None:  # ST11
    assert stands(month(240)) is Standing.ENOUGH
    assert stands(month(239)) is Standing.LOW


def test_a_month_that_is_not_over_is_never_low() -> None:
    november = month(0, date(2026, 11, 1))
    assert stands(november) is Standing.GOING_ON
    assert stands(november, today=date(2026, 11, 30)) is Standing.GOING_ON
    assert stands(november, today=date(2026, 12, 1)) is Standing.LOW


def test_who_began_within_the_month_or_is_away_is_asked_for_nothing() -> None:
    assert stands(month(0), since=date(2026, 10, 2)) is Standing.AWAY
    assert stands(month(0), since=date(2026, 10, 1)) is Standing.LOW
    assert stands(month(0), since=None) is Standing.AWAY
    assert stands(month(0, date(2026, 11, 1)), since=None) is Standing.AWAY
    assert stands(month(240), since=None) is Standing.ENOUGH


def test_shifts_supervision_and_training_are_counted_together() -> None:  # ST11
    pieces = [
        Piece(Source.SHIFT, date(2026, 10, 31), 120),
        Piece(Source.SHIFT, date(2026, 10, 1), 60),
        Piece(Source.SUPERVISION, date(2026, 10, 9), 45),
        Piece(Source.TRAINING, date(2026, 11, 1), 420),
        Piece(Source.OTHER, date(2020, 1, 1), 999),
    ]
    this, last, *before = engagement.months(pieces, today=TODAY)
    assert this.minutes == {Source.TRAINING: 420}
    assert last.minutes == {Source.SHIFT: 180, Source.SUPERVISION: 45}
    assert last.total == 225
    assert [one.total for one in before] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 10, 31, 22, 59, tzinfo=UTC), date(2026, 10, 31)),
        (datetime(2026, 10, 31, 23, 0, tzinfo=UTC), date(2026, 11, 1)),  # winter: an hour ahead of UTC
        (datetime(2026, 7, 31, 22, 0, tzinfo=UTC), date(2026, 8, 1)),  # summer: two
        (datetime(2028, 2, 28, 23, 30, tzinfo=UTC), date(2028, 2, 29)),
    ],
)
def test_an_evening_belongs_to_the_day_it_began_where_the_organisation_is(at: datetime, day: date) -> None:
    assert engagement.local_day(at, STOCKHOLM) == day


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(1, 24))
def test_months_follow_each_other_without_a_gap(today: date, shown: int) -> None:
    firsts = [one.first for one in engagement.months([], today=today, shown=shown)]
    assert firsts[0] <= today <= engagement.last_day(firsts[0])
    for later, earlier in pairwise(firsts):
        assert engagement.last_day(earlier) + timedelta(days=1) == later


@given(st.lists(st.tuples(st.dates(date(2026, 6, 1), TODAY), st.integers(0, 600))))
def test_no_minute_is_lost_or_counted_twice(given_: list[tuple[date, int]]) -> None:
    pieces = [Piece(Source.SHIFT, on, minutes) for on, minutes in given_]
    assert sum(one.total for one in engagement.months(pieces, today=TODAY)) == sum(one.minutes for one in pieces)
