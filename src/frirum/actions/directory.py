"""Deeds on the directory of other help (ST3)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from frirum.actions.office import locked, tell
from frirum.records.models import OtherHelp
from frirum.rules import directory, wording
from frirum.rules.access import Actor, Can, NotAllowed
from frirum.rules.directory import Entry

CAN = Can.EDIT_DIRECTORY


@transaction.atomic
def add(actor: Actor | None, organisation_id: int, entry: Entry, *, today: date, now: datetime) -> int:
    """Add an entry last in the list and answer with its id; raises NotAllowed or NotInOrder."""
    organisation = locked(actor, organisation_id, CAN, now=now)
    tidy = _in_order(entry, language=organisation.language, today=today)
    last = organisation.other_help.aggregate(last=Max("position"))["last"]
    added = OtherHelp(organisation=organisation, position=0 if last is None else last + 1)
    _write(added, tidy)
    return added.pk


@transaction.atomic
def change(
    actor: Actor | None, organisation_id: int, entry_id: int, entry: Entry, *, today: date, now: datetime
) -> None:
    """Say something else of an entry; raises NotAllowed or NotInOrder."""
    organisation = locked(actor, organisation_id, CAN, now=now)
    kept = _of(organisation_id, entry_id)
    _write(kept, _in_order(entry, language=organisation.language, today=today))


@transaction.atomic
def checked(actor: Actor | None, organisation_id: int, entry_id: int, *, today: date, now: datetime) -> None:
    """Note that somebody looked today and the entry still holds."""
    locked(actor, organisation_id, CAN, now=now)
    kept = _of(organisation_id, entry_id)
    kept.checked_on = today
    kept.save(update_fields=["checked_on"])
    tell(organisation_id)


@transaction.atomic
def move(actor: Actor | None, organisation_id: int, entry_id: int, *, up: bool, now: datetime) -> None:
    """Let an entry and its neighbour change places; at the end of the list nothing moves."""
    locked(actor, organisation_id, CAN, now=now)
    kept = _of(organisation_id, entry_id)
    order = list(OtherHelp.objects.filter(organisation_id=organisation_id))
    here = order.index(kept)
    there = max(here - 1, 0) if up else min(here + 1, len(order) - 1)
    order.insert(there, order.pop(here))
    for position, entry in enumerate(order):
        entry.position = position
    OtherHelp.objects.bulk_update(order, ["position"])
    tell(organisation_id)


@transaction.atomic
def remove(actor: Actor | None, organisation_id: int, entry_id: int, *, now: datetime) -> None:
    """Take an entry out of the directory."""
    locked(actor, organisation_id, CAN, now=now)
    _of(organisation_id, entry_id).delete()
    tell(organisation_id)


def _of(organisation_id: int, entry_id: int) -> OtherHelp:
    found = OtherHelp.objects.filter(organisation_id=organisation_id, pk=entry_id).first()
    if found is None:
        raise NotAllowed(CAN)
    return found


def _in_order(entry: Entry, *, language: str, today: date) -> Entry:
    tidy = directory.tidy(entry)
    wording.require(directory.faults(tidy, language=language, today=today))
    return tidy


def _write(kept: OtherHelp, entry: Entry) -> None:
    kept.name, kept.phone, kept.url = entry.name, entry.phone, entry.url
    kept.for_whom, kept.hours = dict(entry.for_whom), dict(entry.hours)
    kept.checked_on = entry.checked_on
    kept.save()
    tell(kept.organisation_id)
