"""What one does with one's own account."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from frirum.records.models import Account, Membership, RecoveryCode
from frirum.records.store import OFFICE

CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are taken for another; 31 letters
GROUPS, IN_GROUP = 4, 5  # 20 letters: 99 bits (SA5)


class LastWayIn(Exception):
    """Without this the account could not be logged in to with two factors."""


class NoFactorYet(Exception):
    """Recovery codes stand in for an authenticator app; there is none yet."""


def finish_set_up(account_id: int, *, now: datetime) -> bool:
    """Note that the account has what it needs, once it has; returns whether it has (SA3)."""
    with transaction.atomic(using=OFFICE):
        account = Account.objects.select_for_update().get(pk=account_id)
        if account.set_up_at is None and ways_in(account) > 0:
            account.set_up_at = now
            account.save(update_fields=["set_up_at"])
        return account.set_up_at is not None


def ways_in(account: Account, *, without: int | None = None) -> int:
    """In how many ways two factors are given: each passkey is one, a passphrase with an app is one (SA3).

    `without` is an authenticator that is thought away.
    """
    kinds = [row.type for row in Authenticator.objects.filter(user=account).exclude(pk=without)]
    passkeys = kinds.count(Authenticator.Type.WEBAUTHN)
    both = account.has_usable_password() and Authenticator.Type.TOTP in kinds
    return passkeys + both


def require_another_way(account: Account, *, without: int) -> None:
    """Raise LastWayIn when the account could not be logged in to without this authenticator (SA3)."""
    if ways_in(account, without=without) == 0:
        raise LastWayIn


def new_recovery_codes(account_id: int, *, now: datetime) -> list[str]:
    """Ten new codes, told once; all earlier ones are void (SA5). Raises NoFactorYet."""
    with transaction.atomic(using=OFFICE):
        account = Account.objects.select_for_update().get(pk=account_id)
        if not Authenticator.objects.filter(user=account).exists():
            raise NoFactorYet
        RecoveryCode.objects.filter(account=account).delete()
        codes = [_code() for _ in range(CODES)]
        RecoveryCode.objects.bulk_create(
            RecoveryCode(account=account, code_hash=_hash(code), made_at=now) for code in codes
        )
    return codes


def use_recovery_code(account_id: int, code: str, *, now: datetime) -> bool:
    """Use one code up; False when it is none, or was used (SA4)."""
    wanted = _hash(code)
    with transaction.atomic(using=OFFICE):
        rows = RecoveryCode.objects.select_for_update().filter(account_id=account_id, used_at=None)
        found = [row for row in rows if hmac.compare_digest(bytes(row.code_hash), wanted)]
        for row in found:
            row.used_at = now
            row.save(update_fields=["used_at"])
    return bool(found)


def use_totp_step(authenticator_id: int, step: int) -> bool:
    """Use one half minute of an authenticator app up: it and every earlier one are refused from now on (SA4)."""
    with transaction.atomic(using=OFFICE):
        row = Authenticator.objects.select_for_update().get(pk=authenticator_id)
        if step <= row.data.get("step", -1):
            return False
        row.data["step"] = step
        row.save(update_fields=["data"])
    return True


def change_language(account_id: int, language: str) -> None:
    """Choose the language of the staff pages."""
    Account.objects.filter(pk=account_id).update(language=language)


def change_alias(account_id: int, organisation_id: int, alias: str) -> None:
    """Choose the name one goes by in one organisation, from the next duty on (AL2)."""
    Membership.objects.filter(account_id=account_id, organisation_id=organisation_id, revoked_at=None).update(
        alias=alias
    )


def _code() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(IN_GROUP)) for _ in range(GROUPS))


def _hash(code: str) -> bytes:
    letters = "".join(letter for letter in code.lower() if letter in LETTERS)
    return hashlib.sha256(b"recovery " + letters.encode()).digest()
