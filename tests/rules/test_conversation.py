"""Conversation: who may write, and when a talk ends by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from frirum.rules.conversation import (
    EndReason,
    Heard,
    Speaker,
    State,
    ended_by_itself,
    may_say,
    may_undo_take,
)

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PLACE_KEPT = 5 * MINUTE


@pytest.mark.parametrize(
    ("state", "vega", "bo"),
    [
        (State.WAITING, True, False),  # UX visitor 2: she writes while she waits
        (State.OPEN, True, True),
        (State.ENDED, False, False),
    ],
)
def test_who_may_write_when(state: State, vega: bool, bo: bool) -> None:
    assert may_say(Speaker.VISITOR, state) is vega
    assert may_say(Speaker.HELPER, state) is bo


def test_a_paused_talk_takes_nothing_from_the_visitor_but_bo_may_still_write() -> None:  # AB3
    assert not may_say(Speaker.VISITOR, State.OPEN, paused=True)
    assert may_say(Speaker.HELPER, State.OPEN, paused=True)


def test_a_take_is_undone_within_five_seconds_if_nothing_was_said() -> None:  # UX desk 13
    taken = NOW - timedelta(seconds=4)
    assert may_undo_take(taken, helper_said=False, now=NOW)
    assert not may_undo_take(taken, helper_said=True, now=NOW)
    assert not may_undo_take(NOW - timedelta(seconds=5), helper_said=False, now=NOW)


def why(state: State, *, vega: int, bo: int | None = None, closes_in: int | None = None) -> EndReason | None:
    """Vega was heard ``vega`` minutes ago, Bo ``bo`` minutes ago, the door closes in so many."""
    heard = Heard(
        state,
        visitor_at=NOW - vega * MINUTE,
        helper_at=None if bo is None else NOW - bo * MINUTE,
        closes_at=None if closes_in is None else NOW + closes_in * MINUTE,
    )
    return ended_by_itself(heard, place_kept=PLACE_KEPT, now=NOW)


def test_a_talk_with_both_there_goes_on() -> None:
    assert why(State.OPEN, vega=0, bo=0, closes_in=10) is None
    assert why(State.WAITING, vega=0, closes_in=1) is None


def test_a_locked_phone_keeps_a_running_talk_ten_minutes() -> None:  # QE3
    assert why(State.OPEN, vega=9, bo=0) is None
    assert why(State.OPEN, vega=10, bo=0) is EndReason.LOST


def test_a_place_is_given_up_after_five_minutes() -> None:  # AB7
    assert why(State.WAITING, vega=4) is None
    assert why(State.WAITING, vega=5) is EndReason.GAVE_UP_WAITING


def test_nobody_heard_for_half_an_hour_is_nobody_present() -> None:
    assert why(State.OPEN, vega=30, bo=31) is EndReason.NOBODY_PRESENT
    assert why(State.OPEN, vega=40) is EndReason.NOBODY_PRESENT
    assert why(State.OPEN, vega=40, bo=29) is EndReason.LOST


def test_closing_ends_a_wait_at_once_and_a_talk_an_hour_later() -> None:
    assert why(State.WAITING, vega=0, closes_in=0) is EndReason.CLOSING
    assert why(State.OPEN, vega=0, bo=0, closes_in=-59) is None
    assert why(State.OPEN, vega=0, bo=0, closes_in=-60) is EndReason.CLOSING


def test_an_ended_talk_does_not_end_again() -> None:
    assert why(State.ENDED, vega=90, closes_in=-90) is None
