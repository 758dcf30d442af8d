"""What time tells people about shifts: a reminder before, short, cancelled, back again; each to each person once.

Everything is judged from the rows as they stand, so that a round that was missed is caught up by the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from frirum.actions.mail import tell
from frirum.actions.standin import link_to
from frirum.records.models import Account, Membership, Shift, ShiftSeat, StandInSearch, Told, Volunteer
from frirum.records.oncall import on_call_of
from frirum.records.plan import plan_of
from frirum.records.seat import runs
from frirum.records.store import OFFICE
from frirum.rules.access import Role
from frirum.rules.mail import Mail
from frirum.rules.standin import REMIND_BEFORE, is_short, reminds
from frirum.rules.volunteer import State

WATCHES = (State.ADMITTED, State.ACTIVE)
LONGEST_LOOK = timedelta(days=31)  # no line looks further ahead for those who watch it


def remind(*, now: datetime) -> None:
    """Remind everybody of the shift that comes within a day, unless a stand-in is looked for."""
    rows = ShiftSeat.objects.filter(
        shift__state="published",
        shift__starts_at__gt=now,
        shift__starts_at__lte=now + REMIND_BEFORE,
        volunteer__isnull=False,
    )
    for seat in rows.exclude(searches__state="open").select_related("shift", "volunteer"):
        if seat.volunteer is not None and reminds(seat.shift.starts_at, seat.taken_at, now=now):
            _tell([seat.volunteer], Mail.REMINDER, "reminder", seat.shift, now=now)


def tell_short(*, now: datetime) -> None:
    """Tell of shifts to which too few come: who watches early on, on-call and the coordinators just before."""
    for shift in Shift.objects.filter(state="published", ends_at__gt=now, starts_at__lte=now + LONGEST_LOOK):
        plan = plan_of(shift.line_id)
        if now < shift.starts_at - max(plan.sign_off_before, plan.ready):
            continue
        if not is_short(_coming(shift), plan.minimum):
            continue
        _tell(_watchers(shift), Mail.SHIFTS, "short", shift, now=now)
        if now >= shift.starts_at - plan.ready:
            _tell(_standing_behind(shift), Mail.NEEDS_YOU, "short", shift, now=now)


def tell_cancelled(*, now: datetime) -> None:
    """Tell whoever sits in a shift that is cancelled, and who watches; and that it is back, if it is."""
    ahead = Shift.objects.filter(ends_at__gt=now)
    for shift in ahead.filter(state="cancelled"):
        _tell([*_sitting(shift), *_watchers(shift)], Mail.SHIFTS, "cancelled", shift, now=now)
    told = Told.objects.filter(about__startswith="cancelled:", volunteer__isnull=False)
    refs = {about.removeprefix("cancelled:") for about in told.values_list("about", flat=True).distinct()}
    for shift in ahead.filter(state="published", ref__in=refs):
        knew = Volunteer.objects.filter(told__about=f"cancelled:{shift.ref}")
        _tell([one for one in _sitting(shift) if one in knew], Mail.SHIFTS, "back", shift, now=now)


def _tell(people: Iterable[Account | Volunteer], what: Mail, word: str, shift: Shift, *, now: datetime) -> None:
    until = shift.starts_at if word == "reminder" else shift.ends_at
    with transaction.atomic(using=OFFICE):
        for one in people:
            tell(one, what, about=f"{word}:{shift.ref}", link=link_to(shift.ref), until=until, now=now)


def _coming(shift: Shift) -> int:
    """How many will be there: seats that are held, without those for whom a stand-in is looked for."""
    held = ShiftSeat.objects.filter(shift=shift, volunteer__isnull=False)
    return held.count() - StandInSearch.objects.filter(seat__in=held, state="open").count()


def _sitting(shift: Shift) -> list[Volunteer]:
    return list(Volunteer.objects.filter(seats__shift=shift).order_by("pk"))


def _watchers(shift: Shift) -> list[Volunteer]:
    """Who watches the line, may still work here, and does not sit in the shift herself."""
    rows = Volunteer.objects.filter(
        watches__line_id=shift.line_id, state__in=WATCHES, organisation_id__in=runs(shift.line_id)
    )
    return list(rows.exclude(seats__shift=shift).order_by("pk"))


def _standing_behind(shift: Shift) -> list[Account]:
    """The line's on-call group, and the coordinators of every organisation that runs it (ST8, ST10)."""
    on_call = [one.account for one in on_call_of(shift.line_id)]
    coordinators = Membership.objects.filter(
        organisation_id__in=runs(shift.line_id), role=Role.COORDINATOR, revoked_at=None
    ).values("account_id")
    rows = Account.objects.filter(Q(pk__in=on_call) | Q(pk__in=coordinators), is_active=True)
    return list(rows.order_by("pk"))
