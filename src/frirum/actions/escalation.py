"""Asking on-call: one after the other is called until somebody answers; every call is a row before it is told (ST10).

What is told, and by whom, is the clockwork's; here stands only who is called when. The list of the line is the office's
and is handed in: read a moment before, it may be one change behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from frirum.actions import retention
from frirum.records.bell import About, ring
from frirum.records.facts import actor_on, thing_of, thing_of_line
from frirum.records.hours import desk_now
from frirum.records.models import Conversation, Duty, Escalation, EscalationCall, Member
from frirum.records.oncall import Group
from frirum.records.writer import deed
from frirum.rules import escalation as rule
from frirum.rules.access import Actor, Can, NotAllowed, Thing, require
from frirum.rules.deskhours import within
from frirum.rules.duty import Seat
from frirum.rules.escalation import MOVES, OPEN, Answer, Call, Escalating, Urgency
from frirum.rules.moves import require_move


class AnsweredAlready(Exception):
    """Somebody else has answered, or the worry is over: nobody needs to come any more."""


@deed
def call(duty_id: int, talk_ref: str | None, *, urgency: Urgency, group: Group, now: datetime) -> str:
    """Ask on-call about the talk one sits in, or about none; the first is called at once. Returns the worry's public id.

    The same worry is asked about once: a second press finds the first, and may only make it more urgent.
    Raises NotAllowed.
    """
    duty, talk = _asks(duty_id, talk_ref, now)
    row = _same_worry(duty, talk)
    if row is not None:
        if urgency is Urgency.NOW and row.urgency != urgency:
            row.urgency = urgency
            row.save(update_fields=["urgency"])
            ring(About.LINE, row.line_id)
        return row.ref
    row = Escalation.objects.create(
        organisation_id=duty.organisation_id,
        line_id=duty.line_id,
        conversation=talk,
        asker=duty,
        alias=duty.alias,
        urgency=urgency,
        state=Escalating.CALLING,
        opened_at=now,
    )
    if talk is not None:
        retention.judge_again(talk)
    _call_next(row, group, now)
    return row.ref


@deed
def answer(actor: Actor | None, ref: str, *, yes: bool, group: Group, now: datetime) -> None:
    """Somebody who was called says that she is here, or that she cannot; then the next is called at once.

    Raises NotAllowed (also for who was not called), AnsweredAlready.
    """
    account = 0 if actor is None else int(str(actor.account))
    one = EscalationCall.objects.select_related("escalation").filter(escalation__ref=ref, account_id=account).first()
    if one is None:
        raise NotAllowed(Can.ANSWER_ON_CALL)
    row = one.escalation
    require(actor, Can.ANSWER_ON_CALL, Thing(organisation=row.organisation_id, account=one.account_id), now=now)
    if one.answer == (Answer.YES if yes else Answer.NO):
        return  # the same press once more
    if not rule.may_answer(Escalating(row.state), _facts(one), yes=yes):
        raise AnsweredAlready
    one.answer = Answer.YES if yes else Answer.NO
    one.save(update_fields=["answer"])
    if yes:
        row.answered_at, row.answered_by, row.answered_alias = now, one.account_id, one.alias
        row.save(update_fields=["answered_at", "answered_by", "answered_alias"])
        _move(row, Escalating.ANSWERED)
    elif row.state == Escalating.CALLING and not row.calls.filter(answer=Answer.WAITING).exists():
        _call_next(row, group, now)


@deed
def close(duty_id: int, ref: str, *, now: datetime) -> None:
    """The worry is over: anyone on duty here may say so. Closing what is closed changes nothing. Raises NotAllowed."""
    duty = Duty.objects.filter(pk=duty_id).first()
    row = Escalation.objects.filter(ref=ref).first()
    if duty is None or row is None:
        raise NotAllowed(Can.CALL_ON_CALL)
    require(actor_on(duty), Can.CALL_ON_CALL, thing_of_line(row.organisation_id, row.line_id, now=now), now=now)
    if row.state in OPEN:
        _close(row, now)


@deed
def close_over(*, now: datetime) -> int:
    """Close what stands open where the desk's hours are over: on-call is there until the debrief's end (ST5, ST10)."""
    closed = 0
    for row in Escalation.objects.filter(state__in=OPEN):
        hours = desk_now(row.line_id, now=now)
        if hours is None or not within(hours, now=now):
            _close(row, now)
            closed += 1
    return closed


@deed
def fall_due(groups: Mapping[int, Group], *, now: datetime) -> int:
    """Whoever has not answered in time is passed over, and the next is called; returns how many worries moved on.

    Idempotent, and the same after a crash: what stands in the rows is all there is. `groups` is per line.
    """
    moved = 0
    for row in Escalation.objects.filter(state=Escalating.CALLING):
        group = groups.get(row.line_id, Group())
        for one in row.calls.filter(answer=Answer.WAITING, due_at__lte=now):
            _pass_over(one, group, now)
        if not row.calls.filter(answer=Answer.WAITING).exists():
            _call_next(row, group, now)
            moved += 1
    return moved


@deed
def note_told(call_id: int, way: str, *, last: bool, now: datetime) -> None:
    """A message about this call went out on this way; after the last one nothing more is sent about it."""
    one = EscalationCall.objects.filter(pk=call_id).first()
    if one is None:
        return
    one.told_by = [*(other for other in one.told_by if other != way), way] if way else one.told_by
    one.told_at = now if last else one.told_at
    one.save(update_fields=["told_by", "told_at"])


def _asks(duty_id: int, talk_ref: str | None, now: datetime) -> tuple[Duty, Conversation | None]:
    """The duty that asks, and the talk she sits in if she names one. Raises NotAllowed, also for another's talk (AZ3)."""
    duty = Duty.objects.filter(pk=duty_id).first()
    if duty is None:
        raise NotAllowed(Can.CALL_ON_CALL)
    if talk_ref is None:
        thing = thing_of_line(duty.organisation_id, duty.line_id, now=now)
        require(actor_on(duty), Can.CALL_ON_CALL, thing, now=now)
        return duty, None
    talk = Conversation.objects.filter(ref=talk_ref).first()
    if talk is None or not Member.objects.filter(conversation=talk, duty=duty, left_at=None).exists():
        raise NotAllowed(Can.CALL_ON_CALL)
    require(actor_on(duty), Can.CALL_ON_CALL, thing_of(talk, now=now), now=now)
    return duty, talk


