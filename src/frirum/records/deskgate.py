"""Whether a line's desk is open to somebody: what her organisation asks of her, judged where deeds can ask it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frirum.records.gates import gates_of
from frirum.records.models import OnCallPlace, Volunteer
from frirum.records.seat import day_of, runs, suspended_on
from frirum.rules.gate import CLOSED, Gates
from frirum.rules.volunteer import OVER


@dataclass(frozen=True, slots=True)
class DeskGate:
    """Her gates in one organisation that runs the line; volunteer 0 where she is none."""

    volunteer_id: int
    gates: Gates


def desk_gates(account_id: int, line_id: int, *, now: datetime) -> list[DeskGate]:
    """Her gates in every organisation that runs the line and where her life as a volunteer is not over."""
    rows = Volunteer.objects.filter(account_id=account_id, organisation_id__in=runs(line_id))
    living = rows.exclude(state__in=OVER).order_by("pk").values_list("pk", flat=True)
    today = day_of(now, line_id)
    return [DeskGate(one, gates_of(one, on=today, now=now)) for one in living]


def desk_gate(account_id: int, line_id: int, *, on_call: bool = False, now: datetime) -> DeskGate:
    """The gate that lets her check in, or one that says why not (ST11).

    Who is on the line's on-call list without being a volunteer is staff: nothing of a volunteer is asked of her, at
    that seat only (ST10).
    """
    if account_id in suspended_on(line_id):
        return DeskGate(0, CLOSED)
    found = desk_gates(account_id, line_id, now=now)
    if not found and on_call and OnCallPlace.objects.filter(line_id=line_id, account_id=account_id).exists():
        return DeskGate(0, Gates(()))
    open_ones = [one for one in found if one.gates.may_check_in]
    return next(iter(open_ones or found), DeskGate(0, CLOSED))
