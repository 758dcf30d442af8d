"""How many contacts a period had, by dimension and key; and every single count, month by month, for an export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from frirum.records.models import Count, Line
from frirum.rules.count import ALL, ITSELF, TOTAL

AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Counted:
    """The contacts of a period: how many in all, and by dimension and key."""

    total: int
    cells: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class OneCount:
    """One count of one month; `line` is its address, or empty."""

    month: date
    line: str
    dimension: str
    key: str
    n: int


def counted(organisation_id: int, first_month: date, last_month: date) -> Counted:
    """What was counted from the first month to the last, both included."""
    rows = Count.objects.filter(organisation_id=organisation_id, month__range=(first_month, last_month), n__gt=0)
    cells: dict[str, dict[str, int]] = {}
    for dimension, key, n in rows.values_list("dimension", "key").annotate(sum=Sum("n")).order_by("dimension", "key"):
        cells.setdefault(dimension, {})[key] = n
    return Counted(cells.pop(TOTAL, {}).get(ALL, 0), cells)


def every_count(organisation_id: int) -> Iterator[OneCount]:
    """Every count there is, month by month; read a few at a time, however many there are."""
    lines = dict(Line.objects.values_list("pk", "slug"))
    columns = ("month", "line_id", "dimension", "key")  # in this order, which tells nothing of what came first
    rows = _every(organisation_id).values_list(*columns, "n").order_by(*columns)
    for month, line, dimension, key, n in rows.iterator(chunk_size=AT_ONCE):
        yield OneCount(month, lines.get(line, ""), dimension, key, n)


def how_many_counts(organisation_id: int) -> int:
    """How many of them there are."""
    return _every(organisation_id).count()


def _every(organisation_id: int) -> QuerySet[Count]:
    """All but main topics that no sub-topic fitted: each is among its main topic's too."""
    return Count.objects.filter(organisation_id=organisation_id, n__gt=0).exclude(key__endswith=f"/{ITSELF}")
