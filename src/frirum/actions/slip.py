"""Slips: made in the very commit that ends a talk, so that no talk is lost to the figures (issue "What came of it")."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from frirum.records.bell import About, ring
from frirum.records.line import line_by_id
from frirum.records.models import CodingSlip, Conversation, Member, Message
from frirum.records.writer import deed
from frirum.rules.conversation import State
from frirum.rules.slip import waits_until


class SlipIsOver(Exception):
    """This talk has been counted and nothing leads back to it, or the slip was never hers."""


def was_met(talk: Conversation) -> bool:
    """Whether somebody was with her: also when that desk was lost, and she ends it back in the queue."""
    if talk.state == State.OPEN:
        return True
    return Message.objects.filter(conversation=talk, sender__gt=0).exists()


def make(talk: Conversation, *, now: datetime) -> None:
    """Leave a slip to whoever held this talk last; called inside the deed that ends it, however it ends."""
    here = line_by_id(talk.line_id)
    held = Member.objects.filter(conversation=talk, part="holds").order_by("-pk")
    CodingSlip.objects.create(
        organisation_id=talk.organisation_id,
        line_id=talk.line_id,
        account_id=held.values_list("duty__account_id", flat=True).first(),
        label=talk.label,
        danger=talk.danger,
        young_and_ongoing=talk.young_and_ongoing,
        ended_at=now,
        until=waits_until(now, zone=ZoneInfo(here.zone if here else "UTC")),
    )


@deed
def mark_coded(ref: str, *, until: datetime, now: datetime) -> None:
    """The contact is written: from now on the slip only lets its coder correct it. Already gone is fine."""
    for one in CodingSlip.objects.filter(ref=ref):
        if one.coded_at is None:
            one.coded_at, one.until = now, until
        one.save(update_fields=["coded_at", "until"])
        ring(About.LINE, one.line_id)


@deed
def throw_away(ref: str) -> None:
    """Throw a slip away: nothing leads from the contact to anybody any more."""
    for one in CodingSlip.objects.filter(ref=ref):
        one.delete()
        ring(About.LINE, one.line_id)
