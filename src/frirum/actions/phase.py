"""Ticking the phases of a talk: a quiet checklist, never a gate (AL1)."""

from __future__ import annotations

from datetime import datetime

from frirum.actions.conversation import asked_by
from frirum.records.bell import About, ring
from frirum.records.writer import deed
from frirum.rules.access import Can
from frirum.rules.phase import Phase, ticked


@deed
def tick(duty_id: int, ref: str, phase: Phase, *, on: bool, now: datetime) -> None:
    """Tick or clear one phase of the talk one holds; the visitor sees nothing of it. Raises NotAllowed."""
    _, talk = asked_by(duty_id, ref, Can.TICK_PHASE, now=now)
    talk.phases = list(ticked([Phase(one) for one in talk.phases], phase, on=on))
    talk.save(update_fields=["phases"])
    ring(About.LINE, talk.line_id)
