"""Admission: the door says what is true, and a closed one names the next."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from frirum.rules.admission import CLOSED_EARLY_AT_MOST, Door, DoorState, closed_early_until, door
from frirum.rules.minimum import Staffing
from frirum.rules.opening import Hours, OpeningState

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
OPEN = OpeningState(Hours.ADMITTING, NOW - HOUR, NOW + HOUR, NOW + 2 * HOUR, NOW + 24 * HOUR)
LATE = replace(OPEN, hours=Hours.LAST_ADMISSION_PASSED)
CLOSED = OpeningState(Hours.CLOSED, None, None, None, NOW + 24 * HOUR)
ALWAYS = OpeningState(Hours.ADMITTING, NOW - HOUR, None, None, None)


ENOUGH, GONE, NOT_YET = Staffing(), Staffing(enough=False), Staffing(enough=False, was_enough=False)


def seen(
    opening: OpeningState = OPEN,
    *,
    on_duty: int = 2,
    waiting: int = 0,
    early: datetime | None = None,
    staffing: Staffing = ENOUGH,
) -> Door:
    return door(
        opening, on_duty=on_duty, waiting=waiting, capacity=5, closed_early_until=early, staffing=staffing, now=NOW
    )


@pytest.mark.parametrize(
    ("what", "state", "admits"),
    [
        (seen(), DoorState.OPEN, True),
        (seen(waiting=4), DoorState.OPEN, True),
        (seen(waiting=5), DoorState.FULL, False),  # AB7
        (seen(on_duty=0), DoorState.NOBODY_YET, True),
        (seen(on_duty=0, waiting=5), DoorState.FULL, False),
        (seen(LATE), DoorState.LAST_ADMISSION_PASSED, False),
        (seen(CLOSED), DoorState.CLOSED, False),
        (seen(early=NOW + HOUR), DoorState.CLOSED_EARLY, False),  # AB8
        (seen(LATE, early=NOW + HOUR), DoorState.CLOSED_EARLY, False),
        (seen(CLOSED, early=NOW + HOUR), DoorState.CLOSED, False),
        (seen(early=NOW), DoorState.OPEN, True),
        # Below the minimum: at opening, and during a shift; what the hours say stands above it.
        (seen(on_duty=1, staffing=NOT_YET), DoorState.TOO_FEW_YET, False),
        (seen(on_duty=0, staffing=NOT_YET), DoorState.TOO_FEW_YET, False),
        (seen(on_duty=1, staffing=GONE), DoorState.TOO_FEW_NOW, False),
        (seen(waiting=5, staffing=GONE), DoorState.TOO_FEW_NOW, False),
        (seen(LATE, staffing=GONE), DoorState.LAST_ADMISSION_PASSED, False),
        (seen(CLOSED, staffing=NOT_YET), DoorState.CLOSED, False),
        (seen(early=NOW + HOUR, staffing=NOT_YET), DoorState.CLOSED_EARLY, False),
    ],
)
def test_what_the_door_says(what: Door, state: DoorState, admits: bool) -> None:
    assert what.state is state
    assert what.admits is admits


def test_every_closed_door_names_the_next_open_one() -> None:  # BO9
    for what in (seen(CLOSED), seen(LATE), seen(early=NOW + HOUR), seen(staffing=GONE), seen(staffing=NOT_YET)):
        assert what.next_opens_at == NOW + 24 * HOUR
    assert seen(ALWAYS, early=NOW + HOUR).next_opens_at == NOW + HOUR
    assert seen(ALWAYS).next_opens_at is None


def test_a_door_closed_early_tells_no_later_closing() -> None:
    assert seen().closes_at == NOW + 2 * HOUR
    assert (seen(early=NOW + HOUR).closes_at, seen(early=NOW + HOUR).last_admission_at) == (None, None)


def test_closing_early_holds_for_this_opening() -> None:  # AB8
    assert closed_early_until(OPEN, now=NOW) == NOW + 2 * HOUR
    assert closed_early_until(ALWAYS, now=NOW) == NOW + CLOSED_EARLY_AT_MOST
    assert closed_early_until(CLOSED, now=NOW) is None
