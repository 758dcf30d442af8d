"""Keeping watch over running talks: a helper who fell silent, a door that is about to close."""

from __future__ import annotations

from datetime import datetime, timedelta

from frirum.actions.log import add_line
from frirum.records.bell import About, ring
from frirum.records.models import Conversation, Member
from frirum.records.writer import deed
from frirum.rules.conversation import Line, State
from frirum.rules.duty import helper_lost
from frirum.rules.opening import CLOSING_SOON


@deed
def watch_helpers(*, now: datetime) -> int:
    """Tell her when her helper's line has been silent for a minute, and when it is back (UX desk 11)."""
    told = 0
    rows = Member.objects.filter(part="holds", left_at=None, conversation__state=State.OPEN)
    for member in rows.select_related("conversation", "duty"):
        talk, lost = member.conversation, helper_lost(member.duty.heard_at, now=now)
        if lost is (talk.helper_lost_at is not None):
            continue
        talk.helper_lost_at = now if lost else None
        talk.save(update_fields=["helper_lost_at"])
        add_line(talk, Line.HELPER_LOST if lost else Line.HELPER_BACK, who=member.duty.alias, now=now)
        ring(About.LINE, talk.line_id)
        told += 1
    return told


@deed
def tell_closing(closes_at: dict[int, datetime | None], *, now: datetime) -> int:
    """Tell everyone in a running talk once that the door closes soon (UX desk 10). `closes_at` is per line."""
    told = 0
    for talk in Conversation.objects.filter(closing_told_at=None).exclude(state=State.ENDED):
        closes = closes_at.get(talk.line_id)
        if closes is not None and now >= closes - max(CLOSING_SOON, default=timedelta(0)):
            talk.closing_told_at = now
            talk.save(update_fields=["closing_told_at"])
            add_line(talk, Line.CLOSING, now=now)
            ring(About.LINE, talk.line_id)
            told += 1
    return told
