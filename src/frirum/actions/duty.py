"""Going on duty, pausing, coming back and going off; and the keys of a duty's browser."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from frirum.actions import backroom
from frirum.actions.log import add_line
from frirum.actions.queue import put_back, talks_held
from frirum.records.bell import About, ring
from frirum.records.deskgate import desk_gate
from frirum.records.hours import desk_now
from frirum.records.line import LineFacts
from frirum.records.models import Asking, Block, CallIn, Conversation, Duty, DutyKey, Escalation, Member
from frirum.records.seat import suspended_on
from frirum.records.writer import deed
from frirum.rules.conversation import Line, State
from frirum.rules.deskhours import within
from frirum.rules.duty import LEASE, MOVES, DutyState, Seat, lease_ends, may_go_off
from frirum.rules.moves import require_move

KEYS_OF_ONE_DUTY = 40  # a browser that keeps losing its key is told, not served for ever


class StillInATalk(Exception):
    """She holds a talk: end it or hand it over first."""


class NotOnDuty(Exception):
    """There is no such duty any more."""


class DeskRests(Exception):
    """It is not the desk's hours: nobody goes on duty now (SA10)."""


class GateIsClosed(Exception):
    """Something that her organisation asks of a volunteer is missing; her page says what."""


class TooManyKeys(Exception):
    """This duty has made more keys than a working browser needs."""


@deed
def go_on(
    account_id: int,
    alias: str,
    line: LineFacts,
    *,
    seat: str,
    login_hash: bytes,
    shift_id: int | None = None,
    now: datetime,
) -> str:
    """Go on duty, or find the duty one is on already; returns its public id. `shift_id` where she checks in to one.

    From another log-in the duty goes on in the browser that asks: the one before ends with its keys and its live
    line, and what she was in the middle of (talks, questions, seat, a break) comes along (ADR 16). A gate is asked
    here, so that there is no way round it; one that time closed since she checked in cuts no shift, a suspension does. Raises
    DeskRests, GateIsClosed.
    """
    require_desk_hours(line.id, now=now)
    before = Duty.objects.filter(line_id=line.id, account_id=account_id, ended_at=None).first()
    if before is None or account_id in suspended_on(line.id):
        require_gate(account_id, line.id, seat=seat, now=now)
    if before is not None and bytes(before.login_hash) == login_hash:
        return before.ref
    duty = Duty(
        organisation_id=line.organisation_id,
        line_id=line.id,
        account_id=account_id,
        login_hash=login_hash,
        alias=alias,
        seat=seat,
        shift_id=shift_id,
        state=DutyState.ON,
        began_at=now,
        heard_at=now,
    )
    if before is None:
        duty.save()
    else:
        _go_on_in(duty, before, now)
    backroom.open_for(line, now=now)
    ring(About.LINE, line.id)
    return duty.ref


def require_desk_hours(line_id: int, *, now: datetime) -> None:
    """Raise DeskRests unless now lies in the desk's hours on this line (SA10)."""
    hours = desk_now(line_id, now=now)
    if hours is None or not within(hours, now=now):
        raise DeskRests


def require_gate(account_id: int, line_id: int, *, seat: str, now: datetime) -> None:
    """Raise GateIsClosed unless what her organisation asks is met (ST11, BO4)."""
    if not desk_gate(account_id, line_id, on_call=seat == Seat.ON_CALL, now=now).gates.may_check_in:
        raise GateIsClosed


@deed
def change(duty_id: int, state: str, *, now: datetime) -> None:
    """Break, "no more tonight", or on again. Raises NotOnDuty, NotAMove."""
    duty = _living(duty_id)
    duty.state = require_move(MOVES, DutyState(duty.state), DutyState(state))
    duty.heard_at = now
    duty.save(update_fields=["state", "heard_at"])
    ring(About.LINE, duty.line_id)
    ring(About.ACCESS, duty.account_id)  # on a break one does not hear those who wait (AZ8)


@deed
def go_off(duty_id: int, *, now: datetime) -> None:
    """Leave the desk; not while holding a talk. Raises StillInATalk, NotOnDuty."""
    duty = _living(duty_id)
    if not may_go_off(talks=talks_held(duty.pk)):
        raise StillInATalk
    _close(duty, now)


