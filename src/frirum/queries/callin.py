"""Asking the back-up in: how long somebody may wait on each line before, and when it was done (ST4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from frirum.records.models import CallIn, Duty
from frirum.records.plan import plan_of

MOST = 20  # of one line that are looked at


@dataclass(frozen=True, slots=True)
class AskedIn:
    """A back-up was asked to step in: why, and what she said."""

    alias: str
    why: str
    answer: str
    at: datetime


def longest_waits() -> dict[int, timedelta]:
    """The lines on which a back-up sits, each with the wait that its plan allows."""
    lines = set(Duty.objects.filter(ended_at=None, seat="back_up").values_list("line_id", flat=True))
    return {line_id: plan_of(line_id).back_up_wait for line_id in lines}


def asked_in(line_id: int) -> list[AskedIn]:
    """The log of a line, the newest first, for as long as the duties are kept."""
    rows = CallIn.objects.filter(line_id=line_id).order_by("-pk")[:MOST]
    return [AskedIn(*row) for row in rows.values_list("duty__alias", "why", "answer", "asked_at")]
