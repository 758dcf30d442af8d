"""Handing over: asking a colleague to read along or to take the talk, and her answer (ST4, UX desk 8, 12)."""

from __future__ import annotations

from datetime import datetime

from frirum.actions.conversation import asked_by
from frirum.actions.log import add_line
from frirum.actions.queue import CannotTakeMore, talks_held
from frirum.records.bell import About, ring
from frirum.records.facts import on_duty
from frirum.records.line import line_by_id
from frirum.records.models import Asking, Conversation, Duty, Member
from frirum.records.writer import deed
from frirum.rules.access import Can
from frirum.rules.conversation import Line, State
from frirum.rules.duty import TALK_LIMIT, NoNewPeople
from frirum.rules.handover import MOVES, Answer, NotNow, Part, Wish, needs_seekers_yes, why_not_ask
from frirum.rules.moves import require_move

RIGHT = {Wish.BESIDE: Can.ASK_COLLEAGUE, Wish.TAKEOVER: Can.HAND_OVER}


class CannotBeAsked(Exception):
    """This colleague cannot be asked that now."""

    def __init__(self, why: NotNow | NoNewPeople) -> None:
        super().__init__(why.value)
        self.why = why


class AskedAlready(Exception):
    """This colleague has a question about this talk that she has not answered."""


class SeekerNotAsked(Exception):
    """On-call comes into a talk only when the visitor has said yes to it (ST10)."""


class NothingAsked(Exception):
    """There is no such question any more: it was answered or taken back."""


@deed
def ask(duty_id: int, ref: str, *, to: str, wish: Wish, agreed: bool = False, now: datetime) -> str:
    """Ask a colleague, by her duty's public id, about the talk one holds; returns the question's public id.

    `agreed`: the visitor was asked whether somebody more experienced may come in, and said yes.
    Raises NotAllowed, CannotBeAsked, AskedAlready, SeekerNotAsked.
    """
    asker, talk = asked_by(duty_id, ref, RIGHT[wish], now=now)
    colleague = Duty.objects.filter(ref=to, line_id=talk.line_id, ended_at=None).first()
    if colleague is None:
        raise CannotBeAsked(NoNewPeople.OFF_DUTY)
    _require_askable(asker, colleague, wish, talk)
    if needs_seekers_yes(on_duty(colleague)) and not agreed:
        raise SeekerNotAsked
    if Asking.objects.filter(conversation=talk, asked=colleague, state=Answer.ASKED).exists():
        raise AskedAlready
    asking = Asking.objects.create(
        conversation=talk, asker=asker, asked=colleague, wish=wish, state=Answer.ASKED, at=now
    )
    ring(About.LINE, talk.line_id)
    return asking.ref


@deed
def answer(duty_id: int, asking_ref: str, *, yes: bool, now: datetime) -> str:
    """Say yes or no to a question; with yes she is in the talk at once, visibly. Returns the talk's public id.

    Raises NothingAsked, NotAllowed, CannotBeAsked, CannotTakeMore.
    """
    asking = _asked(asking_ref, asked_id=duty_id)
    talk = asking.conversation
    if not yes:
        _settle(asking, Answer.NO, now)
        return talk.ref
    colleague, talk = asked_by(duty_id, talk.ref, Can.JOIN, now=now)
    try:
        _require_askable(asking.asker, colleague, Wish(asking.wish), talk)
    except CannotBeAsked as no:
        if no.why is NoNewPeople.AT_LIMIT:  # it is she herself who cannot, and she is told so
            raise CannotTakeMore(no.why) from no
        raise
    _settle(asking, Answer.YES, now)
    if asking.wish == Wish.BESIDE:
        _let_read(talk, colleague, now)
    else:
        give(talk, colleague, now=now)
    return talk.ref


@deed
def unask(duty_id: int, asking_ref: str, *, now: datetime) -> None:
    """Take one's own question back before it is answered (UX desk 13). Raises NothingAsked."""
    _settle(_asked(asking_ref, asker_id=duty_id), Answer.UNDONE, now)


@deed
def leave(duty_id: int, ref: str, *, now: datetime) -> None:
    """Stop reading along; a line says so. Raises NotAllowed."""
    duty, talk = asked_by(duty_id, ref, Can.READ_ALONG, now=now)
    Member.objects.filter(conversation=talk, duty=duty, left_at=None).update(left_at=now)
    _changed(talk)
    if talk.state != State.ENDED:
        add_line(talk, Line.STOPPED_READING, who=duty.alias, now=now)


def give(talk: Conversation, to: Duty, *, now: datetime) -> None:
    """Let a colleague hold the talk from now on, inside another deed; a line tells the visitor who.

    Who held it reads no more, and what was asked about it is void: only the one who holds may ask.
    """
    Member.objects.filter(conversation=talk, left_at=None, part=Part.HOLDS).update(left_at=now)
    Member.objects.filter(conversation=talk, left_at=None, duty=to).update(left_at=now)
    Member.objects.create(conversation=talk, duty=to, part=Part.HOLDS, since=now)
    Asking.objects.filter(conversation=talk, state=Answer.ASKED).update(state=Answer.UNDONE, answered_at=now)
    talk.helper_lost_at = None
    talk.save(update_fields=["helper_lost_at"])
    _changed(talk)
    add_line(talk, Line.HANDED_OVER, who=to.alias, now=now)


def _let_read(talk: Conversation, colleague: Duty, now: datetime) -> None:
    Member.objects.create(conversation=talk, duty=colleague, part=Part.BESIDE, since=now)
    _changed(talk)
    add_line(talk, Line.CAN_READ, who=colleague.alias, now=now)


def _asked(asking_ref: str, **whose: int) -> Asking:
    """The open question of that name that concerns this duty; the same answer for not yours and not there (AZ3)."""
    found = Asking.objects.select_related("asker", "conversation")
    asking = found.filter(ref=asking_ref, state=Answer.ASKED, **whose).first()
    if asking is None:
        raise NothingAsked
    return asking


def _require_askable(asker: Duty, colleague: Duty, wish: Wish, talk: Conversation) -> None:
    line = line_by_id(talk.line_id)
    part = Member.objects.filter(conversation=talk, duty=colleague, left_at=None).values_list("part", flat=True)
    why = why_not_ask(
        on_duty(asker),
        on_duty(colleague),
        wish,
        State(talk.state),
        part=Part(part[0]) if part else None,
        talks=talks_held(colleague.pk),
        limit=TALK_LIMIT if line is None else line.talks_each,
    )
    if why is not None:
        raise CannotBeAsked(why)


def _settle(asking: Asking, how: Answer, now: datetime) -> None:
    asking.state = require_move(MOVES, Answer(asking.state), how)
    asking.answered_at = now
    asking.save(update_fields=["state", "answered_at"])
    ring(About.LINE, asking.conversation.line_id)


def _changed(talk: Conversation) -> None:
    """Who is in the talk has changed: the next message is judged anew (AZ8)."""
    talk.epoch += 1
    talk.save(update_fields=["epoch"])
    ring(About.LINE, talk.line_id)
