"""Supervision as plain data: what is offered, what she booked, who was there, and when each was seen last (ST8, ST9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Q, QuerySet

from frirum.records.models import Membership, ShiftSeat, Supervision, SupervisionPlace, Volunteer
from frirum.rules import supervision as rule
from frirum.rules.supervision import Form, Kind, Offer, WhyNot

COMING = ("in_training", "admitted", "active", "paused")


@dataclass(frozen=True, slots=True)
class Taken:
    """One who booked a time; `attended` is None until somebody has said."""

    volunteer_id: int
    ref: str
    name: str
    attended: bool | None


@dataclass(frozen=True, slots=True)
class SupervisionFacts:
    """One time, with everybody who booked it."""

    ref: str
    offer: Offer
    led_by: str
    cancelled: bool
    taken: tuple[Taken, ...]

    @property
    def free(self) -> int:
        """How many places are left."""
        return max(self.offer.places - len(self.taken), 0)

    @property
    def unsaid(self) -> bool:
        """Whether it is still to be said of somebody whether she was there."""
        return not self.cancelled and any(one.attended is None for one in self.taken)


@dataclass(frozen=True, slots=True)
class Time:
    """One time as one volunteer sees it: no colleague's name; `shift` is her own shift then, as a half-open time."""

    ref: str
    offer: Offer
    led_by: str
    free: int
    why_not: WhyNot | None
    hers: bool
    cancelled: bool
    shift: tuple[datetime, datetime] | None


def offered(organisation_id: int, *, now: datetime) -> list[SupervisionFacts]:
    """The times to come and those going on, the nearest first; cancelled ones too while they lie ahead."""
    rows = _of(organisation_id).filter(starts_at__gt=now - timedelta(minutes=rule.LONGEST))
    return [one for one in _facts(rows, organisation_id) if one.offer.ends_at > now]


def held(organisation_id: int, *, since: datetime, now: datetime) -> list[SupervisionFacts]:
    """The times since then that are over, the latest first."""
    rows = _of(organisation_id).filter(starts_at__gte=since, starts_at__lt=now, cancelled_at=None)
    return [one for one in reversed(_facts(rows, organisation_id)) if one.offer.ends_at <= now]


def unsaid(organisation_id: int, *, now: datetime) -> list[SupervisionFacts]:
    """The times that are over and where nobody has said yet who was there, the oldest first."""
    rows = _of(organisation_id).filter(taken__attended=None, taken__isnull=False, cancelled_at=None, starts_at__lt=now)
    return [one for one in _facts(rows.distinct(), organisation_id) if one.offer.ends_at <= now]


def supervision(organisation_id: int, ref: str) -> SupervisionFacts | None:
    """One time of this organisation, or None."""
    return next(iter(_facts(_of(organisation_id).filter(ref=ref), organisation_id)), None)


def could_come(organisation_id: int) -> list[Taken]:
    """Everybody who may have come to a gathering without booking: who trains, is admitted, active or pauses, by name."""
    rows = Volunteer.objects.filter(organisation=organisation_id, state__in=COMING, erased_at=None)
    names = _aliases(organisation_id)
    found = [Taken(row.pk, row.ref, _name(row, names), None) for row in rows]
    return sorted(found, key=lambda one: one.name.casefold())


def times_for(volunteer_id: int, organisation_id: int, *, now: datetime) -> list[Time]:
    """What she can book and what she has booked, the nearest first; a cancelled time only if it was hers."""
    rows = _of(organisation_id).filter(starts_at__gt=now - timedelta(minutes=rule.LONGEST))
    shown = [one for one in _facts(rows, organisation_id) if one.offer.ends_at > now]
    shifts = _shifts(volunteer_id, now=now)
    times = [_time(one, volunteer_id, shifts, now=now) for one in shown]
    return [one for one in times if one.hers or one.why_not is None or one.why_not is WhyNot.FULL]


def held_for(volunteer_id: int, organisation_id: int, *, now: datetime) -> list[Time]:
    """Where she has been, the latest first."""
    rows = _of(organisation_id).filter(taken__volunteer=volunteer_id, taken__attended=True)
    return [_time(one, volunteer_id, (), now=now) for one in reversed(_facts(rows, organisation_id))]


def last_attended(organisation_id: int) -> dict[int, datetime]:
    """When each volunteer was at supervision last, alone or in a group; who never was is not there (BO3)."""
    rows = SupervisionPlace.objects.filter(attended=True, supervision__organisation=organisation_id)
    return dict(
        rows.values_list("volunteer").annotate(last=Max("supervision__starts_at")).values_list("volunteer", "last")
    )


def _of(organisation_id: int) -> QuerySet[Supervision]:
    return Supervision.objects.filter(organisation=organisation_id)


def _facts(rows: QuerySet[Supervision], organisation_id: int) -> list[SupervisionFacts]:
    found = list(rows.prefetch_related("taken__volunteer__account").order_by("starts_at", "pk"))
    names = _aliases(organisation_id)
    return [
        SupervisionFacts(
            ref=row.ref,
            offer=Offer(Kind(row.kind), Form(row.form), row.starts_at, row.minutes, row.places),
            led_by=names.get(row.led_by_id or 0, ""),
            cancelled=row.cancelled_at is not None,
            taken=tuple(_taken(one, names) for one in sorted(row.taken.all(), key=lambda one: one.pk)),
        )
        for row in found
    ]


def _taken(place: SupervisionPlace, names: dict[int, str]) -> Taken:
    who = place.volunteer
    return Taken(who.pk, who.ref, _name(who, names), place.attended)


def _name(who: Volunteer, names: dict[int, str]) -> str:
    return who.name or names.get(who.account_id or 0, "") or f"{who.number}"


def _aliases(organisation_id: int) -> dict[int, str]:
    held = Membership.objects.filter(organisation=organisation_id).order_by("revoked_at")
    return dict(held.values_list("account_id", "alias"))


def _time(
    one: SupervisionFacts, volunteer_id: int, shifts: Iterable[tuple[datetime, datetime]], *, now: datetime
) -> Time:
    offer, hers = one.offer, any(taken.volunteer_id == volunteer_id for taken in one.taken)
    why = rule.why_not_book(offer, taken=len(one.taken), hers=hers, cancelled=one.cancelled, now=now)
    clash = next((shift for shift in shifts if rule.overlapping(offer.starts_at, offer.ends_at, [shift])), None)
    return Time(one.ref, offer, one.led_by, one.free, why, hers, one.cancelled, clash)


def _shifts(volunteer_id: int, *, now: datetime) -> list[tuple[datetime, datetime]]:
    """Her own shifts to come, wherever she holds a seat with this organisation."""
    rows = ShiftSeat.objects.filter(Q(volunteer=volunteer_id), shift__state="published", shift__ends_at__gt=now)
    return list(rows.values_list("shift__starts_at", "shift__ends_at"))
