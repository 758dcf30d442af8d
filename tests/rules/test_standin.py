""" "I can't come": the system decides what it does, and the first yes wins."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.moves import NotAMove, require_move
from frirum.rules.standin import (
    MOVES,
    REMIND_BEFORE,
    Answer,
    Search,
    Way,
    answered,
    is_short,
    reminds,
    way_out,
)

NOW = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
BEFORE = 72 * HOUR


def test_early_frees_the_seat_and_late_looks_for_somebody() -> None:
    assert way_out(NOW + 72 * HOUR, before=BEFORE, now=NOW) is Way.SIGN_OFF
    assert way_out(NOW + 71 * HOUR, before=BEFORE, now=NOW) is Way.SEARCH
    assert way_out(NOW + 2 * HOUR, before=BEFORE, now=NOW) is Way.SEARCH


def test_once_the_shift_has_begun_nobody_is_asked() -> None:
    assert way_out(NOW, before=BEFORE, now=NOW) is Way.BEGUN
    assert way_out(NOW, before=timedelta(0), now=NOW) is Way.BEGUN


@given(hours=st.floats(-200, 2_000), before=st.integers(0, 400))
def test_there_is_always_exactly_one_way(hours: float, before: int) -> None:
    starts_at = NOW + timedelta(hours=hours)
    way = way_out(starts_at, before=before * HOUR, now=NOW)
    assert (way is Way.BEGUN) == (starts_at <= NOW)
    assert way is not Way.SIGN_OFF or starts_at - NOW >= before * HOUR


@pytest.mark.parametrize("search", Search)
def test_the_first_yes_wins_and_a_no_is_a_no(search: Search) -> None:
    said = answered(search, yes=True, starts_at=NOW + HOUR, now=NOW)
    assert said is (Answer.YES if search is Search.OPEN else Answer.LATE)
    assert answered(search, yes=False, starts_at=NOW + HOUR, now=NOW) is Answer.NO
    assert answered(search, yes=True, starts_at=NOW, now=NOW) is Answer.LATE


@pytest.mark.parametrize("before", Search)
@pytest.mark.parametrize("after", Search)
def test_a_search_ends_once(before: Search, after: Search) -> None:
    if before is Search.OPEN and after is not Search.OPEN:
        assert require_move(MOVES, before, after) is after
    else:
        with pytest.raises(NotAMove):
            require_move(MOVES, before, after)


def test_short_is_fewer_than_the_minimum() -> None:
    assert is_short(1, 2)
    assert not is_short(2, 2)
    assert not is_short(0, 0)  # a line without a plan


def test_a_reminder_comes_a_day_before_and_not_to_who_just_signed_up() -> None:
    starts_at = NOW + REMIND_BEFORE
    long_ago, just_now = NOW - 9 * HOUR, NOW + HOUR
    assert reminds(starts_at, long_ago, now=NOW)
    assert reminds(starts_at, None, now=NOW)
    assert not reminds(starts_at, long_ago, now=NOW - HOUR)
    assert not reminds(starts_at, just_now, now=NOW + 2 * HOUR)
    assert not reminds(starts_at, long_ago, now=starts_at)
