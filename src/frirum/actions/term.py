"""Deeds on an organisation's terms (ST9)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frirum.actions.office import locked, tell
from frirum.records.models import Term as Row
from frirum.records.store import OFFICE
from frirum.rules import term as rules
from frirum.rules import wording
from frirum.rules.access import Actor, Can, NotAllowed
from frirum.rules.term import Term

CAN = Can.EDIT_PLAN


class TermHasShifts(Exception):
    """Shifts were made for this term already, so it is not taken away."""


def add(actor: Actor | None, organisation_id: int, term: Term, *, now: datetime) -> int:
    """Add a term and answer with its id; raises NotAllowed or NotInOrder."""
    with transaction.atomic(using=OFFICE):
        locked(actor, organisation_id, CAN, now=now)
        tidy = _in_order(organisation_id, term, besides=None)
        made = Row.objects.create(
            organisation_id=organisation_id, name=tidy.name, first_day=tidy.first_day, last_day=tidy.last_day
        )
        tell(organisation_id)
    return made.pk


def change(actor: Actor | None, organisation_id: int, term_id: int, term: Term, *, now: datetime) -> None:
    """Give a term other days or another name; its shifts stay until they are made anew. Raises NotAllowed, NotInOrder."""
    with transaction.atomic(using=OFFICE):
        locked(actor, organisation_id, CAN, now=now)
        row = _of(organisation_id, term_id)
        tidy = _in_order(organisation_id, term, besides=term_id)
        row.name, row.first_day, row.last_day = tidy.name, tidy.first_day, tidy.last_day
        row.save()
        tell(organisation_id)


def remove(actor: Actor | None, organisation_id: int, term_id: int, *, now: datetime) -> None:
    """Take a term away that has no shifts. Raises NotAllowed, TermHasShifts."""
    with transaction.atomic(using=OFFICE):
        locked(actor, organisation_id, CAN, now=now)
        row = _of(organisation_id, term_id)
        if row.shifts.exists():
            raise TermHasShifts
        row.delete()
        tell(organisation_id)


def _of(organisation_id: int, term_id: int) -> Row:
    found = Row.objects.filter(organisation_id=organisation_id, pk=term_id).first()
    if found is None:
        raise NotAllowed(CAN)
    return found


def _in_order(organisation_id: int, term: Term, *, besides: int | None) -> Term:
    others = Row.objects.filter(organisation_id=organisation_id).exclude(pk=besides or 0)
    tidy = rules.tidy(term)
    wording.require(rules.faults(tidy, others=[Term(one.name, one.first_day, one.last_day) for one in others]))
    return tidy
