"""Every line with its door, and how many are at its desk now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from frirum.queries.door import door_of
from frirum.records.line import LineFacts, line_by_id
from frirum.records.models import Duty, Line
from frirum.rules.admission import Door


@dataclass(frozen=True, slots=True)
class Desk:
    """A line, what its door says, and how many are there who are not on a break."""

    line: LineFacts
    door: Door
    there: int


def desks(*, now: datetime) -> Iterator[Desk]:
    """The desk of every line, in no order."""
    rows = Duty.objects.filter(ended_at=None).exclude(state="break").values("line_id").annotate(there=Count("pk"))
    there = {row["line_id"]: row["there"] for row in rows}
    for ident in Line.objects.values_list("pk", flat=True):
        line = line_by_id(ident)
        if line is not None:
            yield Desk(line, door_of(line, now=now), there.get(ident, 0))
