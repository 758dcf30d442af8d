"""Taking access away: log-ins end, live lines close, nothing new opens (SA13, T6)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from frirum.actions import departure, duty, life
from frirum.actions.login import end_all
from frirum.records.bell import About, ring
from frirum.records.models import Account, Membership, Volunteer
from frirum.records.store import OFFICE
from frirum.rules.access import Actor, Can, NotAllowed, Thing, require
from frirum.rules.rights import Role
from frirum.rules.volunteer import Closes, State


def revoke(actor: Actor, account_ref: str, *, organisation_id: int, now: datetime) -> int:
    """End all that one person may do in one organisation, and every log-in of hers; returns her account.

    Who was a volunteer there has left (her shifts and feeds go with it). What she may do elsewhere stays, after she
    logs in again. Raises NotAllowed.
    """
    with transaction.atomic(using=OFFICE):
        account = _asked(actor, Can.REVOKE_ACCESS, account_ref, organisation_id, now=now)
        her = Volunteer.objects.select_for_update().filter(account=account, organisation_id=organisation_id).first()
        if her is not None:
            departure.close(her, frozenset({Closes.SEATS_AHEAD, Closes.FEEDS}), now=now)
            if her.state in {State.ADMITTED, State.ACTIVE, State.PAUSED}:
                life.step(her, State.LEFT, by=int(str(actor.account)), now=now)
        take(account, organisation_id, frozenset(Role), now=now)
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


def take(account: Account, organisation_id: int, roles: frozenset[Role], *, now: datetime) -> None:
    """Take these roles of hers in one organisation away, and end every log-in and duty; call it in a deed's transaction.

    Whoever has no role left anywhere can log in no more (BO4).
    """
    held = Membership.objects.filter(account=account, revoked_at=None)
    held.filter(organisation_id=organisation_id, role__in=roles).update(revoked_at=now)
    if not held.exists():
        account.is_active = False
        account.save(update_fields=["is_active"])
    end_all(account.pk, now=now)
    transaction.on_commit(partial(_told, account.pk, now), using=OFFICE)


def give_back(account: Account, organisation_id: int, *, now: datetime) -> None:
    """Let somebody be a volunteer here again, by the alias she had; she logs in as before."""
    before = Membership.objects.filter(account=account, organisation_id=organisation_id, role=Role.VOLUNTEER)
    last = before.order_by("-since", "-id").first()
    if last is None or before.filter(revoked_at=None).exists():
        return
    Membership.objects.create(
        account=account, organisation_id=organisation_id, role=Role.VOLUNTEER, alias=last.alias, since=now
    )
    account.is_active = True
    account.save(update_fields=["is_active"])


def _told(account_id: int, now: datetime) -> None:
    duty.end_of_account.soon(account_id, now=now)
    ring(About.ACCESS, account_id)
