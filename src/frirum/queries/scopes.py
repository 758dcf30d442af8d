"""Whose figures somebody may look at from one organisation's office."""

from dataclasses import dataclass

from frirum.records.models import Count, Federation, Line
from frirum.rules.figures import Scope, of_centre, of_federation, of_line, of_organisation


@dataclass(frozen=True, slots=True)
class Whose:
    """One choice: `slug` stands in the address; `own` where all contacts are the organisation's own."""

    slug: str
    name: str
    scope: Scope
    own: bool


def scopes_of(organisation: int, name: str) -> list[Whose]:
    """The organisation, each of its lines (and its own part of those it shares), and its federations."""
    made = [Whose("organisation", name, of_organisation(organisation), own=True)]
    lines = Line.objects.filter(counts__organisation=organisation) | Line.objects.filter(organisation=organisation)
    for line in lines.distinct().order_by("name", "pk"):
        shared = Count.objects.filter(line=line).exclude(organisation=organisation).exists()
        made.append(Whose(f"line-{line.slug}", line.name, of_line(line.pk), own=not shared))
        if shared:
            made.append(
                Whose(f"centre-{line.slug}", f"{line.name} · {name}", of_centre(organisation, line.pk), own=True)
            )
    federations = Federation.objects.filter(members=organisation).order_by("name")
    return made + [Whose(f"federation-{one.pk}", one.name, of_federation(one.pk), own=False) for one in federations]
