"""Retention: how long we keep, and when a talk is erased (EX4, ST5, SEALING "The live file")."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from frirum.rules.kept import ERASE_TALK_AFTER, IMPERSONAL, KEPT, After, Kept

__all__ = [
    "ERASE_TALK_AFTER",
    "HELD_AT_MOST",
    "IMPERSONAL",
    "KEPT",
    "After",
    "Escalation",
    "Kept",
    "erase_at",
    "erasure_due",
    "is_named",
]

HELD_AFTER_ESCALATION = timedelta(minutes=20)
"""A talk waits so long after on-call was done with it (ST10)."""

HELD_AT_MOST = timedelta(hours=2)
"""No talk is held longer than this after its end, whatever on-call is doing."""

ERASURE_TAKES = timedelta(seconds=30)
"""The job begins so long before, to be done at the promised minute."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """On-call was asked about a talk; still open while there is no ``closed_at``."""

    opened_at: datetime
    closed_at: datetime | None


def erase_at(ended_at: datetime, *, escalation: Escalation | None = None) -> datetime:
    """When a talk that ended is erased: after 20 minutes, or when on-call is done with it.

    Only an escalation opened before that holds it, until 20 minutes after the escalation closed
    and two hours after the talk at most (SEALING "The live file").
    """
    promised = ended_at + ERASE_TALK_AFTER
    if escalation is None or escalation.opened_at >= promised:
        return promised
    latest = ended_at + HELD_AT_MOST
    if escalation.closed_at is None:
        return latest
    return min(max(promised, escalation.closed_at + HELD_AFTER_ESCALATION), latest)


def erasure_due(at: datetime, *, now: datetime) -> bool:
    """Whether the job erases this talk now, a little early so as to be done in time."""
    return now >= at - ERASURE_TAKES


def is_named(model: str, field: str) -> bool:
    """Whether the table says how long this field is kept, or that its model concerns no person."""
    return model in IMPERSONAL or f"{model}.{field}" in KEPT
