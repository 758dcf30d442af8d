"""What lies ahead: an organisation's shifts with who sits where, the holes in them, and whom to ask how she is (BO3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from frirum.queries.gates import gates_of_all
from frirum.queries.supervision import last_attended
from frirum.records.models import Membership, Shift, Volunteer
from frirum.rules.ahead import due_for_supervision
from frirum.rules.engagement import local_day
from frirum.rules.gate import Verdict
from frirum.rules.volunteer import State


@dataclass(frozen=True, slots=True)
class SeatAhead:
    """One seat: regular or back-up, and who holds it; nobody is an empty name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class ShiftAhead:
    """One published shift of a line that this organisation runs, alone or with others."""

    ref: str
    line: str
    line_slug: str
    starts_at: datetime
    ends_at: datetime
    seats: tuple[SeatAhead, ...]

    @property
    def holes(self) -> int:
        """How many seats nobody holds."""
        return sum(not seat.name for seat in self.seats)


@dataclass(frozen=True, slots=True)
class GateAhead:
    """One requirement of one active volunteer that closes a gate now, or will soon."""

    ref: str
    name: str
    verdict: Verdict
    closed: bool


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Somebody whose last supervision is long ago; `last` is None when there was none yet (BO3)."""

    ref: str
    name: str
    last: date | None


def shifts_ahead(organisation_id: int, *, since: datetime, until: datetime) -> list[ShiftAhead]:
    """The published shifts that touch this half-open time, the nearest first."""
    ours = Q(line__organisation=organisation_id) | Q(line__partners__organisation=organisation_id)
    rows = Shift.objects.filter(ours, state="published", ends_at__gt=since, starts_at__lt=until).distinct()
    found = list(rows.select_related("line").prefetch_related("seats__volunteer").order_by("starts_at", "pk"))
    sitting = {seat.volunteer for shift in found for seat in shift.seats.all() if seat.volunteer is not None}
    names = shown_names(sitting)
    return [
        ShiftAhead(
            ref=shift.ref,
            line=shift.line.name,
            line_slug=shift.line.slug,
            starts_at=shift.starts_at,
            ends_at=shift.ends_at,
            seats=tuple(SeatAhead(seat.kind, names.get(seat.volunteer_id or 0, "")) for seat in shift.seats.all()),
        )
        for shift in found
    ]


def to_ask(organisation_id: int, *, zone: str, today: date) -> list[ToAsk]:
    """Whoever is active and was at no supervision for long, those who waited longest first."""
    active = list(Volunteer.objects.filter(organisation=organisation_id, state="active", erased_at=None))
    last, names, here = last_attended(organisation_id), shown_names(active), ZoneInfo(zone)
    found = []
    for row in active:
        at = last.get(row.pk)
        day = None if at is None else local_day(at, here)
        if due_for_supervision(day, active_since=local_day(row.since, here), today=today):
            found.append(ToAsk(row.ref, names[row.pk], day))
    return sorted(found, key=lambda one: (one.last or date.min, one.name.casefold()))


def gates_ahead(organisation_id: int, *, today: date, now: datetime) -> list[GateAhead]:
    """The gates of the active that are closed or close soon; the closed first, then by the day they close."""
    rows = Volunteer.objects.filter(organisation=organisation_id, state=State.ACTIVE, erased_at=None)
    people, names = {row.pk: row for row in rows}, shown_names(rows)
    judged = gates_of_all(organisation_id, states=[State.ACTIVE], on=today, now=now)
    found = [
        GateAhead(people[who].ref, names[who], verdict, closed=verdict in gates.closed)
        for who, gates in judged.items()
        for verdict in (*gates.closed, *gates.ending)
        if who in people
    ]
    return sorted(found, key=lambda one: (not one.closed, one.verdict.until or date.max, one.name.casefold()))


def shown_names(rows: Iterable[Volunteer]) -> dict[int, str]:
    """The name each goes by at the desk; else her own; else her number."""
    found = list(rows)
    held = Membership.objects.filter(
        account__in={row.account_id for row in found if row.account_id},
        organisation__in={row.organisation_id for row in found},
    ).order_by("revoked_at")
    aliases = {
        (account, place): alias for account, place, alias in held.values_list("account", "organisation", "alias")
    }
    return {
        row.pk: aliases.get((row.account_id or 0, row.organisation_id), "") or row.name or f"{row.number}"
        for row in found
    }
