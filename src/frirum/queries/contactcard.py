"""The coordinator's contact card, as plain data for the desk and the office."""

from frirum.records.models import ContactCard
from frirum.rules.contactcard import Card


def card_of(organisation_id: int) -> Card | None:
    """The card of an organisation, or None before anybody wrote one."""
    row = ContactCard.objects.filter(organisation_id=organisation_id).first()
    return None if row is None else Card(row.name, row.phone, row.email, row.hours)
