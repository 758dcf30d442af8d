"""Following up after a heavy shift: what she said when she left, until the coordinator has called."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frirum.actions.office import locked
from frirum.records.models import FollowUp, Volunteer
from frirum.rules import followup, wording
from frirum.rules.access import Actor, Can, NotAllowed
from frirum.rules.kept import FOLLOW_UP_AT_MOST

CAN = Can.FOLLOW_UP


def note(who: Volunteer, heavy: int | None, *, wants_call: bool, now: datetime) -> None:
    """Keep what she said at check-out; nothing is kept of who skipped both. Raises NotInOrder."""
    wording.require(followup.faults(heavy))
    if followup.to_keep(heavy, wants_call=wants_call):
        FollowUp.objects.create(volunteer=who, heavy=heavy, wants_call=wants_call, at=now)


@transaction.atomic
def called(actor: Actor | None, organisation_id: int, follow_up_id: int, *, now: datetime) -> None:
    """Somebody has called her: what she said is erased. Raises NotAllowed, also when it is gone already."""
    locked(actor, organisation_id, CAN, now=now)
    gone, _ = FollowUp.objects.filter(pk=follow_up_id, volunteer__organisation_id=organisation_id).delete()
    if not gone:
        raise NotAllowed(CAN)


def sweep(*, now: datetime) -> int:
    """Erase what is older than a month, called or not; for the clockwork."""
    gone, _ = FollowUp.objects.filter(at__lte=now - FOLLOW_UP_AT_MOST).delete()
    return gone
