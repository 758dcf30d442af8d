"""What happens when allauth tells of a log-in or of a new factor: the log-in becomes strong, once it is (SA3)."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from frirum import clock
from frirum.actions import account as deeds
from frirum.records.models import Account
from frirum.web.logins import STRONG

TOTP_STEP = "totp_step"  # in the session: the half minute that the first code of a new app was used in


def connect() -> None:
    """Listen."""
    user_logged_in.connect(logged_in, dispatch_uid="frirum.logged_in")
    authenticator_added.connect(factor_added, dispatch_uid="frirum.factor_added")
    password_set.connect(passphrase_set, dispatch_uid="frirum.passphrase_set")
    password_changed.connect(passphrase_set, dispatch_uid="frirum.passphrase_changed")


def logged_in(sender: Any, request: HttpRequest, user: Account, **_: Any) -> None:
    """A log-in is strong when a second factor was given for it; a passkey with user verification is two in one."""
    records = get_authentication_records(request, user)
    if any(record.get("method") == "mfa" for record in records):
        request.session[STRONG] = True
    clear_start(request)


def factor_added(sender: Any, request: HttpRequest, user: Account, authenticator: Authenticator, **_: Any) -> None:
    """A new factor: its first code is used up, and setting up may be complete; then the key changes (SA2)."""
    step = request.session.pop(TOTP_STEP, None)
    if step is not None and authenticator.type == Authenticator.Type.TOTP:
        deeds.use_totp_step(authenticator.pk, step)
    finish(request, user)


def passphrase_set(sender: Any, request: HttpRequest, user: Account, **_: Any) -> None:
    """Whoever has just chosen a passphrase need not type it again to go on; it may complete the setting up."""
    record_authentication(request, user, "password", reauthenticated=True)
    finish(request, user)


def finish(request: HttpRequest, user: Account) -> bool:
    """Look whether the account has what it needs; then this log-in, which has just proved it, is strong."""
    if not deeds.finish_set_up(user.pk, now=clock.now()):
        return False
    if not request.session.get(STRONG):
        request.session[STRONG] = True
        request.session.cycle_key()
    return True


def clear_start(request: HttpRequest) -> None:
    """Forget what only the way to the log-in needed."""
    request.session.pop(TOTP_STEP, None)
