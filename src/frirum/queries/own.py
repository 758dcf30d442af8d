"""How one's own account is logged in to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator

from frirum.records.models import Account, RecoveryCode


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey."""

    id: int
    name: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways into one account."""

    passkeys: tuple[Passkey, ...]
    passphrase: bool
    app: bool
    codes_left: int


def ways_of(account_id: int) -> Ways:
    """How this account is logged in to."""
    rows = list(Authenticator.objects.filter(user_id=account_id).order_by("created_at"))
    keys = [row for row in rows if row.type == Authenticator.Type.WEBAUTHN]
    return Ways(
        passkeys=tuple(Passkey(row.pk, str(row), row.created_at, row.last_used_at) for row in keys),
        passphrase=Account.objects.get(pk=account_id).has_usable_password(),
        app=any(row.type == Authenticator.Type.TOTP for row in rows),
        codes_left=RecoveryCode.objects.filter(account_id=account_id, used_at=None).count(),
    )
