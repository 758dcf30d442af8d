"""What a desk may see of asking for help: who was asked, who was called, who answered; never about what (ST4, ST10)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from frirum.hub.entries import iso
from frirum.queries.desk import LineNow, OneDuty
from frirum.queries.escalation import OneWorry
from frirum.rules.escalation import Answer, Escalating

THIS_SHIFT = timedelta(hours=8)  # what was closed longer ago belongs to another evening


def worries(now: LineNow, me: OneDuty, *, at: datetime) -> list[dict[str, Any]]:
    """The worries of this shift, the newest first: those that stand open, and the log of those that are over."""
    return [_worry(one, now, me) for one in now.worries if one.open or at - one.opened_at < THIS_SHIFT]


def call_in(now: LineNow, me: OneDuty) -> dict[str, Any] | None:
    """The question to this back-up whether she steps in, while it stands."""
    return next(({"why": one.why, "at": iso(one.at)} for one in now.call_ins if one.duty == me.id), None)


def _worry(one: OneWorry, now: LineNow, me: OneDuty) -> dict[str, Any]:
    call = one.call_of(me.account_id)
    asked = (
        call is not None
        and call.answer in {Answer.WAITING, Answer.SILENT}
        and one.state in {Escalating.CALLING, Escalating.EXHAUSTED}
    )
    mine = {talk.ref for talk in now.talks.values() if me.id in talk.members}
    return {
        "ref": one.ref,
        "c": one.talk if one.talk in mine else None,
        "by": one.alias,
        "mine": one.asker == me.id,
        "urgency": one.urgency,
        "state": one.state,
        "at": iso(one.opened_at),
        "answered": one.answered_alias,
        "asked": asked,
        "calls": [
            {"who": call.alias, "answer": call.answer, "at": iso(call.called_at), "due": iso(call.due_at)}
            for call in one.calls
        ],
    }
