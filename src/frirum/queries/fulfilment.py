"""What was written down as met: its day and who saw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frirum.records.models import Fulfilment, Membership
from frirum.rules.requirement import Kind


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was met; `by` is an alias, empty when she said so herself or whoever saw it has gone."""

    id: int
    kind: Kind
    on: date
    topic: str
    amount: int | None
    minutes: int | None
    seen: bool
    by: str


def done_by(volunteer_id: int, organisation_id: int) -> list[Done]:
    """Everything of one volunteer, the latest first."""
    rows = list(
        Fulfilment.objects.filter(volunteer_id=volunteer_id).select_related("requirement").order_by("-on", "-id")
    )
    people = Membership.objects.filter(organisation_id=organisation_id, account_id__in={row.by for row in rows})
    aliases = dict(people.values_list("account_id", "alias"))
    return [
        Done(
            row.pk,
            Kind(row.requirement.kind),
            row.on,
            row.topic,
            row.amount,
            row.minutes,
            row.by is not None,
            aliases.get(row.by or 0, ""),
        )
        for row in rows
    ]
