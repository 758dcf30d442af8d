"""A volunteer's life as it is written down: how it begins, and each step (ST11, BO3)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from frirum.records.models import Account, Organisation, Volunteer, VolunteerMove
from frirum.rules.access import Can, NotAllowed
from frirum.rules.volunteer import OVER, State


def begin(
    organisation: Organisation,
    *,
    name: str,
    email: str,
    language: str,
    state: State = State.APPLIED,
    account: Account | None = None,
    phone: str = "",
    by: int | None = None,
    now: datetime,
) -> Volunteer:
    """Write a new volunteer down, with the next number; the organisation must be locked by this deed."""
    last = Volunteer.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"] or 0
    made = Volunteer.objects.create(
        organisation=organisation,
        number=last + 1,
        account=account,
        name=name,
        email=email,
        phone=phone,
        language=language,
        state=state,
        since=now,
        made_at=now,
    )
    VolunteerMove.objects.create(volunteer=made, before="", after=state, at=now, by=by)
    return made


def locked(volunteer_ref: str, *, can: Can) -> Volunteer:
    """The volunteer, locked until the transaction ends; raises NotAllowed, also when she is erased or unknown (AZ3)."""
    found = Volunteer.objects.select_for_update().filter(ref=volunteer_ref, erased_at=None).first()
    if found is None:
        raise NotAllowed(can)
    return found


def step(volunteer: Volunteer, after: State, *, by: int | None, now: datetime) -> None:
    """Write one step of a life down; whether it may be taken was asked before."""
    VolunteerMove.objects.create(volunteer=volunteer, before=volunteer.state, after=after, at=now, by=by)
    volunteer.state, volunteer.since = after, now
    if after is not State.PAUSED:
        volunteer.back_by = None
    volunteer.save(update_fields=["state", "since", "back_by"])


def let_in(
    organisation: Organisation, account: Account, *, alias: str, applied: int | None, by: int | None, now: datetime
) -> Volunteer:
    """Find or begin the life of somebody who accepts an invitation to be a volunteer.

    Who applied first goes on where she stands; who left is back; who was invited without applying was taken on
    already, outside, and is active: what the organisation asks still decides about her shifts.
    """
    own = Volunteer.objects.select_for_update().filter(organisation=organisation, account=account).first()
    if own is not None and own.state in {State.DECLINED, State.WITHDRAWN}:  # that life is over: another begins
        own.account = None
        own.save(update_fields=["account"])
        own = None
    found = own or _applied(organisation, account, applied)
    if found is None:
        return begin(
            organisation,
            name=alias,
            email=account.email,
            language=account.language,
            state=State.ACTIVE,
            account=account,
            by=by,
            now=now,
        )
    if found.account_id is None:
        found.account = account
        found.save(update_fields=["account"])
    if found.state == State.LEFT:
        step(found, State.ACTIVE, by=by, now=now)
    return found


def _applied(organisation: Organisation, account: Account, applied: int | None) -> Volunteer | None:
    """The life without a log-in that this one belongs to: the one the invitation names, or one with the same mail."""
    free = (
        Volunteer.objects.select_for_update()
        .filter(organisation=organisation, account=None, erased_at=None)
        .exclude(state__in=OVER)
    )
    named = free.filter(pk=applied).first() if applied is not None else None
    return named or free.filter(email__iexact=account.email).order_by("pk").last()
