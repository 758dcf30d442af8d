"""Checking in to a shift: alone, on her own seat or a free one that is hers to take (ST4, ST10, BO10)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frirum.actions import attendance, duty
from frirum.actions.signup import SeatIsNotFree, lock_person, take_seat
from frirum.records.deskgate import desk_gates
from frirum.records.line import LineFacts
from frirum.records.models import Duty, OnCallPlace, ShiftSeat, Volunteer
from frirum.records.plan import ShiftFacts, shift_now
from frirum.records.store import OFFICE
from frirum.rules.duty import Seat
from frirum.rules.seat import SeatState


class NotAlone(Exception):
    """Somebody else is in the room or sees the screen: first a place of her own (BO10)."""


class NoShiftNow(Exception):
    """There is no shift to check in to."""


class CheckInFirst(Exception):
    """There is a shift now: one goes on duty by checking in to it."""


class NoSeatForHer(Exception):
    """She holds no seat of this shift and named none."""


def check_in(
    account_id: int,
    alias: str,
    line: LineFacts,
    *,
    login_hash: bytes,
    seat_id: int | None,
    on_call: bool = False,
    alone: bool,
    now: datetime,
) -> str:
    """Take a seat of the shift and go on duty; returns the duty's public id.

    Whoever holds a seat sits on her own; else the free one she names, or the on-call seat if she is on that list.
    Raises NotAlone, DeskRests, NoShiftNow, NoSeatForHer, SeatIsNotFree, GateIsClosed; then nothing was changed.
    """
    if not alone:
        raise NotAlone
    duty.require_desk_hours(line.id, now=now)
    shift = shift_now(line.id, now=now)
    if shift is None:
        raise NoShiftNow
    with transaction.atomic(using=OFFICE):
        kind = _on_call(account_id, line.id) if on_call else _sits(account_id, line.id, shift, seat_id, now=now)
        ref = duty.go_on(account_id, alias, line, seat=kind, login_hash=login_hash, shift_id=shift.id, now=now)
    attendance.settle(now=now)
    return ref


def without_shift(account_id: int, alias: str, line: LineFacts, *, seat: str, login_hash: bytes, now: datetime) -> str:
    """Go on duty where no shift is planned now, or go on in another browser. Raises CheckInFirst."""
    on_duty = Duty.objects.filter(line_id=line.id, account_id=account_id, ended_at=None).exists()
    if not on_duty and shift_now(line.id, now=now) is not None:
        raise CheckInFirst
    return duty.go_on(account_id, alias, line, seat=seat, login_hash=login_hash, now=now)


def _on_call(account_id: int, line_id: int) -> str:
    if not OnCallPlace.objects.filter(line_id=line_id, account_id=account_id).exists():
        raise NoSeatForHer
    return Seat.ON_CALL


def _sits(account_id: int, line_id: int, shift: ShiftFacts, seat_id: int | None, *, now: datetime) -> str:
    """Her own seat, or the free one she names; its kind."""
    seats = ShiftSeat.objects.filter(shift_id=shift.id)
    own = seats.filter(volunteer__account_id=account_id).first()
    if own is not None:
        return own.kind
    wanted = None if seat_id is None else seats.filter(pk=seat_id).first()
    if wanted is None:
        raise NoSeatForHer
    _take(account_id, line_id, shift.ref, wanted, now=now)
    return wanted.kind


def _take(account_id: int, line_id: int, shift_ref: str, seat: ShiftSeat, *, now: datetime) -> None:
    """Take a free seat as the volunteer she is in one of the organisations that run the line."""
    refused = SeatIsNotFree(SeatState.GATE_CLOSED)
    for gate in desk_gates(account_id, line_id, now=now):
        try:
            who = lock_person(Volunteer.objects.get(pk=gate.volunteer_id))
            take_seat(who, shift_ref, seat=seat.position, now=now)
        except SeatIsNotFree as why:
            refused = why
        else:
            return
    raise refused
