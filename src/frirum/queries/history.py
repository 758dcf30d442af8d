"""The counts behind the figures: of a scope and period, and the whole history where small numbers are judged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import CharField, Min, Q, QuerySet, Sum
from django.db.models.functions import Cast

from frirum.queries.remembered import Remembered
from frirum.records.models import Count, Federation, Quarter
from frirum.rules.count import TOTAL
from frirum.rules.figures import Kind, Scope, quarter_of

type Part = tuple[int, int | None]  # an organisation on a line: a centre
type Pair = tuple[str, str]
type Mark = tuple[Any, ...]
"""How the counts stood: whatever is written to a month is written to its total too, and every time it is numbered."""

_sums: Remembered[Mark, dict[Pair, int]] = Remembered(64)
_histories: Remembered[Mark, "History"] = Remembered(4)


def forget() -> None:
    """Forget everything that was reckoned."""
    _sums.forget()
    _histories.forget()


def sums(scope: Scope, first: date, last: date) -> dict[Pair, int]:
    """How many contacts of these months counted under each pair. Whoever asks changes nothing in it."""
    marks = _marks(Q(month__range=(first, last)))
    mark = (scope, first, last, _of_parts(marks, parts_of(scope, marks)))
    return _sums.get(mark, lambda: _sums_of(_of(scope).filter(month__range=(first, last))))


def _sums_of(counts: QuerySet[Count]) -> dict[Pair, int]:
    rows = counts.values_list("dimension", "key").annotate(Sum("n"))
    return {(dimension, key): n for dimension, key, n in rows}


def _marks(among: Q) -> dict[Part, Mark]:
    """Of every centre, and of the months asked for: since when, how many, and how often their totals were written to."""
    totals = Count.objects.filter(dimension=TOTAL).values_list("organisation", "line").order_by("organisation", "line")
    rows = totals.annotate(
        began=Min("month", filter=among), many=Sum("n", filter=among), changed=Sum("changes", filter=among)
    )
    return {row[:2]: row[2:] for row in rows}


def _of_parts(marks: Mapping[Part, Mark], parts: Iterable[Part]) -> Mark:
    return tuple((part, marks.get(part)) for part in sorted(parts, key=repr))


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
    judged: dict[Mark, Any] = field(default_factory=dict)  # what was reckoned from it, and stays true

    def of(self, parts: Iterable[Part], pair: Pair) -> list[int]:
        """How many counted under a pair, by quarter, in these centres together."""
        rows = [self.counts[part][pair] for part in parts if pair in self.counts[part]]
        return [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * self.quarters

    def keys(self, dimension: str) -> list[str]:
        """Every key of a dimension that was ever counted."""
        return sorted({pair[1] for counts in self.counts.values() for pair in counts if pair[0] == dimension})


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


def organisations_in(scope: Scope) -> frozenset[int]:
    """The organisations that have contacts in a scope."""
    every = Count.objects.filter(dimension=TOTAL).order_by().values_list("organisation", "line").distinct()
    return frozenset(organisation for organisation, _ in parts_of(scope, list(every)))


def history(scope: Scope, before: date) -> History:
    """The history of a scope and of everybody whose tables overlap with its own, of the months before a day.

    It is shared and remembered: whoever holds it changes nothing but what it has `judged`.
    """
    marks = _marks(Q(month__lt=before))
    every = list(marks)
    members: defaultdict[int, set[int]] = defaultdict(set)
    for federation, organisation in Federation.members.through.objects.values_list("federation", "organisation"):
        members[federation].add(organisation)
    wholes: list[frozenset[Part]] = [frozenset({part}) for part in every]
    wholes += [frozenset(part for part in every if part[0] == one) for one in sorted({part[0] for part in every})]
    wholes += [frozenset(part for part in every if part[1] == one) for one in {part[1] for part in every} - {None}]
    wholes += [frozenset(part for part in every if part[0] in members[one]) for one in sorted(members)]
    reached = _reached(parts_of(scope, every), wholes)
    kept = tuple(whole for whole in dict.fromkeys(wholes) if whole and whole <= reached)
    parts = sorted(reached, key=repr)
    began = min((found[0] for part, found in marks.items() if part in reached and found[0] is not None), default=before)
    mark = (before, frozenset(kept), _of_parts(marks, parts))
    return _histories.get(mark, lambda: _filled(parts, list(kept), began.year, before))


def _reached(parts: frozenset[Part], wholes: Iterable[frozenset[Part]]) -> frozenset[Part]:
    """All centres that are joined to these by any table."""
    grown = parts.union(*(whole for whole in wholes if whole & parts))
    return parts if grown == parts else _reached(grown, wholes)


def _filled(parts: list[Part], wholes: list[frozenset[Part]], epoch: int, before: date) -> History:
    made = History(epoch, max(quarter_of(before, epoch), 0), parts, wholes)
    counts: dict[Part, defaultdict[Pair, list[int]]] = {
        part: defaultdict(lambda: [0] * made.quarters) for part in parts
    }
    of_parts = Count.objects.filter(organisation__in={part[0] for part in parts}, month__lt=before).order_by()
    quarters: dict[str, int] = {}  # a month is read as text: there are a hundred of them in a hundred thousand rows
    for organisation, line, month, dimension, key, n in of_parts.values_list(
        "organisation", "line", Cast("month", CharField()), "dimension", "key", "n"
    ).iterator(chunk_size=10_000):
        if month not in quarters:
            quarters[month] = quarter_of(date.fromisoformat(month), epoch)
        counts[organisation, line][dimension, key][quarters[month]] += n
    _as_published(made, counts)
    made.counts = {part: dict(kept) for part, kept in counts.items()}
    return made


def _as_published(made: History, counts: dict[Part, defaultdict[Pair, list[int]]]) -> None:
    """A quarter that was told to others stays as it was then: a correction, seen beside it, would tell of one contact."""
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
