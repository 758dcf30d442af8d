"""A lost authenticator: a new device is let in by two proofs, and the old ones die (SA3, SA15, SA16)."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from frirum.actions.invitation import InvitationIsOver, Made
from frirum.actions.login import end_all
from frirum.records.models import Account, Invitation, Membership, OnCallPlace, RecoveryCode
from frirum.records.store import OFFICE
from frirum.rules.access import Actor, Can, NotAllowed, Thing, require
from frirum.rules.invitation import NEW_DEVICE_VALID, usable
from frirum.rules.rights import Role

CAN = Can.NEW_DEVICE


class WrongPassphrase(Exception):
    """The link alone lets nobody in whose account has a passphrase; nothing was changed."""


def ask(actor: Actor, account_ref: str, *, organisation_id: int, now: datetime) -> Made:
    """Make a link that lets this person set up a new device, good once and for an hour; the one before is void.

    It goes by mail to her own address; until she uses it nothing of hers changes. Raises NotAllowed.
    """
    with transaction.atomic(using=OFFICE):
        account = Account.objects.select_for_update().filter(ref=account_ref, is_active=True).first()
        rows = Membership.objects.filter(account=account, organisation_id=organisation_id, revoked_at=None)
        roles = [Role(row.role) for row in rows] if account else []
        if account is None or not roles or account.set_up_at is None:
            raise NotAllowed(CAN)
        require(actor, CAN, thing(organisation_id, account.pk, frozenset(roles)), now=now)
        Invitation.objects.filter(email=account.email, renews_factor=True, used_at=None, expires_at__gt=now).update(
            expires_at=now
        )
        secret = secrets.token_urlsafe(32)
        Invitation.objects.create(
            organisation_id=organisation_id,
            role=roles[0],
            email=account.email,
            alias=rows[0].alias,
            language=account.language,
            secret_hash=_hash(secret),
            made_at=now,
            expires_at=now + NEW_DEVICE_VALID,
            invited_by=int(str(actor.account)),
            renews_factor=True,
        )
    return Made(secret, account.email, now + NEW_DEVICE_VALID)


def thing(organisation_id: int, account_id: int, roles: frozenset[Role]) -> Thing:
    """Somebody as a thing, with who is on call here."""
    listed = OnCallPlace.objects.filter(line__organisation_id=organisation_id).values_list("account_id", flat=True)
    return Thing(organisation=organisation_id, account=account_id, roles=roles, on_call=frozenset(listed))


def asks_for_passphrase(secret: str, *, now: datetime) -> str:
    """The mail address whose passphrase this link asks for too; empty where it is another link, or she has none."""
    row = Invitation.objects.filter(secret_hash=_hash(secret), renews_factor=True).first()
    if row is None or not usable(row.expires_at, row.used_at, now=now):
        return ""
    account = Account.objects.filter(email=row.email).first()
    return account.email if account is not None and account.has_usable_password() else ""


def is_for_new_device(secret: str) -> bool:
    """Whether this secret is of such a link, used or not."""
    return Invitation.objects.filter(secret_hash=_hash(secret), renews_factor=True).exists()


def use(secret: str, passphrase: str, *, now: datetime) -> int:
    """Use the link up with her passphrase: her factors, codes and log-ins die, and she sets up anew; her account.

    Whoever had only a passkey proves herself by her mail alone, and sets up two proofs. Raises InvitationIsOver,
    WrongPassphrase.
    """
    with transaction.atomic(using=OFFICE):
        row = Invitation.objects.select_for_update().filter(secret_hash=_hash(secret), renews_factor=True).first()
        if row is None or not usable(row.expires_at, row.used_at, now=now):
            raise InvitationIsOver
        account = Account.objects.select_for_update().filter(email=row.email, is_active=True).first()
        here = Membership.objects.filter(account=account, organisation_id=row.organisation_id, revoked_at=None)
        if account is None or not here.exists():
            raise InvitationIsOver
        if account.has_usable_password() and not account.check_password(passphrase):
            raise WrongPassphrase
        row.used_at = now
        row.save(update_fields=["used_at"])
        Authenticator.objects.filter(user=account).delete()
        RecoveryCode.objects.filter(account=account).delete()
        account.set_up_at = None
        account.save(update_fields=["set_up_at"])
        end_all(account.pk, now=now)
    return account.pk


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
