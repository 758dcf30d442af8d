"""Unmet need, hours, waits, lengths and feelings of a scope and period, as its own coordinator sees them, and as others do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet, Sum

from frirum.records.models import Tally
from frirum.rules.figures import Kind, NotWholeQuarters, Scope, quarter_of, whole_quarters
from frirum.rules.tally import FEELINGS, LENGTHS, NOT_MET, UNMET, WAITS, What, bands, told_outside

DAYS = range(7)
ROWS = {What.WAITED: bands(WAITS), What.LASTED: bands(LENGTHS), What.BEFORE: FEELINGS, What.AFTER: FEELINGS}


@dataclass(frozen=True, slots=True)
class Banded:
    """One table of bands or feelings; `base` is its sum."""

    what: What
    rows: tuple[tuple[str, int], ...]

    @property
    def base(self) -> int:
        """How many it tells of."""
        return sum(n for _, n in self.rows)


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of one weekday: how many came in line, how many nobody met, those turned away included, and who was there.

    `there` is how many volunteers were at the desk on average while the line was open; None where it never was.
    """

    came: int
    unmet: int
    there: float | None = None


@dataclass(frozen=True, slots=True)
class Tallies:
    """What was counted by itself. All but `unmet` is for the scope's own coordinator, and empty for others."""

    unmet: Mapping[What, int | None]
    came: int | None = None
    tables: tuple[Banded, ...] = ()
    week: Mapping[int, tuple[Hour, ...]] = field(default_factory=dict)  # by hour, Monday first


def tallies_of(scope: Scope, first_month: date, last_month: date, *, inside: bool = False) -> Tallies | None:
    """What was counted in these months, both included; None where it is counted for no such scope (a centre's part of a line).

    Others than the scope's own coordinator are told of unmet need only, of whole quarters: who waited and was met is a contact
    too, and beside the tables of contacts these would give back what is hidden there. Raises NotWholeQuarters.
    """
    if scope.kind is Kind.CENTRE:
        return None
    rows = _of(scope).filter(month__range=(first_month, last_month))
    if not inside:
        if not whole_quarters(first_month, last_month):
            raise NotWholeQuarters
        return Tallies(_told(rows))
    counted = _counted(rows)
    unmet = {what: counted[what, ""] for what in UNMET}
    return Tallies(unmet, counted[What.CAME, ""], _tables(counted), _week(rows))


def _of(scope: Scope) -> QuerySet[Tally]:
    match scope.kind:
        case Kind.LINE:
            whose = Q(line=scope.line)
        case Kind.FEDERATION:
            whose = Q(line__organisation__federations=scope.federation)
        case _:
            whose = Q(line__organisation=scope.organisation)
    return Tally.objects.filter(whose).order_by()


def _told(rows: QuerySet[Tally]) -> dict[What, int | None]:
    """Each kind of unmet need, judged by every line and quarter that it is a sum of."""
    parts: defaultdict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    found = rows.filter(what__in=UNMET).values_list("what", "line_id", "month").annotate(sum=Sum("n"))
    for what, line, month, n in found:
        parts[what][line, quarter_of(month, 0)] += n
    return {what: told_outside(list(parts[what].values())) for what in UNMET}


def _counted(rows: QuerySet[Tally]) -> Counter[tuple[str, str]]:
    found = rows.values_list("what", "band").annotate(sum=Sum("n"))
    return Counter({(what, band): n for what, band, n in found})


def _tables(counted: Counter[tuple[str, str]]) -> tuple[Banded, ...]:
    made = (Banded(what, tuple((key, counted[what, key]) for key in keys)) for what, keys in ROWS.items())
    return tuple(one for one in made if one.base)


def _week(rows: QuerySet[Tally]) -> dict[int, tuple[Hour, ...]]:
    """The hours from the first to the last in which anything happened."""
    counted: Counter[tuple[str, int, int]] = Counter()
    told = (What.CAME, What.OPEN, What.STAFFED, *NOT_MET)
    found = rows.filter(what__in=told).values_list("what", "weekday", "hour").annotate(sum=Sum("n"))
    for what, weekday, hour, n in found:
        counted["unmet" if what in NOT_MET else what, weekday, hour] += n
    hours = [hour for _, _, hour in counted]
    shown = range(min(hours), max(hours) + 1) if hours else range(0)
    return {hour: tuple(_hour(counted, day, hour) for day in DAYS) for hour in shown}


def _hour(counted: Counter[tuple[str, int, int]], day: int, hour: int) -> Hour:
    opened = counted[What.OPEN, day, hour]
    there = counted[What.STAFFED, day, hour] / opened if opened else None
    return Hour(counted[What.CAME, day, hour], counted["unmet", day, hour], there)
