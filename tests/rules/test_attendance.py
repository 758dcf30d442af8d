"""Whole minutes at the desk, never fewer than none (ST11)."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.attendance import minutes

NOW = datetime(2026, 3, 4, 21, 0, tzinfo=UTC)


def test_two_hours_and_a_half_minute_are_120_minutes() -> None:
    assert minutes(NOW, NOW + timedelta(hours=2, seconds=30)) == 120


@given(st.integers(-100_000, 100_000))
def test_a_clock_that_was_set_back_counts_nothing(seconds: int) -> None:
    assert minutes(NOW, NOW + timedelta(seconds=seconds)) == max(seconds // 60, 0)
