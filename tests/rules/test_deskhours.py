"""Desk hours: from half an hour before to the end of the debrief (SA10, ST5)."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.conversation import ENDS_AFTER_CLOSING
from frirum.rules.deskhours import DEBRIEF, LATEST_END, DeskHours, desk_hours, stretched, talks_may_run, within
from frirum.rules.opening import Interval

OPENS = datetime(2026, 3, 1, 19, 0, tzinfo=UTC)
CLOSES = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def hours(ended: datetime | None = None, *, running: bool = False) -> DeskHours:
    return desk_hours(OPENS, CLOSES, last_talk_ended_at=ended, talk_running=running)


def test_the_desk_opens_half_an_hour_before_the_door() -> None:  # SA10
    assert within(hours(), now=OPENS - 30 * MINUTE)
    assert not within(hours(), now=OPENS - 31 * MINUTE)


def test_the_debrief_counts_from_closing_when_the_last_talk_ended_before() -> None:  # ST5
    assert hours(CLOSES - 40 * MINUTE).ends_at == CLOSES + 20 * MINUTE
    assert hours().ends_at == CLOSES + 20 * MINUTE


def test_the_debrief_counts_from_a_talk_that_ended_after_closing() -> None:  # ST5
    late = hours(CLOSES + 30 * MINUTE)
    assert late.ends_at == CLOSES + 50 * MINUTE
    assert within(late, now=CLOSES + 49 * MINUTE)
    assert not within(late, now=CLOSES + 50 * MINUTE)


def test_a_running_talk_holds_the_desk_open_to_the_latest_end() -> None:
    assert hours(running=True).ends_at == CLOSES + LATEST_END


def test_a_door_that_never_closes_has_a_desk_that_never_closes() -> None:
    always = desk_hours(OPENS, None, last_talk_ended_at=None, talk_running=False)
    assert always.ends_at is None
    assert within(always, now=OPENS + timedelta(days=300))


@given(st.integers(min_value=-600, max_value=600))
def test_the_desk_never_ends_before_the_debrief_nor_after_the_latest_end(minutes: int) -> None:
    ends = hours(CLOSES + minutes * MINUTE).ends_at
    assert ends is not None
    assert CLOSES + DEBRIEF <= ends <= CLOSES + LATEST_END


def test_the_agreed_latest_end_is_the_lines_own() -> None:  # ST5
    short = desk_hours(OPENS, CLOSES, last_talk_ended_at=None, talk_running=True, latest_end=45 * MINUTE)
    assert short.ends_at == CLOSES + 45 * MINUTE


def test_talks_end_so_early_that_the_debrief_fits_before_the_latest_end() -> None:  # ST5
    assert talks_may_run(LATEST_END) == ENDS_AFTER_CLOSING
    assert talks_may_run(45 * MINUTE) == 25 * MINUTE
    assert talks_may_run(10 * MINUTE) == 0 * MINUTE


def test_a_shift_that_is_longer_than_the_hours_stretches_the_evening_at_the_desk() -> None:
    evening = Interval(OPENS, CLOSES)
    longer = Interval(OPENS - 30 * MINUTE, CLOSES + 30 * MINUTE)
    assert stretched(evening, [longer]) == longer
    assert stretched(evening, [Interval(OPENS, OPENS + 60 * MINUTE)]) == evening  # a shorter one changes nothing
    assert stretched(evening, []) == evening


def test_a_shift_beside_the_hours_opens_no_desk() -> None:
    evening = Interval(OPENS, CLOSES)
    assert stretched(evening, [Interval(CLOSES, CLOSES + 60 * MINUTE)]) == evening
    assert stretched(evening, [Interval(OPENS - 60 * MINUTE, OPENS)]) == evening


@given(st.lists(st.tuples(st.integers(-600, 600), st.integers(1, 300)), max_size=6))
def test_no_shift_makes_an_evening_shorter(shifts: list[tuple[int, int]]) -> None:
    evening = Interval(OPENS, CLOSES)
    known = [Interval(OPENS + at * MINUTE, OPENS + (at + long) * MINUTE) for at, long in shifts]
    found = stretched(evening, known)
    assert found.opens_at <= OPENS
    assert found.closes_at >= CLOSES
