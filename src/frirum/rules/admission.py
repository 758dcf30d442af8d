"""Admission: the visitor's door, honest about what it can and cannot do now (UX "The door is honest")."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from frirum.rules.minimum import Staffing
from frirum.rules.opening import Hours, OpeningState

CLOSED_EARLY_AT_MOST = timedelta(hours=24)
"""How long closing early holds where the hours name no closing (AB8)."""


class DoorState(StrEnum):
    """What the door says."""

    OPEN = "open"
    NOBODY_YET = "nobody_yet"
    FULL = "full"
    LAST_ADMISSION_PASSED = "last_admission_passed"
    CLOSED = "closed"
    CLOSED_EARLY = "closed_early"
    TOO_FEW_YET = "too_few_yet"  # fewer than the minimum since opening: the door has not opened
    TOO_FEW_NOW = "too_few_now"  # there were enough, and are not any more: admission pauses


ADMITS = frozenset({DoorState.OPEN, DoorState.NOBODY_YET})
"""Doors that let someone into the queue. Where nobody sits yet she may wait, and is told so."""

TOO_FEW = frozenset({DoorState.TOO_FEW_YET, DoorState.TOO_FEW_NOW})
"""Doors that wait for volunteers: running talks and those who wait already go on."""

SHUT = frozenset({DoorState.CLOSED, DoorState.CLOSED_EARLY, DoorState.TOO_FEW_YET})
"""Doors that are not open at all, as the page says it."""

ENOUGH = Staffing()


@dataclass(frozen=True, slots=True)
class Door:
    """The door at one moment; every closed door names the next open one (BO9)."""

    state: DoorState
    closes_at: datetime | None
    last_admission_at: datetime | None
    next_opens_at: datetime | None

    @property
    def admits(self) -> bool:
        """Whether she may begin."""
        return self.state in ADMITS


def door(
    opening: OpeningState,
    *,
    on_duty: int,
    waiting: int,
    capacity: int,
    closed_early_until: datetime | None,
    staffing: Staffing = ENOUGH,
    now: datetime,
) -> Door:
    """Tell what the visitor's door says now (ST1, AB7, AB8).

    ``on_duty`` counts volunteers at the desk, ``waiting`` the kept places. Closing early stands
    above the rest; a full queue is full whether or not a volunteer has come yet. With fewer at the
    desk than the organisation's minimum (``staffing``) nobody new is let in.
    """
    early = closed_early_until is not None and now < closed_early_until
    # A door that never closes by itself opens again when the early closing is over.
    coming = opening.next_opens_at or (closed_early_until if early else None)
    return Door(
        _state(opening, on_duty=on_duty, full=waiting >= capacity, early=early, staffing=staffing),
        None if early else opening.closes_at,
        None if early else opening.last_admission_at,
        coming,
    )


def closed_early_until(opening: OpeningState, *, now: datetime) -> datetime | None:
    """How long a door that is closed early stays closed: this opening period; None when it is not open.

    A door that never closes by itself stays closed for a day at most (AB1, AB8).
    """
    if opening.hours is Hours.CLOSED:
        return None
    return opening.closes_at or now + CLOSED_EARLY_AT_MOST


def _state(opening: OpeningState, *, on_duty: int, full: bool, early: bool, staffing: Staffing) -> DoorState:
    if opening.hours is Hours.CLOSED:
        return DoorState.CLOSED
    if early:
        return DoorState.CLOSED_EARLY
    if opening.hours is Hours.LAST_ADMISSION_PASSED:
        return DoorState.LAST_ADMISSION_PASSED
    if not staffing.enough:
        return DoorState.TOO_FEW_NOW if staffing.was_enough else DoorState.TOO_FEW_YET
    if full:
        return DoorState.FULL
    return DoorState.OPEN if on_duty else DoorState.NOBODY_YET
