"""Signing up for a seat and off it again; the first write wins, and a no says why (ST4, CS4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from frirum.actions.office import tell
from frirum.records.models import Account, Shift, ShiftSeat, Volunteer
from frirum.records.plan import plan_of
from frirum.records.seat import day_of, frame, gates_open, look, seat_as_rule, suspended_on
from frirum.records.store import OFFICE
from frirum.rules.access import Actor, Can, NotAllowed, Thing, require
from frirum.rules.seat import SeatState, seat_state, signs_off_alone


class SeatIsNotFree(Exception):
    """The seat is not hers to take; `why` is the SeatState that says so. Nothing was changed."""

    def __init__(self, why: SeatState) -> None:
        super().__init__(why.value)
        self.why = why


class NotHerSeat(Exception):
    """Whoever it is about does not hold this seat, so there is nothing to leave."""


class TooLateToSignOff(Exception):
    """So near to the shift nobody signs off alone: a stand-in is looked for."""


class ShiftIsOver(Exception):
    """The shift has ended: who sat in it is not changed any more."""


def sign_up(actor: Actor | None, shift_ref: str, *, seat: int, now: datetime) -> None:
    """Take the seat at this position, for oneself. Raises NotAllowed, SeatIsNotFree with the reason."""
    with transaction.atomic(using=OFFICE):
        who = herself(actor, now=now)
        take_seat(who, shift_ref, seat=seat, now=now)


def assign(actor: Actor | None, shift_ref: str, *, seat: int, volunteer_ref: str, now: datetime) -> None:
    """The coordinator gives a seat to one of her own volunteers, by the same rules; a draft may be filled too.

    Raises NotAllowed, also for somebody else's volunteer (AZ3), and SeatIsNotFree with the reason.
    """
    with transaction.atomic(using=OFFICE):
        who = _hers(actor, volunteer_ref, now=now)
        take_seat(who, shift_ref, seat=seat, planning=True, now=now)


def sign_off(actor: Actor | None, shift_ref: str, *, seat: int, now: datetime) -> None:
    """Leave one's seat while it is early; no reason is asked. Raises NotAllowed, NotHerSeat, TooLateToSignOff."""
    with transaction.atomic(using=OFFICE):
        who = herself(actor, now=now)
        shift = _shift(shift_ref, Can.SIGN_UP)
        found = _seat(shift, seat)
        if found.volunteer_id != who.pk:
            raise NotHerSeat
        if not signs_off_alone(shift.starts_at, before=plan_of(shift.line_id).sign_off_before, now=now):
            raise TooLateToSignOff
        leave_seat(found)


def take_off(actor: Actor | None, shift_ref: str, *, seat: int, now: datetime) -> None:
    """The coordinator frees a seat that one of her own volunteers holds. Raises NotAllowed, NotHerSeat, ShiftIsOver."""
    with transaction.atomic(using=OFFICE):
        shift = _shift(shift_ref, Can.EDIT_PLAN)
        found = _seat(shift, seat)
        if found.volunteer is None:
            raise NotHerSeat
        require(actor, Can.EDIT_PLAN, Thing(organisation=found.volunteer.organisation_id), now=now)
        if shift.ends_at <= now:
            raise ShiftIsOver
        leave_seat(found)


def take_seat(
    who: Volunteer, shift_ref: str, *, seat: int, planning: bool = False, instead: bool = False, now: datetime
) -> None:
    """Put her on the seat, or raise SeatIsNotFree; inside a transaction, with ``who`` from `lock_person`.

    ``instead`` gives her a seat whose holder can't come: the stand-in's case (ST4).
    """
    shift = _shift(shift_ref, Can.SIGN_UP)
    wanted = shift.seats.select_for_update().filter(position=seat).first()
    if wanted is None:
        raise NotAllowed(Can.SIGN_UP)
    asked = seat_as_rule(wanted)
    if instead and asked.holder != who.pk:
        asked = replace(asked, holder=None)
    seen = look(who, start=shift.starts_at, end=shift.ends_at)
    day = day_of(shift.starts_at, shift.line_id)
    gate_open = gates_open(who, [day], now=now)[day] and who.account_id not in suspended_on(shift.line_id)
    looks = seen.at(shift.pk, gate_open=gate_open)
    judged = seat_state(asked, frame(shift), looks, planning=planning, now=now)
    if judged is not SeatState.FREE:
        raise SeatIsNotFree(judged)
    wanted.volunteer, wanted.taken_at = who, now
    wanted.save(update_fields=["volunteer", "taken_at"])
    tell(shift.line.organisation_id)


def leave_seat(seat: ShiftSeat) -> None:
    """Free a seat, inside a transaction that holds it."""
    seat.volunteer, seat.taken_at = None, None
    seat.save(update_fields=["volunteer", "taken_at"])
    tell(seat.shift.line.organisation_id)


def lock_person(who: Volunteer) -> Volunteer:
    """Lock the person, so that two sign-ups of hers on two lines judge one after the other; always before the shift."""
    if who.account_id is not None:
        Account.objects.select_for_update().get(pk=who.account_id)
    return Volunteer.objects.select_for_update().get(pk=who.pk)


def herself(actor: Actor | None, *, now: datetime) -> Volunteer:
    """The volunteer that the actor is in her organisation, locked; raises NotAllowed where she is none."""
    if actor is None:
        raise NotAllowed(Can.SIGN_UP)
    mine = Volunteer.objects.filter(account_id=str(actor.account), organisation_id=str(actor.organisation))
    found = mine.first()
    if found is None:
        raise NotAllowed(Can.SIGN_UP)
    require(actor, Can.SIGN_UP, Thing(organisation=found.organisation_id, account=found.account_id), now=now)
    return lock_person(found)


def _hers(actor: Actor | None, volunteer_ref: str, *, now: datetime) -> Volunteer:
    found = Volunteer.objects.filter(ref=volunteer_ref).first()
    if found is None:
        raise NotAllowed(Can.EDIT_PLAN)
    require(actor, Can.EDIT_PLAN, Thing(organisation=found.organisation_id), now=now)
    return lock_person(found)


def _shift(shift_ref: str, can: Can) -> Shift:
    """The shift, locked until the transaction ends; nobody found is the same as not allowed (AZ3)."""
    rows = Shift.objects.select_for_update(of=("self",)).select_related("line__organisation")
    found = rows.filter(ref=shift_ref).first()
    if found is None:
        raise NotAllowed(can)
    return found


def _seat(shift: Shift, position: int) -> ShiftSeat:
    found = shift.seats.select_for_update(of=("self",)).select_related("volunteer").filter(position=position).first()
    if found is None:
        raise NotHerSeat
    found.shift = shift
    return found
