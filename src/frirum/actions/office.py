"""Entering the office: lock the organisation, then ask permission about the row just read."""

from datetime import datetime

from django.db import transaction

from frirum.records import bell
from frirum.records.bell import About
from frirum.records.facts import thing_of_line
from frirum.records.models import Line, Organisation
from frirum.rules.access import Actor, Can, NotAllowed, Thing, require


def locked(actor: Actor | None, organisation_id: int, can: Can, *, now: datetime) -> Organisation:
    """The organisation, locked until the transaction ends; raises NotAllowed, also when there is none (AZ3)."""
    found = Organisation.objects.select_for_update().filter(pk=organisation_id).first()
    if found is None:
        raise NotAllowed(can)
    require(actor, can, Thing(organisation=found.pk), now=now)
    return found


def locked_line(actor: Actor | None, line_id: int, can: Can, *, now: datetime) -> Line:
    """The line, locked until the transaction ends; raises NotAllowed, also when there is none (AZ3)."""
    lines = Line.objects.select_for_update(of=("self",)).select_related("organisation")
    found = lines.filter(pk=line_id).first()
    if found is None:
        raise NotAllowed(can)
    require(actor, can, thing_of_line(found.organisation_id, found.pk, now=now), now=now)
    return found


def tell(organisation_id: int) -> None:
    """Ring the bell for the office once this transaction is durable."""
    transaction.on_commit(lambda: bell.ring(About.OFFICE, organisation_id))


def author(actor: Actor | None) -> int | None:
    """The account that writes, as the records keep it."""
    return actor.account if actor is not None and isinstance(actor.account, int) else None
