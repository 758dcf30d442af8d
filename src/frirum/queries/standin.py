"""Stand-ins: which searches are open, who could be asked, and what one volunteer is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from frirum.queries.gates import gates_of_all
from frirum.records.models import Shift, ShiftSeat, StandInAsked, StandInSearch, Volunteer
from frirum.records.plan import ShiftFacts, read_shifts
from frirum.records.seat import day_of, frame, runs, suspended_on
from frirum.rules.access import Role
from frirum.rules.seat import Candidate, Seat, SeatState, Span, seat_state
from frirum.rules.volunteer import State


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """One search: for which seat, who can't come, and where it stands."""

    ref: str
    seat_id: int
    volunteer_id: int
    state: str


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody is asked: to take one seat of one shift."""

    search_ref: str
    seat_id: int
    shift: ShiftFacts


def open_searches(*, now: datetime) -> list[str]:
    """The searches in which somebody may still say yes."""
    rows = StandInSearch.objects.filter(state="open", seat__shift__starts_at__gt=now, seat__shift__state="published")
    return list(rows.order_by("opened_at", "pk").values_list("ref", flat=True))


def searches_in(shifts: Iterable[ShiftFacts]) -> dict[int, SearchFacts]:
    """The latest search for each seat of these shifts, by seat: the open one, or how it ended."""
    rows = StandInSearch.objects.filter(seat__shift_id__in=[one.id for one in shifts]).order_by("opened_at", "pk")
    return {
        seat: SearchFacts(ref, seat, volunteer, state)
        for ref, seat, volunteer, state in rows.values_list("ref", "seat_id", "volunteer_id", "state")
    }


def search_called(ref: str) -> SearchFacts | None:
    """The search with this public id, or None."""
    row = StandInSearch.objects.filter(ref=ref).first()
    return None if row is None else SearchFacts(row.ref, row.seat_id, row.volunteer_id, row.state)


def asked_of(volunteer_id: int, *, now: datetime) -> list[Question]:
    """What she is asked and has not answered, the next shift first."""
    rows = StandInAsked.objects.filter(
        volunteer_id=volunteer_id,
        answer="",
        search__state="open",
        search__seat__shift__state="published",
        search__seat__shift__starts_at__gt=now,
    ).values_list("search__ref", "search__seat_id", "search__seat__shift_id")
    found = list(rows)
    shifts = {one.id: one for one in read_shifts(Shift.objects.filter(pk__in=[shift for _, _, shift in found]))}
    asked = [Question(ref, seat, shifts[shift]) for ref, seat, shift in found]
    return sorted(asked, key=lambda one: one.shift.starts_at)


def who_could(search_ref: str, *, now: datetime) -> list[int]:
    """Every volunteer who could take the seat and was not asked yet: qualified, free then, and with open gates.

    A fixed number of questions to the records for each organisation that runs the line.
    """
    search = StandInSearch.objects.select_related("seat__shift", "volunteer").get(ref=search_ref)
    shift, seat = search.seat.shift, search.seat
    day = day_of(shift.starts_at, shift.line_id)
    gates = {
        one: verdict.may_sign_up
        for where in runs(shift.line_id)
        for one, verdict in gates_of_all(where, states=[State.ACTIVE], on=day, now=now).items()
    }
    asked = set(StandInAsked.objects.filter(search=search).values_list("volunteer_id", flat=True))
    wanted = Seat(None, seat.qualification_id, seat.organisation_id)
    seen, held, shut_out = frame(shift), _held(shift), suspended_on(shift.line_id)
    could = []
    for her in _who_can_log_in(gates.keys() - asked).exclude(account=search.volunteer.account):
        spans = held[her.account_id or 0]
        candidate = Candidate(
            her.pk,
            her.organisation_id,
            frozenset(one.pk for one in her.qualifications.all()),
            gate_open=gates[her.pk] and her.account_id not in shut_out,
            here=any(where == shift.pk for where, _ in spans),
            elsewhere=tuple(span for where, span in spans if where != shift.pk),
        )
        if seat_state(wanted, seen, candidate, now=now) is SeatState.FREE:
            could.append(her.pk)
    return could


def _who_can_log_in(volunteers: Iterable[int]) -> QuerySet[Volunteer]:
    """Who of these may open the volunteers' room: nobody else could answer."""
    rows = Volunteer.objects.filter(
        pk__in=list(volunteers),
        account__is_active=True,
        account__memberships__organisation=F("organisation"),
        account__memberships__role=Role.VOLUNTEER,
        account__memberships__revoked_at=None,
    )
    return rows.prefetch_related("qualifications")


def _held(shift: Shift) -> dict[int, list[tuple[int, Span]]]:
    """What every person holds during a shift, on any line and as a volunteer of any organisation, by account."""
    rows = ShiftSeat.objects.filter(
        volunteer__account__isnull=False,
        shift__state__in=["draft", "published"],
        shift__starts_at__lt=shift.ends_at,
        shift__ends_at__gt=shift.starts_at,
    ).values_list("volunteer__account_id", "shift_id", "shift__starts_at", "shift__ends_at")
    found = defaultdict[int, list[tuple[int, Span]]](list)
    for account, where, starts_at, ends_at in rows:
        found[account].append((where, Span(starts_at, ends_at)))
    return found
