"""The plan of a line: its numbers, its shifts, and what each seat is to one volunteer, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from frirum.records.models import Line, Organisation, Qualification, Shift, Volunteer
from frirum.records.plan import PlanFacts, PlanSeatFacts, SeatFacts, ShiftFacts, plan_of, read_shifts, shift_now
from frirum.records.seat import day_of, gates_open, look, runs, suspended_on
from frirum.rules.seat import Frame, Seat, SeatState, ShiftState, Span, seat_state

__all__ = [
    "PlanFacts",
    "PlanSeatFacts",
    "Runs",
    "SeatFacts",
    "ShiftFacts",
    "lines_run_by",
    "plan_of",
    "qualifications_of",
    "run_by",
    "seat_states",
    "shift_called",
    "shift_now",
    "shifts_held",
    "shifts_of",
]


def shifts_of(
    line_id: int, *, start: datetime, end: datetime, states: Iterable[str] = ("published", "cancelled")
) -> list[ShiftFacts]:
    """The line's shifts that touch the time between two moments, in these states, by time."""
    return read_shifts(
        Shift.objects.filter(line_id=line_id, state__in=list(states), starts_at__lt=end, ends_at__gt=start)
    )


def shift_called(ref: str) -> ShiftFacts | None:
    """The shift with this public id, or None."""
    return next(iter(read_shifts(Shift.objects.filter(ref=ref))), None)


def shifts_held(volunteer_id: int, *, start: datetime, end: datetime) -> list[ShiftFacts]:
    """The shifts in which a volunteer holds a seat, published or cancelled, by time."""
    held = Shift.objects.filter(seats__volunteer_id=volunteer_id, state__in=["published", "cancelled"])
    return read_shifts(held.filter(starts_at__lt=end, ends_at__gt=start))


def lines_run_by(organisation_id: int) -> list[int]:
    """The lines that an organisation runs, alone or with others, by name."""
    rows = Line.objects.filter(Q(organisation_id=organisation_id) | Q(partners__organisation_id=organisation_id))
    return list(dict.fromkeys(rows.order_by("name", "pk").values_list("pk", flat=True)))


def seat_states(
    volunteer_id: int, shifts: Iterable[ShiftFacts], *, planning: bool = False, now: datetime
) -> Mapping[int, SeatState]:
    """What each seat of these shifts is to her: seat id to state. Asks the records a fixed number of times."""
    wanted = list(shifts)
    who = Volunteer.objects.filter(pk=volunteer_id).first()
    if who is None or not wanted:
        return {}
    start, end = min(one.starts_at for one in wanted), max(one.ends_at for one in wanted)
    seen = look(who, start=start, end=end)
    run_by = {line_id: runs(line_id) for line_id in {one.line_id for one in wanted}}
    shut_out = {line_id for line_id in run_by if who.account_id in suspended_on(line_id)}
    days = {one.id: day_of(one.starts_at, one.line_id) for one in wanted}
    gates = gates_open(who, set(days.values()), now=now)
    found: dict[int, SeatState] = {}
    for one in wanted:
        frame = Frame(ShiftState(one.state), Span(one.starts_at, one.ends_at), run_by[one.line_id])
        herself = seen.at(one.id, gate_open=gates[days[one.id]] and one.line_id not in shut_out)
        for seat in one.seats:
            asked = Seat(seat.volunteer_id, seat.qualification_id, seat.organisation_id)
            found[seat.id] = seat_state(asked, frame, herself, planning=planning, now=now)
    return found


@dataclass(frozen=True, slots=True)
class Runs:
    """One organisation that runs a line."""

    id: int
    slug: str
    name: str


def run_by(line_id: int) -> list[Runs]:
    """The organisations that run a line: the one that answers for it first, then its partners (CS4)."""
    line = Line.objects.select_related("organisation").get(pk=line_id)
    partners = Organisation.objects.filter(partner_lines__line_id=line_id).order_by("name")
    return [Runs(one.pk, one.slug, one.name) for one in (line.organisation, *partners)]


def qualifications_of(line_id: int) -> list[tuple[int, str]]:
    """What seats of a line may ask for: every qualification of the organisations that run it."""
    rows = Qualification.objects.filter(organisation_id__in=runs(line_id)).order_by("name", "pk")
    return list(rows.values_list("pk", "name"))
