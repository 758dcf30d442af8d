"""Taking access away: log-ins end, live lines close, nothing new opens (SA13, T6)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from frirum.actions import duty
from frirum.actions.login import end_all
from frirum.records.bell import About, ring
from frirum.records.models import Account, Membership
from frirum.records.store import OFFICE
from frirum.rules.access import Actor, Can, NotAllowed, Thing, require
from frirum.rules.rights import Role


def revoke(actor: Actor, account_ref: str, *, organisation_id: int, now: datetime) -> int:
    """End all that one person may do in one organisation, and every log-in of hers; returns her account.

    What she may do elsewhere stays, after she logs in again. Raises NotAllowed.
    """
    with transaction.atomic(using=OFFICE):
        account = _asked(actor, Can.REVOKE_ACCESS, account_ref, organisation_id, now=now)
        _take(account, organisation_id, now=now)
    return account.pk


def end_log_ins(actor: Actor, account_ref: str, *, organisation_id: int, now: datetime) -> int:
    """End every log-in of one person in one's organisation (SA14); returns how many. Raises NotAllowed."""
    with transaction.atomic(using=OFFICE):
        account = _asked(actor, Can.END_SESSIONS, account_ref, organisation_id, now=now)
        return end_all(account.pk, now=now)


def _asked(actor: Actor, can: Can, account_ref: str, organisation_id: int, *, now: datetime) -> Account:
    """The person, once it is clear that one may; nobody found is nobody one may touch (AZ3)."""
    account = Account.objects.select_for_update().filter(ref=account_ref).first()
    rows = Membership.objects.filter(account=account, organisation_id=organisation_id, revoked_at=None)
    roles = frozenset(Role(row.role) for row in rows) if account else frozenset()
    if account is None or not roles:
        raise NotAllowed(can)
    require(actor, can, Thing(organisation=organisation_id, account=account.pk, roles=roles), now=now)
    return account


def _take(account: Account, organisation_id: int, *, now: datetime) -> None:
    Membership.objects.filter(account=account, organisation_id=organisation_id, revoked_at=None).update(revoked_at=now)
    if not Membership.objects.filter(account=account, revoked_at=None).exists():
        account.is_active = False
        account.save(update_fields=["is_active"])
    end_all(account.pk, now=now)
    transaction.on_commit(partial(_told, account.pk, now), using=OFFICE)


def _told(account_id: int, now: datetime) -> None:
    duty.end_of_account.soon(account_id, now=now)
    ring(About.ACCESS, account_id)
