"""Pace: Vega may pour it out, a flooder is slowed down (WS5)."""

from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.pace import VISITOR_PACE, VOLUNTEER_PACE, spend


def emptied() -> float:
    left = float(VISITOR_PACE.burst)
    for _ in range(10):
        left, wait = spend(left, 0.0, VISITOR_PACE)
        assert wait == 0
    return left


def test_ten_at_once_go_through_and_the_eleventh_waits() -> None:  # WS5
    left, wait = spend(emptied(), 0.0, VISITOR_PACE)
    assert wait == 2.0
    assert spend(left, wait, VISITOR_PACE)[1] == 0


def test_a_bucket_fills_to_its_brim_and_no_further() -> None:
    assert spend(emptied(), 3600.0, VISITOR_PACE) == (VISITOR_PACE.burst - 1, 0.0)


def test_a_clock_that_went_backwards_fills_nothing() -> None:
    left, wait = spend(emptied(), -3600.0, VISITOR_PACE)
    assert (left, wait) == (0.0, 2.0)


def test_a_volunteer_writes_a_hundred_and_twenty_a_minute() -> None:
    left, wait = spend(0.0, 0.5, VOLUNTEER_PACE)
    assert (left, wait) == (0.0, 0.0)


@given(st.lists(st.floats(min_value=0, max_value=120), max_size=200))
def test_nobody_gets_more_through_than_the_burst_and_the_rate_allow(pauses: list[float]) -> None:
    left, through = float(VISITOR_PACE.burst), 0
    for pause in pauses:
        left, wait = spend(left, pause, VISITOR_PACE)
        through += not wait
        assert 0 <= left <= VISITOR_PACE.burst
        assert wait >= 0
    assert through <= VISITOR_PACE.burst + sum(pauses) * VISITOR_PACE.per_minute / 60 + 1e-6
