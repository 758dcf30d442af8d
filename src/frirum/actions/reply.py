"""Deeds on the canned replies: a reply is one short name with a text per language."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from frirum.actions.office import locked, tell
from frirum.records.models import CannedReply
from frirum.rules import reply, wording
from frirum.rules.access import Actor, Can, NotAllowed
from frirum.rules.wording import Fault, Flaw

CAN = Can.EDIT_CANNED_REPLIES


@transaction.atomic
def write(
    actor: Actor | None,
    organisation_id: int,
    shortcut: str,
    texts: Mapping[str, str],
    *,
    was: str | None = None,
    now: datetime,
) -> str:
    """Write a reply, a new one or the one that `was` called so; answers its short name.

    Raises NotAllowed (also when no reply `was` called so) or NotInOrder.
    """
    locked(actor, organisation_id, CAN, now=now)
    if was is not None and not _called(organisation_id, was).exists():
        raise NotAllowed(CAN)
    name, tidy = reply.shortcut_of(wording.one_line(shortcut)), wording.per_language(texts)
    faults = reply.faults(name, tidy)
    if name != was and _called(organisation_id, name).exists():
        faults.append(Fault("shortcut", Flaw.TAKEN, name))
    wording.require(faults)
    _called(organisation_id, was or name).delete()
    CannedReply.objects.bulk_create(
        CannedReply(organisation_id=organisation_id, shortcut=name, language=language, text=text)
        for language, text in tidy.items()
    )
    tell(organisation_id)
    return name


@transaction.atomic
def remove(actor: Actor | None, organisation_id: int, shortcut: str, *, now: datetime) -> None:
    """Take a reply away, in every language; raises NotAllowed when there is none."""
    locked(actor, organisation_id, CAN, now=now)
    gone, _ = _called(organisation_id, shortcut).delete()
    if not gone:
        raise NotAllowed(CAN)
    tell(organisation_id)


def _called(organisation_id: int, shortcut: str) -> QuerySet[CannedReply]:
    return CannedReply.objects.filter(organisation_id=organisation_id, shortcut=shortcut)
