"""Whose figures somebody may look at from one organisation's office."""

from dataclasses import dataclass

from django.db.models import Q

from frirum.records.models import Count, Federation, Line
from frirum.rules.count import TOTAL
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
    totals = Count.objects.filter(dimension=TOTAL).exclude(line=None)  # whatever is counted is in a total
    who = set(totals.values_list("organisation", "line").order_by().distinct())
    counted = {line for one, line in who if one == organisation}
    for line in Line.objects.filter(Q(organisation=organisation) | Q(pk__in=counted)).order_by("name", "pk"):
        shared = any(one != organisation and where == line.pk for one, where in who)
        made.append(Whose(f"line-{line.slug}", line.name, of_line(line.pk), own=not shared))
        if shared:
            made.append(
                Whose(f"centre-{line.slug}", f"{line.name} · {name}", of_centre(organisation, line.pk), own=True)
            )
    federations = Federation.objects.filter(members=organisation).order_by("name")
    return made + [Whose(f"federation-{one.pk}", one.name, of_federation(one.pk), own=False) for one in federations]
