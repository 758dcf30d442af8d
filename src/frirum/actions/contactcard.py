"""Writing the coordinator's contact card (ST8)."""

from datetime import datetime

from django.db import transaction

from frirum.actions.office import locked, tell
from frirum.records.models import ContactCard
from frirum.rules import contactcard, wording
from frirum.rules.access import Actor, Can
from frirum.rules.contactcard import Card

CAN = Can.EDIT_SUPERVISION


@transaction.atomic
def write(actor: Actor | None, organisation_id: int, card: Card, *, now: datetime) -> None:
    """Write the card that stands on every desk of the organisation; raises NotAllowed or NotInOrder."""
    organisation = locked(actor, organisation_id, CAN, now=now)
    tidy = contactcard.tidy(card)
    wording.require(contactcard.faults(tidy))
    ContactCard.objects.update_or_create(
        organisation=organisation,
        defaults={"name": tidy.name, "phone": tidy.phone, "email": tidy.email, "hours": tidy.hours},
    )
    tell(organisation_id)
