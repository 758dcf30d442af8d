"""Checking out of a shift: one line for the next, how heavy it was, and whether she would like a call (ST5)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frirum.actions import attendance, duty, followup, leftline
from frirum.actions.duty import NotOnDuty
from frirum.records.models import Attendance, Duty
from frirum.records.store import OFFICE


def check_out(duty_id: int, *, line: str, heavy: int | None, wants_call: bool, now: datetime) -> int:
    """Go off duty and leave what she wants to leave; returns the minutes that count.

    Raises NotInOrder, NotAllowed, StillInATalk, NotOnDuty; then nothing was changed.
    """
    going = Duty.objects.filter(pk=duty_id, ended_at=None).first()
    if going is None:
        raise NotOnDuty
    attendance.settle(now=now)
    mine = Attendance.objects.filter(
        line_id=going.line_id, volunteer__account_id=going.account_id, checked_out_at=None
    ).select_related("volunteer")
    with transaction.atomic(using=OFFICE):
        here = mine.first()
        leftline.leave(going, line, now=now)
        if here is not None:
            followup.note(here.volunteer, heavy, wants_call=wants_call, now=now)
        duty.go_off(duty_id, now=now)
    attendance.settle(now=now)
    return 0 if here is None else Attendance.objects.values_list("minutes", flat=True).get(pk=here.pk)
