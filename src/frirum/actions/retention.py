"""When a talk that ended is erased: the promise, unless on-call is still busy with it (ST10, SEALING "The live file")."""

from __future__ import annotations

from datetime import datetime

from frirum.records.models import Conversation
from frirum.records.models import Escalation as Row
from frirum.rules.retention import Escalation, erase_at


def due_at(talk: Conversation, ended_at: datetime) -> datetime:
    """When this talk is erased, with every worry that on-call was asked about it."""
    rows = Row.objects.filter(conversation=talk).values_list("opened_at", "closed_at")
    held = (erase_at(ended_at, escalation=Escalation(opened, closed)) for opened, closed in rows)
    return max(held, default=erase_at(ended_at))


def judge_again(talk: Conversation) -> None:
    """A worry about a talk began or was closed: move the erasure of a talk that has ended; inside another deed."""
    if talk.ended_at is not None:
        talk.erase_at = due_at(talk, talk.ended_at)
        talk.save(update_fields=["erase_at"])
