"""Stepping in: a back-up opens her seat by one key, or takes over from a helper whose line is lost (ST4)."""

from __future__ import annotations

from datetime import datetime

from frirum.actions import queue
from frirum.actions.conversation import asked_by
from frirum.actions.handover import give
from frirum.actions.queue import CannotTakeMore, NobodyAwake, QueueIsEmpty, talks_held
from frirum.records.bell import About, ring
from frirum.records.facts import actor_on, on_duty, thing_of_line
from frirum.records.line import line_by_id
from frirum.records.models import Duty
from frirum.records.writer import deed
from frirum.rules.access import Can, require
from frirum.rules.duty import TALK_LIMIT, NoNewPeople, may_step_in, why_not_receive


@deed
def step_in(duty_id: int, ref: str | None, *, now: datetime) -> str | None:
    """Take over a talk whose helper is lost; or, naming none, open one's seat and take whoever waits longest.

    Returns the talk's public id, None when the seat is open and nobody can be met. Raises NotAllowed, CannotTakeMore,
    BrowserSleeps.
    """
    return _open_seat(duty_id, now) if ref is None else _take_over(duty_id, ref, now)


def _take_over(duty_id: int, ref: str, now: datetime) -> str:
    duty, talk = asked_by(duty_id, ref, Can.TAKE_UP, now=now)
    line = line_by_id(duty.line_id)
    limit = TALK_LIMIT if line is None else line.talks_each
    why = why_not_receive(on_duty(duty), talks=talks_held(duty.pk), limit=limit)
    if why is not None:
        raise CannotTakeMore(why)
    give(talk, duty, now=now)
    return talk.ref


def _open_seat(duty_id: int, now: datetime) -> str | None:
    duty = Duty.objects.filter(pk=duty_id, ended_at=None).first()
    if duty is None:
        raise CannotTakeMore(NoNewPeople.OFF_DUTY)
    require(actor_on(duty), Can.STEP_IN, thing_of_line(duty.organisation_id, duty.line_id, now=now), now=now)
    if may_step_in(on_duty(duty)):
        duty.stepped_in = True
        duty.save(update_fields=["stepped_in"])
        ring(About.LINE, duty.line_id)
    try:
        return queue.take(duty_id, None, now=now)
    except (QueueIsEmpty, NobodyAwake):
        return None
