"""What the door of a line says now, from memory: asked by every visitor, so it asks the store once a change."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from frirum.records.bell import About, Ring, listen
from frirum.records.hours import opening_of
from frirum.records.line import LineFacts
from frirum.records.models import Conversation, Duty
from frirum.records.plan import plan_of
from frirum.rules.admission import Door, door
from frirum.rules.conversation import State
from frirum.rules.minimum import Presence, Staffing, staffing
from frirum.rules.opening import OpeningState, state_at
from frirum.rules.queue import PLACE_KEPT

GOOD_FOR = timedelta(seconds=5)  # silence is no ring: those who fell silent are looked for this often

_doors: dict[int, tuple[datetime, Door]] = {}
_forgotten = 0  # how often: what was read before the last time is not remembered after it


def door_of(line: LineFacts, *, now: datetime) -> Door:
    """The visitor's door (ST1, AB7, AB8); at most five seconds old, new at once after a change."""
    known = _doors.get(line.id)
    if known is None or not timedelta(0) <= now - known[0] < GOOD_FOR:
        before, known = _forgotten, (now, _look(line, now=now))
        if before == _forgotten:
            _doors[line.id] = known
    return known[1]


def opening_state(line: LineFacts, *, now: datetime) -> OpeningState:
    """What the opening hours say, whoever is there."""
    return state_at(opening_of(line.id), now=now)


def _look(line: LineFacts, *, now: datetime) -> Door:
    waiting = Conversation.objects.filter(line_id=line.id, state=State.WAITING, heard_at__gt=now - PLACE_KEPT)
    opening = opening_state(line, now=now)
    return door(
        opening,
        on_duty=Duty.objects.filter(line_id=line.id, ended_at=None).exclude(state="break").count(),
        waiting=waiting.count(),
        capacity=line.capacity,
        closed_early_until=line.closed_early_until,
        staffing=_staffing(line.id, since=opening.opened_at, now=now),
        now=now,
    )


def _staffing(line_id: int, *, since: datetime | None, now: datetime) -> Staffing:
    """Whether enough are at the desk now, and were since the door opened."""
    minimum = plan_of(line_id).minimum
    if minimum == 0:
        return Staffing()
    rows = Duty.objects.filter(Q(ended_at=None) | Q(ended_at__gte=since or now), line_id=line_id)
    there = [Presence(*row) for row in rows.values_list("began_at", "ended_at", "heard_at")]
    return staffing(there, minimum=minimum, since=since, now=now)


def forget() -> None:
    """Forget what every door says."""
    global _forgotten
    _forgotten += 1
    _doors.clear()


def _when_rung(rings: list[Ring]) -> None:
    if any(ring.about in {About.OFFICE, About.LINE} for ring in rings):
        forget()


listen(_when_rung)
