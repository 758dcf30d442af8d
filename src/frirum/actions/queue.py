"""Taking someone from the queue: never two on one, and the second gets the next (UX delivery 7)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef

from frirum.actions.conversation import asked_by
from frirum.actions.log import add_line
from frirum.records.bell import About, ring
from frirum.records.facts import actor_on, on_duty, thing_of
from frirum.records.line import line_by_id
from frirum.records.models import Conversation, Duty, Grant, Member, Message
from frirum.records.writer import deed
from frirum.rules import queue as rule
from frirum.rules.access import Can, require
from frirum.rules.conversation import Line, State, may_undo_take
from frirum.rules.duty import TALK_LIMIT, NoNewPeople, why_not_take


class QueueIsEmpty(Exception):
    """Nobody waits."""


class NobodyAwake(Exception):
    """Some wait, and none of them can be met now: their lines are silent, or no key opens their words yet."""


class TakenAlready(Exception):
    """A colleague was a moment faster; the one she wanted has somebody now."""


class BrowserSleeps(Exception):
    """No key on this line opens her words yet: her browser sleeps."""


class CannotTakeMore(Exception):
    """This volunteer gets nobody new now."""

    def __init__(self, why: NoNewPeople) -> None:
        super().__init__(why.value)
        self.why = why


class TooLateToUndo(Exception):
    """Five seconds are over, or something was said."""


@deed
def take(duty_id: int, ref: str | None, *, now: datetime) -> str:
    """Give a waiting talk to this volunteer: the one she names, or the next; returns its public id.

    Raises QueueIsEmpty, NobodyAwake, TakenAlready, BrowserSleeps, CannotTakeMore.
    """
    duty = _free_to_take(duty_id)
    waiting = waiting_on(duty.line_id)
    if ref is None:
        up = rule.next_up(waiting.values(), now=now)
        if up is None:
            raise NobodyAwake if waiting else QueueIsEmpty
        ident = int(str(up.conversation))
    else:
        ident = _named(ref, duty, waiting, now)
    talk = Conversation.objects.get(pk=ident)
    require(actor_on(duty), Can.TAKE, thing_of(talk, now=now), now=now)
    _hand_to(talk, duty, now)
    return talk.ref


@deed
def undo_take(duty_id: int, ref: str, *, now: datetime) -> None:
    """Give a talk back to the queue with its place, within five seconds (UX desk 13).

    Raises NotAllowed, TooLateToUndo.
    """
    _, talk = asked_by(duty_id, ref, Can.UNDO_TAKE, now=now)
    member = Member.objects.get(conversation=talk, duty_id=duty_id, left_at=None)
    said = Message.objects.filter(conversation=talk, sender=duty_id, at__gte=member.since).exists()
    handed = Member.objects.filter(conversation=talk, since__gte=member.since).exclude(pk=member.pk).exists()
    if handed or talk.opened_at != member.since or not may_undo_take(member.since, helper_said=said, now=now):
        raise TooLateToUndo
    put_back(talk, now=now)


def put_back(talk: Conversation, *, now: datetime) -> None:
    """Put an open talk back into the queue, at the front by its age, inside another deed."""
    Member.objects.filter(conversation=talk, left_at=None).update(left_at=now)
    talk.state, talk.opened_at = State.WAITING, None
    talk.helper_lost_at = None
    talk.epoch += 1
    talk.save(update_fields=["state", "opened_at", "epoch", "helper_lost_at"])
    add_line(talk, Line.PUT_BACK, now=now)
    ring(About.LINE, talk.line_id)


def waiting_on(line_id: int) -> dict[int, rule.Waiting]:
    """Those who wait on a line; readable when a living key of the line has a grant (or the page is plain)."""
    granted = Grant.objects.filter(
        segment__conversation=OuterRef("pk"),
        segment__number=OuterRef("segment"),
        key__share__isnull=False,
        key__duty__ended_at=None,
    )
    rows = (
        Conversation.objects.filter(line_id=line_id, state=State.WAITING)
        .annotate(readable=Exists(granted))
        .order_by("began_at", "pk")
        .values_list("pk", "began_at", "heard_at", "readable")
    )
    return {pk: rule.Waiting(pk, since, seen, bool(readable)) for pk, since, seen, readable in rows}


def talks_held(duty_id: int) -> int:
    """How many open talks this duty holds."""
    return Member.objects.filter(duty_id=duty_id, left_at=None, part="holds", conversation__state=State.OPEN).count()


def _free_to_take(duty_id: int) -> Duty:
    duty = Duty.objects.filter(pk=duty_id, ended_at=None).first()
    if duty is None:
        raise CannotTakeMore(NoNewPeople.OFF_DUTY)
    line = line_by_id(duty.line_id)
    limit = TALK_LIMIT if line is None else line.talks_each
    why = why_not_take(on_duty(duty), talks=talks_held(duty_id), limit=limit)
    if why is not None:
        raise CannotTakeMore(why)
    return duty


def _named(ref: str, duty: Duty, waiting: dict[int, rule.Waiting], now: datetime) -> int:
    talk = Conversation.objects.filter(ref=ref, line_id=duty.line_id).first()
    if talk is None or talk.pk not in waiting:
        raise TakenAlready
    if not waiting[talk.pk].readable:
        raise BrowserSleeps
    return talk.pk


def _hand_to(talk: Conversation, duty: Duty, now: datetime) -> None:
    moved = Conversation.objects.filter(pk=talk.pk, state=State.WAITING).update(
        state=State.OPEN, opened_at=now, epoch=talk.epoch + 1
    )
    if not moved:
        raise TakenAlready
    talk.refresh_from_db()
    Member.objects.create(conversation=talk, duty=duty, part="holds", since=now)
    add_line(talk, Line.CAME, who=duty.alias, now=now)
    ring(About.LINE, talk.line_id)
