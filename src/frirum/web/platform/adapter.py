"""How allauth is bent to this house: nobody signs up, failing is slowed and never locks out (SA8, SA9, SA15)."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frirum import clock
from frirum.queries.account import account_facts
from frirum.queries.pledge import unsigned
from frirum.records.models import Account
from frirum.web.address import address_of
from frirum.web.throttle import THROTTLE


class StaffAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come by invitation only."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy("E-mail address and passphrase do not fit together."),
        "incorrect_password": gettext_lazy("That is not your passphrase."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never (SA16)."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Make whoever failed often wait; raises ValidationError that says how long."""
        require_patience(request, str(credentials.get("email", "")))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Try; a success takes the try off the count. Whose access has ended is nobody (SA9)."""
        account: Account | None = super().authenticate(request, **credentials)
        if account is not None and not account.is_active:
            return None
        if account is not None:
            THROTTLE.succeeded(str(credentials.get("email", "")), address_of(request))
        return account

    def reauthenticate(self, user: Account, password: str) -> bool:
        """Prove oneself again with the passphrase: found by the account's own address."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def respond_user_inactive(self, request: HttpRequest, user: Account) -> HttpResponse:
        """Somebody whose access has ended reads the same as somebody unknown (SA9)."""
        messages.error(request, str(self.error_messages["email_password_mismatch"]))
        return HttpResponseRedirect(reverse("account_login"))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To her account, to the pledge that waits for her name, or on with setting up."""
        user = request.user
        if isinstance(user, Account) and user.set_up_at is None:
            return reverse("platform:set_up")
        if isinstance(user, Account) and unsigned(account_facts(user), now=clock.now()):
            return reverse("platform:pledges")
        return reverse("platform:home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's account, or on with setting up."""
        return self.get_login_redirect_url(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing by itself: our pages say what happened in their own words."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """Nobody here asks for an address (AN3)."""
        return "0.0.0.0"  # noqa: S104


def require_patience(request: HttpRequest, who: str) -> None:
    """Count one try to prove who one is; raises ValidationError while the last failures ask for a wait (SA8)."""
    wait = THROTTLE.wait(who, address_of(request), now=clock.now())
    seconds = int(wait.total_seconds() + 0.999)
    if seconds > 0:
        raise ValidationError(
            ngettext(
                "That was wrong several times. Wait %(count)d second, then try again.",
                "That was wrong several times. Wait %(count)d seconds, then try again.",
                seconds,
            )
            % {"count": seconds},
            code="wait",
        )


def wrong_code() -> ValidationError:
    """The one answer to every wrong code."""
    return ValidationError(_("That code is wrong or was used already. Wait for the next one."), code="incorrect_code")
