"""Duty: a volunteer's presence at the desk, now, and who gets new people (ST4, ST5, SA10)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

type Id = int | str | UUID


class Seat(StrEnum):
    """Where a volunteer sits tonight (ST4, ST10)."""

    REGULAR = "regular"
    BACK_UP = "back_up"
    ON_CALL = "on_call"


class DutyState(StrEnum):
    """How a volunteer is at the desk."""

    OFF = "off"
    ON = "on"
    BREAK = "break"
    NO_MORE = "no_more"


MOVES: dict[DutyState, frozenset[DutyState]] = {
    DutyState.ON: frozenset({DutyState.BREAK, DutyState.NO_MORE, DutyState.OFF}),
    DutyState.BREAK: frozenset({DutyState.ON, DutyState.NO_MORE, DutyState.OFF}),
    DutyState.NO_MORE: frozenset({DutyState.ON, DutyState.OFF}),
    DutyState.OFF: frozenset(),
}
"""A duty begins on and ends off; coming back another time is another duty with another key."""

PRESENT = frozenset({DutyState.ON, DutyState.BREAK, DutyState.NO_MORE})

TALK_LIMIT = 3
"""How many talks one volunteer holds at once, unless the organisation chose fewer."""

HELPER_LOST_AFTER = timedelta(seconds=60)
"""A helper silent for so long is lost: the back-up is told and she reads why (UX desk 11)."""

LEASE = timedelta(minutes=10)
"""A duty key's share lives so long after the desk was last heard (SEALING, Duty key)."""


@dataclass(frozen=True, slots=True)
class OnDuty:
    """One volunteer's duty on one line; a back-up who stepped in takes new people too."""

    id: Id
    line: Id
    state: DutyState
    seat: Seat
    stepped_in: bool = False


class NoNewPeople(StrEnum):
    """Why a volunteer gets no new person now."""

    OFF_DUTY = "off_duty"
    ON_BREAK = "on_break"
    NO_MORE_TONIGHT = "no_more_tonight"
    AT_LIMIT = "at_limit"
    SEAT_NOT_OPENED = "seat_not_opened"


_STATE_SAYS_NO = {
    DutyState.OFF: NoNewPeople.OFF_DUTY,
    DutyState.BREAK: NoNewPeople.ON_BREAK,
    DutyState.NO_MORE: NoNewPeople.NO_MORE_TONIGHT,
}


def present(duty: OnDuty | None) -> bool:
    """Whether the volunteer is at the desk at all, on a break or not."""
    return duty is not None and duty.state in PRESENT


def why_not_receive(duty: OnDuty, *, talks: int, limit: int = TALK_LIMIT) -> NoNewPeople | None:
    """Why nobody can be handed to this volunteer now; None when somebody can (ST4)."""
    if duty.state in _STATE_SAYS_NO:
        return _STATE_SAYS_NO[duty.state]
    return NoNewPeople.AT_LIMIT if talks >= limit else None


def why_not_take(duty: OnDuty, *, talks: int, limit: int = TALK_LIMIT) -> NoNewPeople | None:
    """Why this volunteer takes nobody from the queue now; None when she does.

    A back-up or on-call seat takes new people only after stepping in, by one key (ST4, UX desk 7).
    """
    hindrance = why_not_receive(duty, talks=talks, limit=limit)
    if hindrance is None and duty.seat is not Seat.REGULAR and not duty.stepped_in:
        return NoNewPeople.SEAT_NOT_OPENED
    return hindrance


def places_free(duty: OnDuty, *, talks: int, limit: int = TALK_LIMIT) -> int:
    """How many more people this volunteer can take from the queue now."""
    return 0 if why_not_take(duty, talks=talks, limit=limit) else limit - talks


def may_step_in(duty: OnDuty) -> bool:
    """Whether this seat can be opened: a back-up or on-call who is on and has not yet (ST4)."""
    return duty.seat is not Seat.REGULAR and duty.state is DutyState.ON and not duty.stepped_in


def may_go_off(*, talks: int) -> bool:
    """Whether a volunteer may leave the desk herself: not while she holds someone."""
    return talks == 0


def helper_lost(heard_at: datetime, *, now: datetime) -> bool:
    """Whether the helper's desk has been silent for a minute or more (UX desk 11)."""
    return now - heard_at >= HELPER_LOST_AFTER


def lease_ends(heard_at: datetime) -> datetime:
    """When a silent desk loses its duty, and its key share is deleted (SEALING, Duty key)."""
    return heard_at + LEASE
