"""Pace: Vega may pour it out, a flooder is slowed down (WS5)."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.pace import VISITOR_PACE, VOLUNTEER_PACE, Bucket

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
NO_WAIT = timedelta(0)


def emptied() -> Bucket:
    bucket = Bucket.full(VISITOR_PACE, now=NOW)
    for _ in range(10):
        bucket, wait = bucket.take(now=NOW)
        assert wait == NO_WAIT
    return bucket


def test_ten_at_once_go_through_and_the_eleventh_waits() -> None:  # WS5
    bucket, wait = emptied().take(now=NOW)
    assert wait == timedelta(seconds=2)
    assert bucket.take(now=NOW + wait)[1] == NO_WAIT


def test_a_bucket_fills_to_its_brim_and_no_further() -> None:
    later = NOW + timedelta(hours=1)
    bucket, _ = emptied().take(now=later)
    assert bucket.left == VISITOR_PACE.burst - 1


def test_a_clock_that_went_backwards_fills_nothing() -> None:
    bucket, wait = emptied().take(now=NOW - timedelta(hours=1))
    assert wait > NO_WAIT
    assert bucket.filled_at == NOW


def test_a_volunteer_writes_a_hundred_and_twenty_a_minute() -> None:
    assert (VOLUNTEER_PACE.burst, VOLUNTEER_PACE.per_minute) == (120, 120)


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=200))
def test_never_more_than_the_burst_and_thirty_a_minute_get_through(gaps: list[int]) -> None:
    bucket, now, through = Bucket.full(VISITOR_PACE, now=NOW), NOW, 0
    for gap in gaps:
        now += timedelta(milliseconds=gap)
        bucket, wait = bucket.take(now=now)
        through += wait == NO_WAIT
        assert 0 <= bucket.left <= VISITOR_PACE.burst
    assert through <= 10 + (now - NOW) / timedelta(minutes=1) * 30 + 1e-6


@given(st.integers(0, 20000))
def test_whoever_waits_as_told_gets_through(milliseconds: int) -> None:
    now = NOW + timedelta(milliseconds=milliseconds)
    bucket, wait = emptied().take(now=now)
    # A microsecond is the finest a clock tells.
    assert bucket.take(now=now + wait + timedelta(microseconds=1))[1] == NO_WAIT or wait == NO_WAIT
