"""Seats, shifts and who looks at them, as the rules judge them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet

from frirum.records.gates import gates_on
from frirum.records.hours import opening_of
from frirum.records.models import Line, Partner, Shift, ShiftSeat, Volunteer
from frirum.rules.seat import Candidate, Frame, Seat, ShiftState, Span
from frirum.rules.volunteer import State


def runs(line_id: int) -> frozenset[int]:
    """The organisations that run a line: the one that answers for it, and its partners (CS4)."""
    partners = Partner.objects.filter(line_id=line_id).values_list("organisation_id", flat=True)
    return frozenset({*partners, *Line.objects.filter(pk=line_id).values_list("organisation_id", flat=True)})


def suspended_on(line_id: int) -> frozenset[int]:
    """The accounts that one of the organisations running the line has suspended: none of them sits at it (BO4).

    Whoever is a volunteer of a partner as well does not come back to the same desk by that way (CS4).
    """
    rows = Volunteer.objects.filter(organisation_id__in=runs(line_id), state=State.SUSPENDED)
    return frozenset(rows.filter(account__isnull=False).values_list("account_id", flat=True))


def suspended_among(accounts: Collection[int]) -> set[tuple[int, int]]:
    """Which of these accounts are suspended in which organisation: one question, however many lines they sit at."""
    rows = Volunteer.objects.filter(account_id__in=accounts, state=State.SUSPENDED)
    return set(rows.values_list("account_id", "organisation_id"))


def frame(shift: Shift) -> Frame:
    """A shift as the rules see it, read now."""
    return Frame(ShiftState(shift.state), Span(shift.starts_at, shift.ends_at), runs(shift.line_id))


def seat_as_rule(seat: ShiftSeat) -> Seat:
    """A seat as the rules see it."""
    return Seat(seat.volunteer_id, seat.qualification_id, seat.organisation_id)


def gates_open(who: Volunteer, days: Collection[date], *, now: datetime) -> dict[date, bool]:
    """Whether what her organisation asks lets her sign up for a shift on each of these days."""
    return {day: gates.may_sign_up for day, gates in gates_on(who.pk, days, now=now).items()}


def day_of(starts_at: datetime, line_id: int) -> date:
    """The date on which a shift begins, on the line's clock."""
    return starts_at.astimezone(opening_of(line_id).zone).date()


def held_by(who: Volunteer, *, start: datetime, end: datetime) -> QuerySet[ShiftSeat]:
    """Every seat that the person holds between two times, on any line and as a volunteer of any organisation."""
    same = Q(volunteer=who)
    if who.account_id is not None:
        same |= Q(volunteer__account_id=who.account_id)
    return ShiftSeat.objects.filter(
        same, shift__state__in=["draft", "published"], shift__starts_at__lt=end, shift__ends_at__gt=start
    )


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody who looks at many shifts: what she is, and every seat she holds among them and beside them."""

    who: Candidate
    holds: tuple[tuple[int, Span], ...]  # shift, when

    def at(self, shift_id: int, *, gate_open: bool) -> Candidate:
        """What she is to one of the shifts."""
        return replace(
            self.who,
            gate_open=gate_open,
            here=any(held == shift_id for held, _ in self.holds),
            elsewhere=tuple(span for held, span in self.holds if held != shift_id),
        )


def look(who: Volunteer, *, start: datetime, end: datetime) -> Look:
    """What a volunteer is to every shift between two times."""
    rows = held_by(who, start=start, end=end).values_list("shift_id", "shift__starts_at", "shift__ends_at")
    qualifications = frozenset(who.qualifications.values_list("pk", flat=True))
    return Look(
        Candidate(who.pk, who.organisation_id, qualifications),
        tuple((shift_id, Span(starts_at, ends_at)) for shift_id, starts_at, ends_at in rows),
    )