def _same_worry(duty: Duty, talk: Conversation | None) -> Escalation | None:
    open_here = Escalation.objects.filter(line_id=duty.line_id, state__in=OPEN)
    if talk is not None:
        return open_here.filter(conversation=talk).first()
    return open_here.filter(conversation=None, asker=duty).first()


def _call_next(row: Escalation, group: Group, now: datetime) -> None:
    """Call whoever is next on the list, or say that nobody is left; inside another deed."""
    sitting = Duty.objects.filter(line_id=row.line_id, ended_at=None, seat=Seat.ON_CALL).order_by("pk")
    aliases = {duty.account_id: duty.alias for duty in sitting} | {one.account: one.alias for one in group.listed}
    asker = 0 if row.asker is None else row.asker.account_id
    order = rule.order_of([one.account for one in group.listed], [duty.account_id for duty in sitting], asker=asker)
    called = list(row.calls.values_list("account_id", flat=True))
    up = rule.next_up(order, called)
    if up is None:
        _move(row, Escalating.EXHAUSTED)
        return
    account = int(str(up))
    EscalationCall.objects.create(
        escalation=row,
        account_id=account,
        alias=aliases[account],
        position=len(called) + 1,
        called_at=now,
        due_at=rule.due_at(group.patience, now=now),
    )
    ring(About.LINE, row.line_id)


def _pass_over(one: EscalationCall, group: Group, now: datetime) -> None:
    """Her time is over; or it begins now, when the house was down and she was told nothing in all of it."""
    if rule.slept_through(_facts(one), now=now):
        one.due_at = rule.due_at(group.patience, now=now)
        one.save(update_fields=["due_at"])
        ring(About.LINE, one.escalation.line_id)
    elif rule.silent(_facts(one), now=now):
        one.answer = Answer.SILENT
        one.save(update_fields=["answer"])


def _close(row: Escalation, now: datetime) -> None:
    row.closed_at = now
    row.save(update_fields=["closed_at"])
    _move(row, Escalating.CLOSED)
    if row.conversation is not None:
        retention.judge_again(row.conversation)


def _move(row: Escalation, to: Escalating) -> None:
    row.state = require_move(MOVES, Escalating(row.state), to)
    row.save(update_fields=["state"])
    ring(About.LINE, row.line_id)


def _facts(one: EscalationCall) -> Call:
    told = bool(one.told_by) or one.told_at is not None
    return Call(one.account_id, Answer(one.answer), one.due_at, told=told)
