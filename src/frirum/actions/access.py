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
from frirum.rules.access import Actor, Can, Thing, require
from frirum.rules.rights import Role


def revoke(actor: Actor, account_ref: str, *, organisation_id: int, now: datetime) -> int:
    """End all that one person may do in one organisation, and every log-in of hers; returns her account.

    What she may do elsewhere stays, after she logs in again. Raises NotAllowed.
    """
    with transaction.atomic(using=OFFICE):
        account = Account.objects.select_for_update().filter(ref=account_ref).first()
        _ask(actor, Can.REVOKE_ACCESS, account, organisation_id, now=now)
        assert account is not None  # _ask refuses whom it does not find
        _take(account, organisation_id, now=now)
    return account.pk


def end_log_ins(actor: Actor, account_ref: str, *, organisation_id: int, now: datetime) -> int:
    """End every log-in of one person in one's organisation (SA14); returns how many. Raises NotAllowed."""
    with transaction.atomic(using=OFFICE):
        account = Account.objects.filter(ref=account_ref).first()
        _ask(actor, Can.END_SESSIONS, account, organisation_id, now=now)
        assert account is not None
        return end_all(account.pk, now=now)


def _ask(actor: Actor, can: Can, account: Account | None, organisation_id: int, *, now: datetime) -> None:
    """Ask about the roles just read; nobody found is nobody one may touch (AZ3)."""
    roles = Membership.objects.filter(account=account, organisation_id=organisation_id, revoked_at=None)
    held = frozenset(Role(row.role) for row in roles) if account else frozenset()
    known = account is not None and bool(held)
    thing = Thing(
        organisation=organisation_id,
        account=account.pk if account and known else None,
        roles=held if known else None,
    )
    require(actor, can, thing, now=now)


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
