"""What the desk's start form tells whoever checks in: who is here, what is new, and which seats are hers to take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.db.models.functions import Coalesce

from frirum.queries.handbook import Title, titles_of
from frirum.queries.plan import seat_states
from frirum.records.deskgate import DeskGate, desk_gate, desk_gates
from frirum.records.models import Attendance, Duty, LeftLine, OnCallPlace
from frirum.records.plan import SeatFacts, ShiftFacts, shift_now
from frirum.rules.gate import Gates
from frirum.rules.kept import LEFT_LINE_KEPT
from frirum.rules.seat import SeatState


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who is here or expected, by alias and seat."""

    alias: str
    seat: str


@dataclass(frozen=True, slots=True)
class Left:
    """The line that the last shift left."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One shift as it looks to whoever stands at its door."""

    shift: ShiftFacts
    here: tuple[Somebody, ...]
    expected: tuple[Somebody, ...]
    own: SeatFacts | None
    free: tuple[SeatFacts, ...]
    on_call: bool
    left: Left | None
    new: tuple[Title, ...]
    first: bool  # she was at no shift before


def gates_at(account_id: int, line_id: int, *, now: datetime) -> Gates:
    """What lets her sit at this line's desk, or why not; whoever is on call may as staff."""
    return desk_gate(account_id, line_id, on_call=True, now=now).gates


def check_in_of(account_id: int, line_id: int, organisation_id: int, *, now: datetime) -> CheckIn | None:
    """The check-in to the shift that is now; None where no shift is planned now."""
    shift = shift_now(line_id, now=now)
    if shift is None:
        return None
    duties = list(Duty.objects.filter(line_id=line_id, ended_at=None).exclude(account_id=account_id))
    present = {one.account_id for one in duties} | {account_id}
    gates = desk_gates(account_id, line_id, now=now)
    own = shift.seat_of(account_id)
    last = _last_shift(gates)
    return CheckIn(
        shift=shift,
        here=tuple(Somebody(one.alias, one.seat) for one in duties),
        expected=tuple(Somebody(one.alias, one.kind) for one in shift.held if one.account_id not in present),
        own=own,
        free=() if own is not None else _free(gates, shift, now=now),
        on_call=OnCallPlace.objects.filter(line_id=line_id, account_id=account_id).exists(),
        left=_left(line_id, now=now),
        new=() if last is None else tuple(one for one in titles_of(organisation_id) if one.edited_at > last),
        first=last is None,
    )


def _free(gates: Iterable[DeskGate], shift: ShiftFacts, *, now: datetime) -> tuple[SeatFacts, ...]:
    """The seats that she may take now, as one of the volunteers that she is."""
    hers: set[int] = set()
    for gate in gates:
        if gate.gates.may_check_in:
            states = seat_states(gate.volunteer_id, [shift], now=now)
            hers |= {seat for seat, state in states.items() if state is SeatState.FREE}
    return tuple(one for one in shift.seats if one.id in hers)


def _last_shift(gates: Iterable[DeskGate]) -> datetime | None:
    rows = Attendance.objects.filter(volunteer_id__in=[one.volunteer_id for one in gates])
    found: datetime | None = rows.aggregate(last=Max(Coalesce("checked_out_at", "checked_in_at")))["last"]
    return found


def _left(line_id: int, *, now: datetime) -> Left | None:
    row = LeftLine.objects.filter(line_id=line_id, at__gt=now - LEFT_LINE_KEPT).order_by("-at", "-pk").first()
    return None if row is None else Left(row.text, row.at)
