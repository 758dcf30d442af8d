"""A line's plan as plain facts: what its shifts look like, and the shifts around now, held in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from frirum.records.bell import About, Ring, listen
from frirum.records.models import Membership, Shift, ShiftPlan, ShiftSeat
from frirum.rules.deskhours import DESK_BEFORE, LATEST_END

NEAR = timedelta(days=2)
GOOD_FOR = timedelta(minutes=10)  # how long a reading of the shifts near now is used again


@dataclass(frozen=True, slots=True)
class PlanSeatFacts:
    """One seat that every shift of the line gets."""

    kind: str
    position: int
    qualification_id: int | None = None
    qualification: str = ""
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """How a line is staffed. A line without a plan asks for nobody and behaves as if there were no shifts."""

    line_id: int
    minimum: int = 0
    ready: timedelta = timedelta(minutes=30)
    sign_off_before: timedelta = timedelta(hours=72)
    back_up_wait: timedelta = timedelta(minutes=5)
    on_call: timedelta = timedelta(minutes=3)
    latest_end: timedelta = LATEST_END
    seats: tuple[PlanSeatFacts, ...] = ()
    there: bool = False  # whether the line has a plan at all


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """One seat of one shift; the holder by her alias, and by her number where she goes by no name any more."""

    id: int
    position: int
    kind: str
    qualification_id: int | None
    qualification: str
    organisation_id: int | None
    volunteer_id: int | None
    volunteer_ref: str
    volunteer_organisation_id: int | None
    account_id: int | None
    alias: str
    number: int
    taken_at: datetime | None


@dataclass(frozen=True, slots=True)
class ShiftFacts:
    """One shift with its seats, in order."""

    id: int
    ref: str
    line_id: int
    term_id: int | None
    starts_at: datetime
    ends_at: datetime
    state: str
    note: str
    seats: tuple[SeatFacts, ...]

    @property
    def held(self) -> tuple[SeatFacts, ...]:
        """The seats that somebody holds."""
        return tuple(seat for seat in self.seats if seat.volunteer_id is not None)

    def seat_of(self, account_id: int) -> SeatFacts | None:
        """The seat of whoever has this account, or None."""
        return next((seat for seat in self.seats if seat.account_id == account_id), None)


_plans: dict[int, PlanFacts] = {}
_near: dict[int, tuple[datetime, list[ShiftFacts]]] = {}
_forgotten = 0  # how often: what was read before the last time is not remembered after it


def plan_of(line_id: int) -> PlanFacts:
    """The numbers of a line's plan; a line without one has the minimum nought."""
    known = _plans.get(line_id)
    if known is None:
        before, known = _forgotten, read_plan(line_id)
        if before == _forgotten:
            _plans[line_id] = known
    return known


def shift_now(line_id: int, *, now: datetime) -> ShiftFacts | None:
    """The published shift whose desk hours hold now: the one that runs, else the next, else the one just over."""
    after = plan_of(line_id).latest_end
    here = [
        one
        for one in shifts_near(line_id, now=now)
        if one.starts_at - DESK_BEFORE <= now < max(one.ends_at + after, one.ends_at)
    ]
    runs = [one for one in here if one.starts_at <= now < one.ends_at]
    coming = [one for one in here if now < one.starts_at]
    return next(iter(runs or coming or here[-1:]), None)


def read_plan(line_id: int) -> PlanFacts:
    """The plan as it stands in the records now, for whoever holds the lock."""
    row = ShiftPlan.objects.filter(line_id=line_id).first()
    if row is None:
        return PlanFacts(line_id)
    seats = row.seats.select_related("qualification").order_by("position")
    return PlanFacts(
        line_id,
        minimum=row.minimum,
        ready=timedelta(minutes=row.ready_minutes),
        sign_off_before=timedelta(hours=row.sign_off_hours),
        back_up_wait=timedelta(minutes=row.back_up_wait_minutes),
        on_call=timedelta(minutes=row.on_call_minutes),
        latest_end=timedelta(minutes=row.latest_end_minutes),
        seats=tuple(
            PlanSeatFacts(
                one.kind,
                one.position,
                one.qualification_id,
                one.qualification.name if one.qualification else "",
                one.organisation_id,
            )
            for one in seats
        ),
        there=True,
    )


def read_shifts(shifts: QuerySet[Shift]) -> list[ShiftFacts]:
    """These shifts with their seats, by time; three questions to the records however many there are."""
    rows = list(shifts.order_by("starts_at", "pk"))
    seats: dict[int, list[SeatFacts]] = defaultdict(list)
    for shift_id, seat in _seats(shifts):
        seats[shift_id].append(seat)
    return [
        ShiftFacts(
            one.pk,
            one.ref,
            one.line_id,
            one.term_id,
            one.starts_at,
            one.ends_at,
            one.state,
            one.note,
            tuple(seats[one.pk]),
        )
        for one in rows
    ]


def aliases(volunteers: Iterable[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The names that accounts go by in organisations: (account, organisation) to alias (AL2)."""
    accounts = {account for account, _ in volunteers}
    rows = Membership.objects.filter(account_id__in=accounts).order_by(F("revoked_at").asc(nulls_last=True))
    return {(row[0], row[1]): row[2] for row in rows.values_list("account_id", "organisation_id", "alias")}


def _seats(shifts: QuerySet[Shift]) -> Iterable[tuple[int, SeatFacts]]:
    wanted = shifts.order_by().values("pk")
    rows = ShiftSeat.objects.filter(shift__in=wanted).order_by("position").select_related("volunteer", "qualification")
    found = list(rows)
    people = {
        (one.volunteer.account_id, one.volunteer.organisation_id)
        for one in found
        if one.volunteer is not None and one.volunteer.account_id is not None
    }
    names = aliases(people) if people else {}
    for one in found:
        yield one.shift_id, _seat(one, names)


def _seat(one: ShiftSeat, names: dict[tuple[int, int], str]) -> SeatFacts:
    who = one.volunteer
    return SeatFacts(
        id=one.pk,
        position=one.position,
        kind=one.kind,
        qualification_id=one.qualification_id,
        qualification=one.qualification.name if one.qualification else "",
        organisation_id=one.organisation_id,
        volunteer_id=one.volunteer_id,
        volunteer_ref=who.ref if who else "",
        volunteer_organisation_id=who.organisation_id if who else None,
        account_id=who.account_id if who else None,
        alias=called(names.get((who.account_id or 0, who.organisation_id), ""), who.name) if who else "",
        number=who.number if who else 0,
        taken_at=one.taken_at,
    )


def called(alias: str, name: str) -> str:
    """What a colleague calls her: her alias, or the first of her names while she has no log-in yet."""
    return alias or next(iter(name.split()), "")


def shifts_near(line_id: int, *, now: datetime) -> list[ShiftFacts]:
    """The published shifts of the days around now."""
    known = _near.get(line_id)
    if known is None or not timedelta(0) <= now - known[0] < GOOD_FOR:
        before = _forgotten
        rows = Shift.objects.filter(
            line_id=line_id, state="published", starts_at__lt=now + NEAR, ends_at__gt=now - NEAR
        )
        known = (now, read_shifts(rows))
        if before == _forgotten:
            _near[line_id] = known
    return known[1]


def forget() -> None:
    """Forget every plan, so that the next question reads the records again."""
    global _forgotten
    _forgotten += 1
    _plans.clear()
    _near.clear()


def _when_rung(rings: list[Ring]) -> None:
    if any(ring.about is About.OFFICE for ring in rings):
        forget()


listen(_when_rung)
