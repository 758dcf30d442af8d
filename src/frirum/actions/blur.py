"""Blurring the times of a talk that ended: minutes are enough for the twenty that it is still there (AN8)."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from django.db.models import Model
from django.db.models.functions import TruncMinute

from frirum.records.models import Asking, Conversation, Member, Message, Segment

if TYPE_CHECKING:
    from django.db.models import QuerySet

# `ended_at` and `erase_at` stay exact: they are the promise of when it is erased.
TALK = ("began_at", "opened_at", "heard_at", "helper_lost_at", "closing_told_at")


def blur(talk: Conversation) -> None:
    """Cut every other time of this talk down to its minute, inside the deed that ends it: no rhythm of hers remains."""
    _to_minutes(Conversation.objects.filter(pk=talk.pk), *TALK)
    _to_minutes(Segment.objects.filter(conversation=talk), "began_at")
    _to_minutes(Message.objects.filter(conversation=talk), "at")
    _to_minutes(Member.objects.filter(conversation=talk), "since", "left_at")
    _to_minutes(Asking.objects.filter(conversation=talk), "at", "answered_at")
    talk.refresh_from_db(fields=TALK)


def _to_minutes[M: Model](rows: QuerySet[M], *fields: str) -> None:
    rows.update(**{field: TruncMinute(field, tzinfo=UTC) for field in fields})
