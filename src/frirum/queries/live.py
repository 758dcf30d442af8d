"""Questions that the clockwork asks of all live talks at once."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Min

from frirum.records.hours import closes_at
from frirum.records.models import Conversation
from frirum.rules.conversation import State


def lines_with_talks() -> dict[int, datetime]:
    """Lines with talks that have not ended, and since when the oldest of them runs."""
    rows = Conversation.objects.exclude(state=State.ENDED).values("line_id").annotate(since=Min("began_at"))
    return {row["line_id"]: row["since"] for row in rows}


def closing_times(*, now: datetime) -> dict[int, datetime | None]:
    """When the door of each line with running talks closes, or was closed; None where it never does."""
    return {line_id: closes_at(line_id, since=since, now=now) for line_id, since in lines_with_talks().items()}
