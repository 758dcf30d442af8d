"""What lets a volunteer sign up and check in, judged for one day from what the records know of her."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from frirum.records.models import Attendance, Fulfilment, Organisation, Signature, SupervisionPlace, Volunteer
from frirum.records.requirement import house_of
from frirum.rules.gate import CLOSED, Gates, Met, Person, Signed, gates
from frirum.rules.requirement import Kind
from frirum.rules.volunteer import State

LOOKED_BACK = timedelta(days=400)
"""Hours older than this are of no period that still runs."""


def gates_of(volunteer_id: int, *, on: date, now: datetime) -> Gates:
    """The gates of one volunteer on one day; all closed for somebody who is none.

    `on` is the day where the organisation is: today when she signs up or checks in.
    """
    where = Volunteer.objects.filter(pk=volunteer_id).values_list("organisation_id", flat=True).first()
    return CLOSED if where is None else _judged(where, [volunteer_id], on=on, now=now)[volunteer_id]


def gates_on(volunteer_id: int, days: Collection[date], *, now: datetime) -> dict[date, Gates]:
    """The gates of one volunteer on many days; as few questions to the records as for one."""
    where = Volunteer.objects.filter(pk=volunteer_id).values_list("organisation_id", flat=True).first()
    if where is None or not days:
        return dict.fromkeys(days, CLOSED)
    house = house_of(where, now=now)
    person = _people(where, [volunteer_id], min(days))[volunteer_id]
    return {day: gates(person, house, on=day) for day in days}


def gates_of_all(organisation_id: int, *, states: Iterable[State], on: date, now: datetime) -> dict[int, Gates]:
    """The gates of everybody in these states, by volunteer; as few questions to the records as for one."""
    rows = Volunteer.objects.filter(organisation_id=organisation_id, state__in=list(states))
    return _judged(organisation_id, list(rows.values_list("id", flat=True)), on=on, now=now)


def gates_of_these(organisation_id: int, who: list[int], *, on: date, now: datetime) -> dict[int, Gates]:
    """The gates of these volunteers of one organisation, by volunteer."""
    return _judged(organisation_id, who, on=on, now=now)


def _judged(organisation_id: int, who: list[int], *, on: date, now: datetime) -> dict[int, Gates]:
    house = house_of(organisation_id, now=now)
    return {one: gates(person, house, on=on) for one, person in _people(organisation_id, who, on).items()}


def _people(organisation_id: int, who: list[int], on: date) -> dict[int, Person]:
    zone = ZoneInfo(Organisation.objects.values_list("zone", flat=True).get(pk=organisation_id))
    met, minutes = defaultdict[int, list[Met]](list), defaultdict[int, list[tuple[date, int]]](list)
    _written_down(who, met, minutes)
    _supervised(who, zone, on, met, minutes)
    _at_shifts(who, zone, on, minutes)
    signed = _signed(organisation_id, who, zone)
    return {
        row.pk: Person(
            State(row.state), row.back_by, tuple(met[row.pk]), tuple(signed[row.account_id]), tuple(minutes[row.pk])
        )
        for row in Volunteer.objects.filter(organisation_id=organisation_id, pk__in=who)
    }


def _written_down(who: list[int], met: dict[int, list[Met]], minutes: dict[int, list[tuple[date, int]]]) -> None:
    rows = Fulfilment.objects.filter(volunteer_id__in=who)
    for volunteer, kind, day, topic, amount, many, by in rows.values_list(
        "volunteer_id", "requirement__kind", "on", "topic", "amount", "minutes", "by"
    ):
        met[volunteer].append(Met(Kind(kind), day, topic, amount, seen=by is not None))
        if many:
            minutes[volunteer].append((day, many))


def _supervised(
    who: list[int],
    zone: ZoneInfo,
    on: date,
    met: dict[int, list[Met]],
    minutes: dict[int, list[tuple[date, int]]],
) -> None:
    rows = SupervisionPlace.objects.filter(
        volunteer_id__in=who, attended=True, supervision__starts_at__date__gte=on - LOOKED_BACK
    )
    for volunteer, kind, at, many in rows.values_list(
        "volunteer_id", "supervision__kind", "supervision__starts_at", "supervision__minutes"
    ):
        day = at.astimezone(zone).date()
        minutes[volunteer].append((day, many))
        if kind == "group":  # ST9: once a term with the others; the individual hours are beside it
            met[volunteer].append(Met(Kind.SUPERVISION, day))


def _at_shifts(who: list[int], zone: ZoneInfo, on: date, minutes: dict[int, list[tuple[date, int]]]) -> None:
    rows = Attendance.objects.filter(volunteer_id__in=who, checked_in_at__date__gte=on - LOOKED_BACK)
    for volunteer, at, many in rows.values_list("volunteer_id", "checked_in_at", "minutes"):
        minutes[volunteer].append((at.astimezone(zone).date(), many))


def _signed(organisation_id: int, who: list[int], zone: ZoneInfo) -> dict[int | None, list[Signed]]:
    rows = Signature.objects.filter(organisation_id=organisation_id, account__volunteers__in=who)
    signed = defaultdict[int | None, list[Signed]](list)
    for account, kind, version, at, withdrawn in rows.values_list(
        "account_id", "version__template__kind", "version_id", "at", "withdrawn_at"
    ).distinct():
        day = at.astimezone(zone).date()
        signed[account].append(Signed(Kind(kind), version, day, withdrawn=withdrawn is not None))
    return signed
