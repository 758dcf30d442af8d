"""Where a volunteer may sit down: the lines of her organisations."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from frirum.records.models import Line


@dataclass(frozen=True, slots=True)
class Choice:
    """One line she may choose."""

    slug: str
    name: str
    organisation: str


def lines_of(organisations: Collection[int]) -> list[Choice]:
    """The lines that these organisations run, alone or with others (CS4), by name."""
    run = Q(organisation_id__in=organisations) | Q(partners__organisation_id__in=organisations)
    rows = Line.objects.filter(run).order_by("name", "pk").values_list("pk", "slug", "name", "organisation__name")
    return [Choice(*row[1:]) for row in dict.fromkeys(rows)]
