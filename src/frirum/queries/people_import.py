"""What bringing in a list of people would do, and what the organisation's own list may say."""

from datetime import date

from frirum.records.models import Organisation
from frirum.records.roster import addresses_of, asked_of
from frirum.rules.people_import import Asked, Foreseen, Table, foresee


def foreseen(organisation_id: int, table: Table, *, today: date) -> Foreseen:
    """Line by line what would happen; nothing does."""
    organisation = Organisation.objects.only("language").get(pk=organisation_id)
    return foresee(
        table,
        asked=asked_of(organisation_id),
        there=addresses_of(organisation_id),
        language=organisation.language,
        today=today,
    )


def asked_in(organisation_id: int) -> Asked:
    """What this organisation asks that a list can tell."""
    return asked_of(organisation_id)
