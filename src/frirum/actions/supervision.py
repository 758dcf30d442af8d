"""Deeds on supervision: Dag offers, cancels and says who was there; Bo books and takes back (ST8, ST9)."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from frirum.actions.mail import tell
from frirum.actions.office import author, locked
from frirum.records.models import Supervision, SupervisionPlace, Volunteer
from frirum.rules import supervision as rule
from frirum.rules import wording
from frirum.rules.access import Actor, Can, NotAllowed, Thing, require
from frirum.rules.mail import Mail
from frirum.rules.supervision import Form, Kind, Offer, WhyNot

CAN = Can.EDIT_SUPERVISION
HER_ROOM = "/volunteer/"
"""Where a mail leads: it names no organisation."""


class CannotBook(Exception):
    """This time cannot be booked; `why` says what stands in the way. Nothing was changed."""

    def __init__(self, why: WhyNot) -> None:
        super().__init__(why.value)
        self.why = why


class CannotTakeBack(CannotBook):
    """This place cannot be given back, or this time not be cancelled."""


class NotYetHeld(Exception):
    """Who was there can be said only once it has begun, and never of a time that was cancelled."""


@transaction.atomic
def offer(actor: Actor | None, organisation_id: int, wish: Offer, *, times: int = 1, now: datetime) -> list[str]:
    """Offer a time, or several in a row; whoever offers leads it. Answers with their refs.

    Raises NotAllowed, and NotInOrder when the times do not fit.
    """
    locked(actor, organisation_id, CAN, now=now)
    leader = author(actor)
    ours = Supervision.objects.filter(organisation_id=organisation_id, led_by=leader, cancelled_at=None)
    near = ours.filter(starts_at__range=(wish.starts_at - rule.AHEAD, wish.starts_at + rule.AHEAD))
    taken = [(one.starts_at, offer_of(one).ends_at) for one in near]
    wording.require(rule.faults(wish, times, taken=taken, now=now))
    rows = [
        Supervision.objects.create(
            organisation_id=organisation_id,
            kind=one.kind,
            form=one.form,
            starts_at=one.starts_at,
            minutes=one.minutes,
            places=one.places,
            led_by_id=leader,
        )
        for one in rule.in_a_row(wish, times)
    ]
    return [row.ref for row in rows]


@transaction.atomic
def cancel(actor: Actor | None, organisation_id: int, ref: str, *, now: datetime) -> None:
    """Cancel a time; those who booked it get a mail that says nothing, and read on their page what it is about.

    Raises NotAllowed, CannotTakeBack.
    """
    locked(actor, organisation_id, CAN, now=now)
    row = _locked(ref, organisation_id, CAN)
    why = rule.why_not_cancel(offer_of(row), cancelled=row.cancelled_at is not None, now=now)
    if why is not None:
        raise CannotTakeBack(why)
    row.cancelled_at = now
    row.save(update_fields=["cancelled_at"])
    for place in row.taken.select_related("volunteer"):
        tell(place.volunteer, Mail.HERSELF, about=f"supervision:{ref}", link=HER_ROOM, until=row.starts_at, now=now)


@transaction.atomic
def say_who_came(actor: Actor | None, organisation_id: int, ref: str, *, came: Collection[str], now: datetime) -> None:
    """Say which volunteers (their refs) were there; whoever booked and is not named was not.

    Somebody who came without booking gets a place. Raises NotAllowed, NotYetHeld.
    """
    locked(actor, organisation_id, CAN, now=now)
    row = _locked(ref, organisation_id, CAN)
    if not rule.may_say_who_came(offer_of(row), cancelled=row.cancelled_at is not None, now=now):
        raise NotYetHeld
    there = set(Volunteer.objects.filter(organisation_id=organisation_id, ref__in=came).values_list("pk", flat=True))
    if len(there) != len(set(came)):
        raise NotAllowed(CAN)
    row.taken.exclude(volunteer_id__in=there).update(attended=False)
    row.taken.filter(volunteer_id__in=there).update(attended=True)
    unbooked = there - set(row.taken.values_list("volunteer_id", flat=True))
    SupervisionPlace.objects.bulk_create(
        SupervisionPlace(supervision=row, volunteer_id=one, booked_at=now, attended=True) for one in unbooked
    )


@transaction.atomic
def book(actor: Actor | None, volunteer_id: int, ref: str, *, now: datetime) -> None:
    """Take a place at a time; of two at once on the last place one gets it. Raises NotAllowed, CannotBook."""
    who = _herself(actor, volunteer_id, now=now)
    row = _locked(ref, who.organisation_id, Can.BOOK_SUPERVISION)
    why = rule.why_not_book(
        offer_of(row),
        taken=row.taken.count(),
        hers=row.taken.filter(volunteer=who).exists(),
        cancelled=row.cancelled_at is not None,
        now=now,
    )
    if why is not None:
        raise CannotBook(why)
    SupervisionPlace.objects.create(supervision=row, volunteer=who, booked_at=now)


@transaction.atomic
def take_back(actor: Actor | None, volunteer_id: int, ref: str, *, now: datetime) -> None:
    """Give a place back, until it begins; no reason is asked and nothing is kept. Raises NotAllowed, CannotTakeBack."""
    who = _herself(actor, volunteer_id, now=now)
    row = _locked(ref, who.organisation_id, Can.BOOK_SUPERVISION)
    place = row.taken.filter(volunteer=who)
    why = rule.why_not_take_back(offer_of(row), hers=place.exists(), now=now)
    if why is not None:
        raise CannotTakeBack(why)
    place.delete()


def offer_of(row: Supervision) -> Offer:
    """A row as the rules see it."""
    return Offer(Kind(row.kind), Form(row.form), row.starts_at, row.minutes, row.places)


def _locked(ref: str, organisation_id: int, can: Can) -> Supervision:
    found = Supervision.objects.select_for_update().filter(ref=ref, organisation_id=organisation_id).first()
    if found is None:
        raise NotAllowed(can)
    return found


def _herself(actor: Actor | None, volunteer_id: int, *, now: datetime) -> Volunteer:
    """The volunteer, once it is clear that it is she who asks (AZ3)."""
    found = Volunteer.objects.filter(pk=volunteer_id).first()
    if found is None:
        raise NotAllowed(Can.BOOK_SUPERVISION)
    thing = Thing(organisation=found.organisation_id, account=found.account_id)
    require(actor, Can.BOOK_SUPERVISION, thing, now=now)
    return found
