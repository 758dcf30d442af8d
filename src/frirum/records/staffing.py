"""What a line's plan asks of the door and of the desk's hours, held in memory until the office changes something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from frirum.records.bell import About, Ring, listen
from frirum.records.models import ShiftPlan
from frirum.rules.deskhours import LATEST_END


@dataclass(frozen=True, slots=True)
class Limits:
    """How many must be there, and how long after closing the desk may stay open; a line without a plan asks for nobody."""

    minimum: int = 0
    latest_end: timedelta = LATEST_END


_limits: dict[int, Limits] = {}
_forgotten = 0  # how often: what was read before the last time is not remembered after it


def limits_of(line_id: int) -> Limits:
    """The limits of one line."""
    known = _limits.get(line_id)
    if known is None:
        before, known = _forgotten, _read(line_id)
        if before == _forgotten:
            _limits[line_id] = known
    return known


def forget() -> None:
    """Forget every line's limits."""
    global _forgotten
    _forgotten += 1
    _limits.clear()


def _read(line_id: int) -> Limits:
    plan = ShiftPlan.objects.filter(line_id=line_id).values_list("minimum", "latest_end_minutes").first()
    return Limits() if plan is None else Limits(plan[0], timedelta(minutes=plan[1]))


def _when_rung(rings: list[Ring]) -> None:
    if any(ring.about is About.OFFICE for ring in rings):
        forget()


listen(_when_rung)
