"""Calling the back-up in: she is asked at her desk when it is too much for the regulars, and never assigned (ST4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from frirum.actions import stepping_in
from frirum.actions.queue import talks_held, waiting_on
from frirum.records.bell import About, ring
from frirum.records.facts import actor_on, on_duty, thing_of_line
from frirum.records.line import line_by_id
from frirum.records.models import CallIn as Row
from frirum.records.models import Duty
from frirum.records.writer import deed
from frirum.rules import callin as rule
from frirum.rules.access import Can, NotAllowed, require
from frirum.rules.callin import MOVES, CallIn, Seated
from frirum.rules.duty import TALK_LIMIT, Id, may_step_in
from frirum.rules.moves import require_move
from frirum.rules.presence import Presence, presence


class NotCalledIn(Exception):
    """Nobody asks her to step in any more: the load went, or she has answered."""


@deed
def ask_back_ups(longest: Mapping[int, timedelta], *, now: datetime) -> int:
    """Ask one back-up on each line where it is too much, and take back what is not needed any more.

    `longest` is how long somebody may wait, per line. Returns how many were asked. Idempotent.
    """
    lines = Duty.objects.filter(ended_at=None, line_id__in=longest).values_list("line_id", flat=True).distinct()
    return sum(_look_at(line_id, longest[line_id], now) for line_id in lines)


@deed
def answer(duty_id: int, *, yes: bool, now: datetime) -> str | None:
    """The back-up answers: with yes she steps in and gets whoever waits longest, whose public id is returned.

    Raises NotAllowed, NotCalledIn, and what stepping in raises.
    """
    duty = Duty.objects.filter(pk=duty_id).first()
    if duty is None:
        raise NotAllowed(Can.ANSWER_CALL_IN)
    thing = thing_of_line(duty.organisation_id, duty.line_id, now=now)
    require(actor_on(duty), Can.ANSWER_CALL_IN, thing, now=now)
    row = Row.objects.filter(duty=duty, answer=CallIn.ASKED).first()
    if row is None:
        raise NotCalledIn
    _settle(row, CallIn.YES if yes else CallIn.NOT_NOW, now)
    return stepping_in.step_in(duty_id, None, now=now) if yes else None


def _look_at(line_id: int, longest: timedelta, now: datetime) -> int:
    duties = list(Duty.objects.filter(line_id=line_id, ended_at=None).order_by("began_at", "pk"))
    seated = [Seated(on_duty(duty), talks_held(duty.pk)) for duty in duties]
    line = line_by_id(line_id)
    limit = TALK_LIMIT if line is None else line.talks_each
    here = [one.since for one in waiting_on(line_id).values() if presence(one.seen_at, now=now) is not Presence.AWAY]
    why = rule.load(here, seated, limit=limit, longest=longest, now=now)
    _take_back(line_id, needed=why is not None, now=now)
    if why is None or Row.objects.filter(line_id=line_id, answer=CallIn.ASKED).exists():
        return 0
    declined = Row.objects.filter(line_id=line_id, answer=CallIn.NOT_NOW).order_by("answered_at")
    rested_since: dict[Id, datetime] = {row.duty_id: row.answered_at or now for row in declined}
    up = rule.whom_to_ask(seated, rested_since, now=now)
    if up is None:
        return 0
    asked = next(duty for duty in duties if duty.pk == up)
    Row.objects.create(
        organisation_id=asked.organisation_id,
        line_id=line_id,
        duty=asked,
        why=why,
        answer=CallIn.ASKED,
        asked_at=now,
    )
    ring(About.LINE, line_id)
    return 1


def _take_back(line_id: int, *, needed: bool, now: datetime) -> None:
    """A question ends when the load went, or when she left, paused or stepped in of herself."""
    for row in Row.objects.filter(line_id=line_id, answer=CallIn.ASKED).select_related("duty"):
        if not needed or row.duty.ended_at is not None or not may_step_in(on_duty(row.duty)):
            _settle(row, CallIn.OVER, now)


def _settle(row: Row, to: CallIn, now: datetime) -> None:
    row.answer = require_move(MOVES, CallIn(row.answer), to)
    row.answered_at = now
    row.save(update_fields=["answer", "answered_at"])
    ring(About.LINE, row.line_id)
