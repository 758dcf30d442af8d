"""Where a volunteer may sit down: the lines of her organisations."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from frirum.records.models import Line


@dataclass(frozen=True, slots=True)
class Choice:
    """One line she may choose."""

    slug: str
    name: str
    organisation: str


def lines_of(organisations: Collection[int]) -> list[Choice]:
    """The lines of these organisations, by name."""
    rows = Line.objects.filter(organisation_id__in=organisations).order_by("name", "pk")
    return [Choice(*row) for row in rows.values_list("slug", "name", "organisation__name")]
