"""How long somebody may wait on each line before the back-up is asked in (ST4)."""

from __future__ import annotations

from datetime import timedelta

from frirum.records.models import Duty, ShiftPlan

USUALLY = timedelta(minutes=5)


def longest_waits() -> dict[int, timedelta]:
    """The lines on which a back-up sits, each with the wait that its plan allows."""
    lines = set(Duty.objects.filter(ended_at=None, seat="back_up").values_list("line_id", flat=True))
    plans = ShiftPlan.objects.filter(line_id__in=lines).values_list("line_id", "back_up_wait_minutes")
    chosen = {line_id: timedelta(minutes=minutes) for line_id, minutes in plans}
    return {line_id: chosen.get(line_id, USUALLY) for line_id in lines}
