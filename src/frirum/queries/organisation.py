"""Which organisation stands behind an address."""

from __future__ import annotations

from dataclasses import dataclass

from frirum.queries.line import LineFacts
from frirum.records.models import Organisation


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What the edges need to know about one organisation."""

    id: int
    ref: str
    slug: str
    name: str
    country: str
    zone: str
    language: str


def organisation(slug: str) -> OrganisationFacts | None:
    """The organisation behind this address, or None."""
    row = Organisation.objects.filter(slug=slug).first()
    if row is None:
        return None
    return OrganisationFacts(row.pk, row.ref, row.slug, row.name, row.country, row.zone, row.language)


def of_line(line: LineFacts) -> OrganisationFacts:
    """The organisation that answers for this line, without a question to the records."""
    return OrganisationFacts(
        line.organisation_id,
        line.organisation_ref,
        line.organisation_slug,
        line.organisation_name,
        line.country,
        line.zone,
        line.language,
    )


def contact_of(organisation_id: int) -> str:
    """How whoever answers for the data here is reached."""
    return Organisation.objects.values_list("controller_contact", flat=True).get(pk=organisation_id)
