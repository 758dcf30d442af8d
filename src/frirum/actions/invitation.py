"""Inviting somebody into an organisation, and being let in by it (SA16)."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from frirum.actions.life import let_in
from frirum.actions.login import end_all
from frirum.records.models import Account, Invitation, Membership, Organisation, RecoveryCode, Volunteer
from frirum.records.store import OFFICE
from frirum.rules.access import Actor, Can, NotAllowed, Thing, may_invite
from frirum.rules.invitation import VALID, usable
from frirum.rules.rights import Role
from frirum.rules.volunteer import State


class InvitationIsOver(Exception):
    """The invitation was used, is older than three days, or never was one."""


class InvitedSomebodyElse(Exception):
    """The account that is logged in is not the one that was invited."""


class LogInFirst(Exception):
    """The invited person has an account that works: she logs in to it before she accepts."""


class IsAMemberAlready(Exception):
    """This person holds this role here already."""


class IsSuspended(Exception):
    """Whoever is suspended here comes back by a decision about that, not by an invitation."""


@dataclass(frozen=True, slots=True)
class Made:
    """An invitation as it leaves the house: the secret is nowhere else."""

    secret: str
    email: str
    expires_at: datetime


def invite(
    actor: Actor | None,
    *,
    organisation_id: int,
    email: str,
    alias: str,
    role: Role,
    language: str,
    volunteer_id: int | None = None,
    now: datetime,
) -> Made:
    """Invite one person in one role; an earlier invitation of the same person and role is void.

    `actor` is None from the command line only; `volunteer_id` is whose life here it belongs to, if she applied first.
    Raises NotAllowed, IsAMemberAlready, IsSuspended.
    """
    email = email.strip().lower()
    with transaction.atomic(using=OFFICE):
        organisation = Organisation.objects.select_for_update().get(pk=organisation_id)
        if actor is not None and not may_invite(actor, role, Thing(organisation=organisation.pk), now=now):
            raise NotAllowed(Can.INVITE)
        if Membership.objects.filter(
            organisation=organisation, role=role, account__email=email, revoked_at=None
        ).exists():
            raise IsAMemberAlready
        if _suspended(organisation.pk, email):
            raise IsSuspended
        Invitation.objects.filter(
            organisation=organisation, email=email, role=role, used_at=None, expires_at__gt=now
        ).update(expires_at=now)
        secret = secrets.token_urlsafe(32)
        made = Invitation.objects.create(
            organisation=organisation,
            role=role,
            email=email,
            alias=alias,
            language=language,
            secret_hash=_hash(secret),
            made_at=now,
            expires_at=now + VALID,
            invited_by=int(str(actor.account)) if actor else None,
            volunteer_id=volunteer_id,
        )
    return Made(secret, made.email, made.expires_at)


def take_back(actor: Actor, *, organisation_id: int, invitation_id: int, now: datetime) -> None:
    """Make an invitation void before it is used. Raises NotAllowed, InvitationIsOver."""
    with transaction.atomic(using=OFFICE):
        row = Invitation.objects.select_for_update().filter(pk=invitation_id, organisation_id=organisation_id).first()
        if row is None or not may_invite(actor, Role(row.role), Thing(organisation=organisation_id), now=now):
            raise NotAllowed(Can.INVITE)
        if not usable(row.expires_at, row.used_at, now=now):
            raise InvitationIsOver
        row.expires_at = now
        row.save(update_fields=["expires_at"])


def accept(secret: str, *, logged_in: int | None, now: datetime) -> int:
    """Use an invitation up and let the person in; returns her account.

    `logged_in` is the account of this browser, if any. Raises InvitationIsOver, InvitedSomebodyElse, LogInFirst,
    IsSuspended.
    """
    with transaction.atomic(using=OFFICE):
        row = Invitation.objects.select_for_update().filter(secret_hash=_hash(secret), renews_factor=False).first()
        if row is None or not usable(row.expires_at, row.used_at, now=now):
            raise InvitationIsOver
        account = Account.objects.select_for_update().filter(email=row.email).first()
        if logged_in is not None and (account is None or account.pk != logged_in):
            raise InvitedSomebodyElse
        if _suspended(row.organisation_id, row.email):
            raise IsSuspended
        account = _ready(account, row, logged_in=logged_in, now=now)
        row.used_at = now
        row.save(update_fields=["used_at"])
        Membership.objects.get_or_create(
            account=account,
            organisation_id=row.organisation_id,
            role=row.role,
            revoked_at=None,
            defaults={"alias": row.alias, "since": now},
        )
        if row.role == Role.VOLUNTEER:
            _begin_life(account, row, now=now)
    return account.pk


def _begin_life(account: Account, row: Invitation, *, now: datetime) -> None:
    organisation = Organisation.objects.select_for_update().get(pk=row.organisation_id)
    let_in(organisation, account, alias=row.alias, applied=row.volunteer_id, by=row.invited_by, now=now)


def _suspended(organisation_id: int, email: str) -> bool:
    return Volunteer.objects.filter(
        organisation_id=organisation_id, account__email=email, state=State.SUSPENDED
    ).exists()


def _ready(account: Account | None, row: Invitation, *, logged_in: int | None, now: datetime) -> Account:
    if account is None:
        return Account.objects.create_user(row.email, language=row.language, made_at=now)
    works = account.is_active and account.set_up_at is not None
    if works and logged_in is None:
        raise LogInFirst
    if not works:
        _begin_anew(account, now=now)
    return account


def _begin_anew(account: Account, *, now: datetime) -> None:
    """Somebody who never finished setting up, or who left: nothing she had before is handed to the new invitation.

    Otherwise whoever can invite an address could come into what another organisation gave it.
    """
    Membership.objects.filter(account=account, revoked_at=None).update(revoked_at=now)
    RecoveryCode.objects.filter(account=account).delete()
    Authenticator.objects.filter(user=account).delete()
    account.set_unusable_password()
    account.is_active, account.set_up_at = True, None
    account.save()
    end_all(account.pk, now=now)


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
