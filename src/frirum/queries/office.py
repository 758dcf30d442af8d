"""What there is in an organisation's office: its lines, its promises, and whose office one may enter."""

from collections.abc import Collection
from dataclasses import dataclass

from frirum.queries.line import LineFacts, line_by_id
from frirum.records.models import Line, Organisation


@dataclass(frozen=True, slots=True)
class Promises:
    """What everybody reads before the first words (EX8), per language, and where the quick exit leads."""

    when_we_tell: dict[str, str]
    neutral_url: str


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation whose office somebody may enter."""

    slug: str
    name: str


def lines_of(organisation_id: int) -> list[LineFacts]:
    """The lines this organisation answers for, by name."""
    rows = Line.objects.filter(organisation_id=organisation_id).order_by("name", "pk").values_list("pk", flat=True)
    return [facts for facts in map(line_by_id, rows) if facts is not None]


def promises_of(organisation_id: int) -> Promises:
    """The organisation's promises as they stand."""
    row = Organisation.objects.only("when_we_tell", "neutral_url").get(pk=organisation_id)
    return Promises(row.when_we_tell, row.neutral_url)


def offices_of(organisations: Collection[int]) -> list[Office]:
    """These organisations, by name."""
    rows = Organisation.objects.filter(pk__in=organisations).order_by("name")
    return [Office(row.slug, row.name) for row in rows]
