"""Engagement as plain data: the hours that each volunteer gave, month by month, where the organisation is (ST11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from frirum.queries.requirement import requirement_of
from frirum.records.models import Attendance, Fulfilment, Membership, SupervisionPlace, Volunteer
from frirum.rules import engagement as rule
from frirum.rules.engagement import Month, Piece, Source, Standing
from frirum.rules.requirement import Kind

COUNTED = {"training": Source.TRAINING, "supervision": Source.SUPERVISION, "engagement": Source.OTHER}
"""The requirements whose written-down minutes are engagement; the rest (a fee, a pledge) is none."""


@dataclass(frozen=True, slots=True)
class Given:
    """One volunteer's months, this one first, each with how it stands."""

    volunteer_id: int
    ref: str
    name: str
    months: tuple[tuple[Month, Standing], ...]


def asked_hours(organisation_id: int) -> int:
    """How many hours a month this organisation asks for; 0 when it asks for none."""
    asked = requirement_of(organisation_id, Kind.ENGAGEMENT)
    return asked.number("hours") if asked is not None else 0


def engagement_of(volunteer_id: int, *, zone: str, now: datetime) -> Given | None:
    """One volunteer's months."""
    row = Volunteer.objects.filter(pk=volunteer_id).first()
    return None if row is None else _given([row], row.organisation_id, zone=zone, now=now)[0]


def engagement_in(organisation_id: int, *, zone: str, now: datetime) -> list[Given]:
    """The months of everybody who takes shifts now or pauses, by name."""
    rows = Volunteer.objects.filter(organisation=organisation_id, state__in=["active", "paused"], erased_at=None)
    return sorted(_given(list(rows), organisation_id, zone=zone, now=now), key=lambda one: one.name.casefold())


def pieces(volunteer_ids: Iterable[int], *, zone: str, since: date, now: datetime) -> dict[int, list[Piece]]:
    """Everything that counts, per volunteer, from a local day on."""
    ids, here = list(volunteer_ids), ZoneInfo(zone)
    start = datetime.combine(since, time(), here).astimezone(UTC)
    found: dict[int, list[Piece]] = defaultdict(list)
    sat = Attendance.objects.filter(volunteer__in=ids, checked_in_at__gte=start, checked_out_at__isnull=False)
    for volunteer, at, minutes in sat.values_list("volunteer", "checked_in_at", "minutes"):
        found[volunteer].append(Piece(Source.SHIFT, rule.local_day(at, here), minutes))
    places = SupervisionPlace.objects.filter(volunteer__in=ids, attended=True, supervision__starts_at__gte=start)
    been = places.filter(supervision__starts_at__lte=now)
    for volunteer, at, minutes in been.values_list("volunteer", "supervision__starts_at", "supervision__minutes"):
        found[volunteer].append(Piece(Source.SUPERVISION, rule.local_day(at, here), minutes))
    met = Fulfilment.objects.filter(volunteer__in=ids, on__gte=since, minutes__gt=0, requirement__kind__in=COUNTED)
    for volunteer, kind, on, noted in met.values_list("volunteer", "requirement__kind", "on", "minutes"):
        found[volunteer].append(Piece(COUNTED[kind], on, noted or 0))
    return found


def _given(rows: list[Volunteer], organisation_id: int, *, zone: str, now: datetime) -> list[Given]:
    today = rule.local_day(now, ZoneInfo(zone))
    since = rule.before(rule.month_of(today), months=rule.MONTHS_SHOWN - 1)
    counted = pieces([row.pk for row in rows], zone=zone, since=since, now=now)
    hours, names = asked_hours(organisation_id), _aliases(organisation_id)
    found = []
    for row in rows:
        active = rule.local_day(row.since, ZoneInfo(zone)) if row.state == "active" else None
        months = rule.months(counted.get(row.pk, []), today=today)
        stand = tuple((one, rule.standing(one, hours=hours, today=today, active_since=active)) for one in months)
        name = row.name or names.get(row.account_id or 0, "") or f"{row.number}"
        found.append(Given(row.pk, row.ref, name, stand))
    return found


def _aliases(organisation_id: int) -> dict[int, str]:
    held = Membership.objects.filter(organisation=organisation_id).order_by("revoked_at")
    return dict(held.values_list("account_id", "alias"))
