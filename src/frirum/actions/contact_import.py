"""Bringing earlier contacts in from a sheet: all of them in one commit, or none; the same list once (CS2, CS7)."""

from datetime import date, datetime

from django.db import transaction

from frirum.actions.contact import Where, write_all
from frirum.actions.office import locked
from frirum.records import codebook as books
from frirum.records.models import ContactImport
from frirum.records.referral import referral_names
from frirum.records.store import OFFICE
from frirum.rules.access import Actor, Can
from frirum.rules.contact_import import NotToBeBroughtIn, Table, foresee
from frirum.rules.contact_line import Wish


class ListHasChanged(Exception):
    """The list would become other contacts now than those that were shown; none was brought in."""


class BroughtInBefore(Exception):
    """These very contacts were brought in before; none was added."""


def bring_in(
    actor: Actor | None, organisation_id: int, table: Table, wish: Wish, *, mark: str, today: date, now: datetime
) -> int:
    """Bring in every contact of the list, as it was shown under `mark`; answers with how many.

    Raises NotAllowed, NotToBeBroughtIn, ListHasChanged, BroughtInBefore; then nothing was changed.
    """
    with transaction.atomic(using=OFFICE):
        locked(actor, organisation_id, Can.IMPORT_CONTACTS, now=now)
        book = books.in_use(organisation_id)
        found = foresee(table, wish, book=book, referrals=referral_names(organisation_id), today=today)
        if found.mishaps or found.unknown:
            raise NotToBeBroughtIn(found)
        if found.mark != mark:
            raise ListHasChanged
        _, new = ContactImport.objects.get_or_create(
            organisation_id=organisation_id, mark=mark, defaults={"contacts": len(found.lines), "on": today}
        )
        if not new:
            raise BroughtInBefore
        write_all(
            ((Where(organisation_id, None, one.channel, one.month), one.coded) for one in found.lines),
            book,
        )
    return len(found.lines)
