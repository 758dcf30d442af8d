"""A volunteer's own shifts ahead, as she reads them at home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frirum.records.models import ShiftSeat


@dataclass(frozen=True, slots=True)
class OwnShift:
    """One shift of hers: on which line, when, in which seat."""

    ref: str
    line: str
    starts_at: datetime
    ends_at: datetime
    seat: str


def own_shifts(volunteer_id: int, *, most: int, now: datetime) -> list[OwnShift]:
    """The shifts she holds a seat in that are not over, the next one first."""
    seats = ShiftSeat.objects.filter(volunteer_id=volunteer_id, shift__ends_at__gt=now, shift__state="published")
    rows = seats.select_related("shift__line").order_by("shift__starts_at")[:most]
    return [
        OwnShift(row.shift.ref, row.shift.line.name, row.shift.starts_at, row.shift.ends_at, row.kind) for row in rows
    ]
