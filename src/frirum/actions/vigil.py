"""Keeping watch over running talks: a helper who fell silent, a door that is about to close."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from frirum.actions.log import add_line
from frirum.records.bell import About, ring
from frirum.records.models import Conversation, Member
from frirum.records.writer import deed
from frirum.rules.conversation import Line, State
from frirum.rules.duty import HELPER_LOST_AFTER, helper_lost
from frirum.rules.opening import CLOSING_SOON


@deed
def watch_helpers(*, now: datetime) -> int:
    """Tell her when her helper's line has been silent for a minute, and when it is back (UX desk 11)."""
    told = 0
    silent = Q(duty__heard_at__lte=now - HELPER_LOST_AFTER)
    rows = Member.objects.filter(part="holds", left_at=None, conversation__state=State.OPEN).filter(
        Q(silent, conversation__helper_lost_at=None) | Q(~silent, conversation__helper_lost_at__isnull=False)
    )
    for member in rows.select_related("conversation", "duty"):
        talk, lost = member.conversation, helper_lost(member.duty.heard_at, now=now)
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
    soon = [line_id for line_id, at in closes_at.items() if at is not None and now >= at - max(CLOSING_SOON)]
    for talk in Conversation.objects.filter(line_id__in=soon, closing_told_at=None).exclude(state=State.ENDED):
        talk.closing_told_at = now
        talk.save(update_fields=["closing_told_at"])
        add_line(talk, Line.CLOSING, now=now)
        ring(About.LINE, talk.line_id)
        told += 1
    return told
