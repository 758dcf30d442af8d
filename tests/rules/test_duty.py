"""Duty: Bo is regular, Cleo is back-up, and not everyone gets the next person."""

from datetime import UTC, datetime, timedelta

import pytest

from frirum.rules.duty import (
    HELPER_LOST_AFTER,
    LEASE,
    MOVES,
    DutyState,
    NoNewPeople,
    OnDuty,
    Seat,
    helper_lost,
    lease_ends,
    may_go_off,
    may_step_in,
    places_free,
    present,
    why_not_receive,
    why_not_take,
)

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
BO = OnDuty("bo", "chatt", DutyState.ON, Seat.REGULAR)
CLEO = OnDuty("cleo", "chatt", DutyState.ON, Seat.BACK_UP)
CLEO_IN = OnDuty("cleo", "chatt", DutyState.ON, Seat.BACK_UP, stepped_in=True)


def test_bo_takes_people_up_to_his_limit() -> None:
    assert why_not_take(BO, talks=2, limit=3) is None
    assert places_free(BO, talks=1, limit=3) == 2
    assert why_not_take(BO, talks=3, limit=3) is NoNewPeople.AT_LIMIT
    assert places_free(BO, talks=4, limit=3) == 0


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (DutyState.OFF, NoNewPeople.OFF_DUTY),
        (DutyState.BREAK, NoNewPeople.ON_BREAK),
        (DutyState.NO_MORE, NoNewPeople.NO_MORE_TONIGHT),
    ],
)
def test_bo_gets_nobody_when_he_is_not_ready(state: DutyState, why: NoNewPeople) -> None:
    bo = OnDuty("bo", "chatt", state, Seat.REGULAR)
    assert why_not_receive(bo, talks=0) is why
    assert why_not_take(bo, talks=0) is why
    assert places_free(bo, talks=0) == 0


def test_cleo_takes_nobody_from_the_queue_before_she_steps_in() -> None:  # ST4
    assert why_not_take(CLEO, talks=0) is NoNewPeople.SEAT_NOT_OPENED
    assert why_not_receive(CLEO, talks=0) is None
    assert may_step_in(CLEO)
    assert why_not_take(CLEO_IN, talks=0) is None
    assert not may_step_in(CLEO_IN)


def test_only_a_back_up_or_on_call_who_is_on_steps_in() -> None:
    assert may_step_in(OnDuty("rut", "chatt", DutyState.ON, Seat.ON_CALL))
    assert not may_step_in(OnDuty("cleo", "chatt", DutyState.BREAK, Seat.BACK_UP))
    assert not may_step_in(BO)


def test_whoever_is_on_a_break_is_still_present() -> None:
    assert present(OnDuty("bo", "chatt", DutyState.BREAK, Seat.REGULAR))
    assert not present(OnDuty("bo", "chatt", DutyState.OFF, Seat.REGULAR))
    assert not present(None)


def test_bo_leaves_only_with_empty_hands() -> None:
    assert may_go_off(talks=0)
    assert not may_go_off(talks=1)


def test_a_helper_is_lost_after_a_minute_and_the_lease_ends_later() -> None:
    heard = NOW - HELPER_LOST_AFTER
    assert helper_lost(heard, now=NOW)
    assert not helper_lost(heard + timedelta(seconds=1), now=NOW)
    assert lease_ends(NOW) == NOW + LEASE
    assert LEASE > HELPER_LOST_AFTER


def test_a_duty_that_is_off_stays_off() -> None:
    assert MOVES[DutyState.OFF] == frozenset()
    assert all(DutyState.OFF in MOVES[state] for state in DutyState if state is not DutyState.OFF)
