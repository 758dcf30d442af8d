"""Attendance follows duty: opened by whoever is on duty in a shift, closed when that duty is over, however it ended.

It reads the live store and writes the office, and doing it twice does no harm: what a crash left between the two is
made good the next time round.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frirum.actions.volunteer import step
from frirum.records.deskgate import desk_gates
from frirum.records.models import Attendance, Duty, Shift, ShiftSeat, Volunteer
from frirum.records.store import OFFICE
from frirum.rules.attendance import minutes
from frirum.rules.volunteer import State


def settle(*, now: datetime) -> None:
    """Open what is missing and close what is over; at check-in, at check-out, and for the clockwork."""
    for row in Attendance.objects.filter(checked_out_at=None).select_related("volunteer", "shift"):
        _close_if_over(row, now=now)
    there = set(Attendance.objects.filter(checked_out_at=None).values_list("line_id", "volunteer__account_id"))
    for duty in Duty.objects.filter(ended_at=None, shift_id__isnull=False):
        if (duty.line_id, duty.account_id) not in there:
            _open(duty, now=now)


def _open(duty: Duty, *, now: datetime) -> None:
    """Write her down from the moment she came; her first shift makes her active."""
    who = _herself(duty, now=now)
    shift = Shift.objects.filter(pk=duty.shift_id or 0).first()
    if who is None or shift is None:
        return
    with transaction.atomic(using=OFFICE):
        held = Volunteer.objects.select_for_update().get(pk=who)
        _, fresh = Attendance.objects.get_or_create(
            volunteer=held,
            line_id=duty.line_id,
            checked_out_at=None,
            defaults={"shift": shift, "seat": duty.seat, "checked_in_at": duty.began_at},
        )
        if fresh and held.state == State.ADMITTED:
            step(held, State.ACTIVE, by=None, now=now)


def _herself(duty: Duty, *, now: datetime) -> int | None:
    """The volunteer whose seat she took, or else the one she is on this line; None for staff on call."""
    seat = ShiftSeat.objects.filter(shift_id=duty.shift_id or 0, volunteer__account_id=duty.account_id)
    sits = seat.values_list("volunteer_id", flat=True).first()
    if sits is not None:
        return sits
    found = desk_gates(duty.account_id, duty.line_id, now=now)
    return next((one.volunteer_id for one in found), None)


def _close_if_over(row: Attendance, *, now: datetime) -> None:
    duties = Duty.objects.filter(line_id=row.line_id, account_id=row.volunteer.account_id or 0)
    if duties.filter(ended_at=None).exists():
        return
    left_at = duties.filter(ended_at__gte=row.checked_in_at).order_by("-ended_at").values_list("ended_at", flat=True)
    # A duty that is forgotten already, after a long stop of the house, ended with its shift at the latest.
    known = left_at.first() or (min(row.shift.ends_at, now) if row.shift is not None else row.checked_in_at)
    Attendance.objects.filter(pk=row.pk, checked_out_at=None).update(
        checked_out_at=max(known, row.checked_in_at), minutes=minutes(row.checked_in_at, known)
    )
