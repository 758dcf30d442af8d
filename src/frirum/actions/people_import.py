"""Bringing people in from a list: all of them, or nobody (BO5)."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction

from frirum.actions.office import author, locked, tell
from frirum.records.models import Fulfilment, Organisation, Requirement, Volunteer, VolunteerMove
from frirum.records.roster import addresses_of, asked_of, next_number
from frirum.rules.access import Actor, Can
from frirum.rules.people_import import Foreseen, NotToBeImported, Table, foresee
from frirum.rules.people_line import Met, Newcomer
from frirum.rules.requirement import SHAPES, Kind


class ChangedMeanwhile(Exception):
    """The list would do something else now than what was shown; nobody was brought in."""


@transaction.atomic
def bring_in(actor: Actor | None, organisation_id: int, table: Table, *, seal: str, today: date, now: datetime) -> int:
    """Bring in everybody on the list who is new, as it was shown under `seal`; answers with how many.

    Raises NotAllowed, NotToBeImported, ChangedMeanwhile.
    """
    organisation = locked(actor, organisation_id, Can.IMPORT_PEOPLE, now=now)
    found = foresee(
        table,
        asked=asked_of(organisation_id),
        there=addresses_of(organisation_id),
        language=organisation.language,
        today=today,
    )
    if found.mishaps:
        raise NotToBeImported(found.mishaps)
    if found.seal != seal:
        raise ChangedMeanwhile
    _write(organisation, found, by=author(actor), now=now)
    tell(organisation_id)
    return len(found.new)


def _write(organisation: Organisation, found: Foreseen, *, by: int | None, now: datetime) -> None:
    first = next_number(organisation.pk)
    people = [_volunteer(organisation, one, number, now=now) for number, one in enumerate(found.new, start=first)]
    Volunteer.objects.bulk_create(people)
    VolunteerMove.objects.bulk_create(VolunteerMove(volunteer=one, after=one.state, at=now, by=by) for one in people)
    kinds = {row.kind: row for row in Requirement.objects.filter(organisation=organisation)}
    Fulfilment.objects.bulk_create(
        Fulfilment(
            volunteer=volunteer,
            requirement=kinds[met.kind],
            on=met.on,
            topic=met.topic,
            amount=_amount(met, kinds[met.kind]),
            at=now,
            by=by,
        )
        for volunteer, one in zip(people, found.new, strict=True)
        for met in one.met
    )


def _amount(met: Met, asked: Requirement) -> int | None:
    """A fee that was paid without a word of how much was at least what is asked."""
    if met.kind != Kind.MEMBERSHIP_FEE or met.amount is not None:
        return met.amount
    least = asked.terms.get("least")
    return least if isinstance(least, int) else SHAPES[Kind.MEMBERSHIP_FEE].numbers[0].usual


def _volunteer(organisation: Organisation, one: Newcomer, number: int, *, now: datetime) -> Volunteer:
    since = now
    if one.since is not None:
        since = datetime.combine(one.since, time(12), ZoneInfo(organisation.zone))
    return Volunteer(
        organisation=organisation,
        number=number,
        name=one.name,
        email=one.email,
        phone=one.phone,
        language=one.language,
        state=one.state,
        since=min(since, now),
        made_at=now,
    )
