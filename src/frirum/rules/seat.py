"""Seats: what each seat of a shift is to one volunteer, and why; and until when one signs off by oneself (ST4, CS4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

type Id = int | str


class SeatState(StrEnum):
    """What a seat is to somebody. Every state but the first two is a reason why it is not hers to take."""

    FREE = "free"
    YOURS = "yours"
    CANCELLED = "cancelled"
    PAST = "past"
    DRAFT = "draft"
    TAKEN = "taken"
    OTHER_ORGANISATION = "other_organisation"  # the seat is kept for another organisation than hers
    HERE_ALREADY = "here_already"  # she has another seat in the same shift
    OVERLAPS = "overlaps"  # she sits somewhere else then, whatever the line and the organisation
    NEEDS_QUALIFICATION = "needs_qualification"
    GATE_CLOSED = "gate_closed"


class ShiftState(StrEnum):
    """Where a shift stands: seen by the office only, by everybody, or no more."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


SHIFT_MOVES = {
    ShiftState.DRAFT: frozenset({ShiftState.PUBLISHED, ShiftState.CANCELLED}),
    ShiftState.PUBLISHED: frozenset({ShiftState.CANCELLED}),
    ShiftState.CANCELLED: frozenset({ShiftState.PUBLISHED}),
}
"""A published shift never hides again; a cancelled one may come back, with whoever still holds a seat."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open time."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat: who holds it, and what it asks of who would."""

    holder: Id | None
    qualification: Id | None = None
    organisation: Id | None = None  # None: any that runs the line


@dataclass(frozen=True, slots=True)
class Frame:
    """What a shift is, besides its seats: where it stands, when, and which organisations run the line."""

    state: ShiftState
    span: Span
    run_by: frozenset[Id]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who looks at a seat.

    ``here`` says whether she holds a seat of this very shift; ``elsewhere`` are the times of every
    other seat the person holds, on any line and as a volunteer of any organisation.
    """

    volunteer: Id
    organisation: Id
    qualifications: frozenset[Id] = frozenset()
    gate_open: bool = True
    here: bool = False
    elsewhere: tuple[Span, ...] = ()


def seat_state(seat: Seat, shift: Frame, who: Candidate, *, planning: bool = False, now: datetime) -> SeatState:
    """What this seat is to her, with the reason that matters most first.

    ``planning`` is the coordinator's view: she may fill the seats of a draft.
    """
    if shift.state is ShiftState.CANCELLED:
        return SeatState.CANCELLED
    if seat.holder == who.volunteer:
        return SeatState.YOURS
    if shift.span.ends_at <= now:
        return SeatState.PAST
    if shift.state is ShiftState.DRAFT and not planning:
        return SeatState.DRAFT
    if seat.holder is not None:
        return SeatState.TAKEN
    return _fits(seat, shift, who)


def _fits(seat: Seat, shift: Frame, who: Candidate) -> SeatState:
    """Whether she may sit on a seat that nobody holds."""
    if who.organisation not in shift.run_by or seat.organisation not in (None, who.organisation):
        return SeatState.OTHER_ORGANISATION
    if who.here:
        return SeatState.HERE_ALREADY
    if overlaps(shift.span, who.elsewhere):
        return SeatState.OVERLAPS
    if seat.qualification is not None and seat.qualification not in who.qualifications:
        return SeatState.NEEDS_QUALIFICATION
    return SeatState.FREE if who.gate_open else SeatState.GATE_CLOSED


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a time touches another; one that begins when the other ends does not."""
    return any(one.starts_at < span.ends_at and span.starts_at < one.ends_at for one in others)


def signs_off_alone(starts_at: datetime, *, before: timedelta, now: datetime) -> bool:
    """Whether it is so early that "I can't come" simply frees the seat; later a stand-in is looked for."""
    return now <= starts_at - before
