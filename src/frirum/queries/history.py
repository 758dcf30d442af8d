"""The counts behind the figures: of a scope and period, and the whole history where small numbers are judged."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet, Sum

from frirum.records.models import Count, Federation, Quarter
from frirum.rules.figures import Kind, Scope, quarter_of

type Part = tuple[int, int | None]  # an organisation on a line: a centre
type Pair = tuple[str, str]


def sums(scope: Scope, first: date, last: date) -> dict[Pair, int]:
    """How many contacts of these months counted under each pair."""
    rows = _of(scope).filter(month__range=(first, last)).values_list("dimension", "key").annotate(Sum("n"))
    return {(dimension, key): n for dimension, key, n in rows}


def _of(scope: Scope) -> QuerySet[Count]:
    counts = Count.objects.order_by()
    match scope.kind:
        case Kind.LINE:
            return counts.filter(line=scope.line)
        case Kind.CENTRE:
            return counts.filter(organisation=scope.organisation, line=scope.line)
        case Kind.FEDERATION:
            return counts.filter(organisation__federations=scope.federation)
        case _:
            return counts.filter(organisation=scope.organisation)


@dataclass(slots=True)
class History:
    """All counts of everybody whose tables overlap: per centre and pair, a number for each quarter."""

    epoch: int  # the year whose January the quarters begin with
    quarters: int
    parts: list[Part]
    wholes: list[frozenset[Part]]  # each centre, organisation, line and federation: whatever has tables of its own
    counts: dict[Part, dict[Pair, list[int]]] = field(default_factory=dict)

    def of(self, parts: Iterable[Part], pair: Pair) -> list[int]:
        """How many counted under a pair, by quarter, in these centres together."""
        rows = [self.counts[part][pair] for part in parts if pair in self.counts[part]]
        return [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * self.quarters

    def keys(self, dimension: str) -> list[str]:
        """Every key of a dimension that was ever counted."""
        return sorted({key for counts in self.counts.values() for kind, key in counts if kind == dimension})


def parts_of(scope: Scope, parts: Iterable[Part]) -> frozenset[Part]:
    """Which centres a scope is made of."""
    match scope.kind:
        case Kind.LINE:
            return frozenset(part for part in parts if part[1] == scope.line)
        case Kind.CENTRE:
            return frozenset({(scope.organisation or 0, scope.line)})
        case Kind.FEDERATION:
            members = _members(scope.federation)
            return frozenset(part for part in parts if part[0] in members)
        case _:
            return frozenset(part for part in parts if part[0] == scope.organisation)


def history(scope: Scope, before: date) -> History:
    """The history of a scope and of everybody whose tables overlap with its own, of the months before a day."""
    every: list[Part] = list(Count.objects.order_by().values_list("organisation", "line").distinct())
    federations = [
        frozenset(part for part in every if part[0] in _members(one))
        for one in Federation.objects.values_list("pk", flat=True)
    ]
    wholes: list[frozenset[Part]] = [frozenset({part}) for part in every]
    wholes += [frozenset(part for part in every if part[0] == one) for one in {part[0] for part in every}]
    wholes += [frozenset(part for part in every if part[1] == one) for one in {part[1] for part in every} - {None}]
    reached = _reached(parts_of(scope, every), [*wholes, *federations])
    kept = [whole for whole in dict.fromkeys([*wholes, *federations]) if whole and whole <= reached]
    return _filled(sorted(reached, key=repr), kept, before)


def _reached(parts: frozenset[Part], wholes: Iterable[frozenset[Part]]) -> frozenset[Part]:
    """All centres that are joined to these by any table."""
    grown = parts.union(*(whole for whole in wholes if whole & parts))
    return parts if grown == parts else _reached(grown, wholes)


def _filled(parts: list[Part], wholes: list[frozenset[Part]], before: date) -> History:
    of_parts = Q(organisation__in={part[0] for part in parts}, month__lt=before)
    rows = Count.objects.order_by().filter(of_parts)
    first = rows.values_list("month", flat=True).order_by("month").first() or before
    made = History(first.year, max(quarter_of(before, first.year), 0), parts, wholes)
    counts: dict[Part, defaultdict[Pair, list[int]]] = {
        part: defaultdict(lambda: [0] * made.quarters) for part in parts
    }
    for organisation, line, month, dimension, key, n in rows.values_list(
        "organisation", "line", "month", "dimension", "key", "n"
    ).iterator(chunk_size=10_000):
        counts[organisation, line][dimension, key][quarter_of(month, first.year)] += n
    _as_published(made, counts)
    made.counts = {part: dict(kept) for part, kept in counts.items()}
    return made


def _as_published(made: History, counts: dict[Part, defaultdict[Pair, list[int]]]) -> None:
    """A quarter that was published stays as it was then: a correction, seen beside the page, would tell of one contact."""
    frozen = Quarter.objects.filter(organisation__in={part[0] for part in made.parts}, line=None)
    for organisation, begins, rows in frozen.values_list("organisation", "begins", "counts"):
        at = quarter_of(begins, made.epoch)
        if not 0 <= at < made.quarters:
            continue
        for part, pairs in counts.items():
            for by_quarter in pairs.values() if part[0] == organisation else ():
                by_quarter[at] = 0
        for line, dimension, key, n in rows:
            if (organisation, line) in counts:
                counts[organisation, line][dimension, key][at] = n


def _members(federation: int | None) -> frozenset[int]:
    return frozenset(
        Federation.members.through.objects.filter(federation=federation).values_list("organisation", flat=True)
    )
