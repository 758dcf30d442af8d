"""Forgetting those who left: names and ways to reach them go, a number stays with the record of the work (ST11, RT9)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q

from frirum.records.models import Account, FollowUp, Fulfilment, Signature, Told, Volunteer
from frirum.records.store import OFFICE
from frirum.rules.kept import STAFF_KEPT
from frirum.rules.volunteer import NOT_TAKEN_ON, OVER, State, erase_on


def forget_due(*, now: datetime) -> int:
    """Erase everybody whose time has come; doing it twice does no harm. Returns how many."""
    gone = 0
    for ident in _due(now=now):
        gone += _forget(ident, now=now)
    return gone + _forget_accounts(now=now)


def _due(*, now: datetime) -> list[int]:
    over = Volunteer.objects.filter(state__in=OVER, erased_at=None).values_list("id", "state", "since")
    return [ident for ident, state, since in over if _time_has_come(State(state), since, now=now)]


def _time_has_come(state: State, since: datetime, *, now: datetime) -> bool:
    at = erase_on(state, since)
    return at is not None and at <= now


def _forget(ident: int, *, now: datetime) -> int:
    with transaction.atomic(using=OFFICE):
        her = Volunteer.objects.select_for_update().get(pk=ident)
        if not _time_has_come(State(her.state), her.since, now=now):  # she was asked back a moment ago
            return 0
        if her.account_id is not None:
            Signature.objects.filter(account_id=her.account_id, organisation_id=her.organisation_id).delete()
        if her.state in NOT_TAKEN_ON:
            her.delete()
            return 1
        for table in (Fulfilment, FollowUp, Told):
            table.objects.filter(volunteer=her).delete()
        her.qualifications.clear()
        her.name = her.email = her.phone = ""
        her.account, her.erased_at = None, now
        her.save(update_fields=["name", "email", "phone", "account", "erased_at"])
    return 1


def _forget_accounts(*, now: datetime) -> int:
    """Accounts that have had no role anywhere for a year, and nobody thinks of letting back in."""
    held = Q(memberships__revoked_at=None, memberships__isnull=False)
    still = Volunteer.objects.filter(account__isnull=False).exclude(state__in=OVER).values("account_id")
    old = (
        Account.objects.exclude(pk__in=Account.objects.filter(held).values("id"))
        .exclude(pk__in=still)
        .annotate(last=Max("memberships__revoked_at"))
        .filter(last__lte=now - STAFF_KEPT)
    )
    gone = 0
    for ident in old.values_list("id", flat=True):
        with transaction.atomic(using=OFFICE):
            # Looked at again under the lock: an invitation may have been accepted meanwhile.
            account = Account.objects.select_for_update().filter(pk=ident).first()
            if account is not None and not account.memberships.filter(revoked_at=None).exists():
                account.delete()
                gone += 1
    return gone
