"""How long somebody may wait on each line before the back-up is asked in (ST4)."""

from __future__ import annotations

from datetime import timedelta

from frirum.records.models import Duty
from frirum.records.plan import plan_of


def longest_waits() -> dict[int, timedelta]:
    """The lines on which a back-up sits, each with the wait that its plan allows."""
    lines = set(Duty.objects.filter(ended_at=None, seat="back_up").values_list("line_id", flat=True))
    return {line_id: plan_of(line_id).back_up_wait for line_id in lines}