@deed
def end_of_account(account_id: int, *, now: datetime) -> int:
    """Access was taken away: every duty of this account ends now (SA13); her talks go to the front of the queue.

    Idempotent; returns how many duties ended.
    """
    return _close_all(_on().filter(account_id=account_id), now)


@deed
def end_of_login(login_hash: bytes, *, now: datetime) -> int:
    """A log-in ended: the duties it carried end with it (WS10). Idempotent."""
    return _close_all(_on().filter(login_hash=login_hash), now)


@deed
def end_of_lease(*, now: datetime) -> int:
    """Desks silent for longer than their lease lose their duty and their key shares."""
    silent = _on().filter(heard_at__lte=now - LEASE)  # only whom the rule could mean
    return _close_all([duty for duty in silent if now >= lease_ends(duty.heard_at)], now)


@deed
def end_of_shift(*, now: datetime) -> int:
    """Duties outside the desk's hours end: 20 minutes after closing or the last talk, whichever is later (SA10)."""
    hours = {line_id: desk_now(line_id, now=now) for line_id in set(_on().values_list("line_id", flat=True))}
    shut = [line_id for line_id, desk in hours.items() if desk is None or not within(desk, now=now)]
    return _close_all(_on().filter(line_id__in=shut), now)


@deed
def make_key(duty_id: int, public: bytes, *, now: datetime) -> tuple[str, bytes]:
    """Take the public half of a new duty key; returns its id and the share that unlocks its blob.

    A duty has one browser and so one key: who makes a new one has lost the one before, which dies.
    Raises NotOnDuty, TooManyKeys.
    """
    duty = _living(duty_id)
    if DutyKey.objects.filter(duty=duty).count() >= KEYS_OF_ONE_DUTY:
        raise TooManyKeys
    DutyKey.objects.filter(duty=duty).update(share=None)
    share = secrets.token_bytes(32)
    key = DutyKey.objects.create(duty=duty, public=public, share=share, made_at=now)
    ring(About.KEYS, duty.line_id)
    return key.ref, share


def _on() -> QuerySet[Duty]:
    return Duty.objects.filter(ended_at=None)


def _living(duty_id: int) -> Duty:
    duty = Duty.objects.filter(pk=duty_id, ended_at=None).first()
    if duty is None:
        raise NotOnDuty
    return duty


def _close_all(duties: Iterable[Duty], now: datetime) -> int:
    ending = list(duties)
    for duty in ending:
        _close(duty, now)
    return len(ending)


def _go_on_in(duty: Duty, before: Duty, now: datetime) -> None:
    """Begin the duty of another browser and end the one before; nobody she talks with is put back in the queue."""
    duty.seat, duty.shift_id = before.seat, before.shift_id
    duty.state, duty.stepped_in = before.state, before.stepped_in
    _end(before, now)
    duty.save()
    Member.objects.filter(duty=before, left_at=None).update(duty=duty)
    Asking.objects.filter(asked=before, state="asked").update(asked=duty)
    Asking.objects.filter(asker=before, state="asked").update(asker=duty)
    Block.objects.filter(asker=before).update(asker=duty)
    Escalation.objects.filter(asker=before).update(asker=duty)
    CallIn.objects.filter(duty=before).update(duty=duty)


def _close(duty: Duty, now: datetime) -> None:
    """End a duty whatever it holds: nobody in a talk is dropped, and every key dies."""
    for talk in Conversation.objects.filter(
        members__duty=duty, members__part="holds", members__left_at=None, state=State.OPEN
    ):
        if talk.helper_lost_at is None:  # else she was told when the desk fell silent
            add_line(talk, Line.HELPER_LOST, who=duty.alias, now=now)
        put_back(talk, now=now)
    Member.objects.filter(duty=duty, left_at=None).update(left_at=now)
    Asking.objects.filter(asked=duty, state="asked").update(state="no", answered_at=now)
    Asking.objects.filter(asker=duty, state="asked").update(state="undone", answered_at=now)
    _end(duty, now)


def _end(duty: Duty, now: datetime) -> None:
    """A duty is over: its keys die, and its live line is closed."""
    DutyKey.objects.filter(duty=duty).update(share=None)
    duty.state, duty.ended_at = DutyState.OFF, now
    duty.save(update_fields=["state", "ended_at"])
    backroom.close_if_empty(duty.line_id)
    ring(About.LINE, duty.line_id)
    ring(About.KEYS, duty.line_id)
    ring(About.ACCESS, duty.account_id)
