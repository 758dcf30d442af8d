"""What a seat is to Bo, and why: every state with its yes and its no (ST4, CS4)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.moves import NotAMove, require_move
from frirum.rules.seat import (
    SHIFT_MOVES,
    Candidate,
    Frame,
    Seat,
    SeatState,
    ShiftState,
    Span,
    overlaps,
    seat_state,
    signs_off_alone,
)

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
EVENING = Span(NOW + timedelta(days=2), NOW + timedelta(days=2, hours=2))
SHIFT = Frame(ShiftState.PUBLISHED, EVENING, frozenset({1, 2}))
FREE = Seat(None)
BO = Candidate(7, 1)


def hours(begin: float, end: float) -> Span:
    return Span(EVENING.starts_at + timedelta(hours=begin), EVENING.starts_at + timedelta(hours=end))


def test_a_free_seat_is_free_to_bo_and_to_a_partners_volunteer() -> None:
    assert seat_state(FREE, SHIFT, BO, now=NOW) is SeatState.FREE
    assert seat_state(FREE, SHIFT, replace(BO, organisation=2), now=NOW) is SeatState.FREE


@pytest.mark.parametrize(
    ("seat", "shift", "who", "state"),
    [
        (Seat(7), SHIFT, BO, SeatState.YOURS),
        (Seat(8), SHIFT, BO, SeatState.TAKEN),
        (FREE, replace(SHIFT, state=ShiftState.CANCELLED), BO, SeatState.CANCELLED),
        (Seat(7), replace(SHIFT, state=ShiftState.CANCELLED), BO, SeatState.CANCELLED),
        (FREE, replace(SHIFT, state=ShiftState.DRAFT), BO, SeatState.DRAFT),
        (FREE, replace(SHIFT, span=Span(NOW - timedelta(hours=2), NOW)), BO, SeatState.PAST),
        (Seat(7), replace(SHIFT, span=Span(NOW - timedelta(hours=2), NOW)), BO, SeatState.YOURS),
        (FREE, SHIFT, replace(BO, organisation=3), SeatState.OTHER_ORGANISATION),
        (Seat(None, organisation=2), SHIFT, BO, SeatState.OTHER_ORGANISATION),
        (Seat(None, organisation=1), SHIFT, BO, SeatState.FREE),
        (FREE, SHIFT, replace(BO, here=True), SeatState.HERE_ALREADY),
        (FREE, SHIFT, replace(BO, elsewhere=(hours(-1, 0.5),)), SeatState.OVERLAPS),
        (FREE, SHIFT, replace(BO, elsewhere=(hours(-1, 0), hours(2, 3))), SeatState.FREE),
        (Seat(None, qualification=5), SHIFT, BO, SeatState.NEEDS_QUALIFICATION),
        (Seat(None, qualification=5), SHIFT, replace(BO, qualifications=frozenset({5})), SeatState.FREE),
        (FREE, SHIFT, replace(BO, gate_open=False), SeatState.GATE_CLOSED),
    ],
)
def test_every_other_seat_says_why_not(seat: Seat, shift: Frame, who: Candidate, state: SeatState) -> None:
    assert seat_state(seat, shift, who, now=NOW) is state


def test_a_shift_that_has_begun_can_still_be_joined_until_it_ends() -> None:
    running = replace(SHIFT, span=Span(NOW - timedelta(hours=1), NOW + timedelta(minutes=1)))
    assert seat_state(FREE, running, BO, now=NOW) is SeatState.FREE


def test_dag_fills_a_draft_but_nothing_else_that_bo_may_not() -> None:
    draft = replace(SHIFT, state=ShiftState.DRAFT)
    assert seat_state(FREE, draft, BO, planning=True, now=NOW) is SeatState.FREE
    assert seat_state(FREE, draft, replace(BO, gate_open=False), planning=True, now=NOW) is SeatState.GATE_CLOSED


@given(
    st.sampled_from([None, 7, 8]),
    st.sampled_from(list(ShiftState)),
    st.booleans(),
    st.booleans(),
    st.sampled_from([1, 2, 3]),
)
def test_a_closed_gate_never_gives_a_free_seat(
    holder: int | None, state: ShiftState, here: bool, planning: bool, organisation: int
) -> None:
    closed = Candidate(7, organisation, gate_open=False, here=here)
    found = seat_state(Seat(holder), replace(SHIFT, state=state), closed, planning=planning, now=NOW)
    assert found is not SeatState.FREE


@given(st.integers(-9, 9), st.integers(1, 9), st.integers(-9, 9), st.integers(1, 9))
def test_two_times_overlap_when_they_share_a_moment(a: int, long: int, b: int, other: int) -> None:
    shared = set(range(a, a + long)) & set(range(b, b + other))
    assert overlaps(hours(a, a + long), [hours(b, b + other)]) == bool(shared)


def test_one_signs_off_alone_until_the_hours_that_the_plan_names() -> None:
    before = timedelta(hours=48)
    assert signs_off_alone(EVENING.starts_at, before=before, now=NOW)
    assert not signs_off_alone(EVENING.starts_at, before=before, now=NOW + timedelta(seconds=1))


def test_a_published_shift_is_cancelled_and_brought_back_and_never_hidden_again() -> None:
    assert require_move(SHIFT_MOVES, ShiftState.PUBLISHED, ShiftState.CANCELLED) is ShiftState.CANCELLED
    assert require_move(SHIFT_MOVES, ShiftState.CANCELLED, ShiftState.PUBLISHED) is ShiftState.PUBLISHED
    with pytest.raises(NotAMove):
        require_move(SHIFT_MOVES, ShiftState.PUBLISHED, ShiftState.DRAFT)
