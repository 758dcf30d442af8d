"""The views of allauth that we use, each behind a door; what is not named here has no address (SA15, SA16)."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView, deactivate_totp
from allauth.mfa.webauthn import views as passkey
from django.http import HttpResponse
from django.urls import reverse

from frirum.actions.account import require_another_way
from frirum.records.models import Account
from frirum.rules.rights import Can
from frirum.web.doors import door

BOTH = ("GET", "POST")


class BeginApp(ActivateTOTPView):  # type: ignore[misc]
    """Set up an app; then write the recovery codes down."""

    def get_success_url(self) -> str:
        """On to the codes."""
        return reverse("platform:codes")


class RemovePasskey(passkey.RemoveWebAuthnView):  # type: ignore[misc]
    """Remove a passkey, but never the last way in (SA3)."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Raises LastWayIn."""
        require_another_way(Account.objects.get(pk=self.request.user.pk), without=self.get_object().pk)
        answer: HttpResponse = super().form_valid(form)
        return answer

    def get_queryset(self) -> Any:
        """One's own passkeys only (AZ3)."""
        return Authenticator.objects.filter(user=self.request.user, type=Authenticator.Type.WEBAUTHN)


log_in = door(Can.SIGN_IN, methods=BOTH)(account.login)
log_out = door(Can.SIGN_IN, methods=BOTH)(account.logout)
give_code = door(Can.SIGN_IN, methods=BOTH)(second.authenticate)
log_in_by_passkey = door(Can.SIGN_IN, methods=BOTH)(passkey.login_webauthn)

set_passphrase = door(Can.OWN_ACCOUNT, methods=BOTH, half=True)(account.password_set)
begin_app = door(Can.OWN_ACCOUNT, methods=BOTH, half=True)(BeginApp.as_view())
add_passkey = door(Can.OWN_ACCOUNT, methods=BOTH, half=True)(passkey.add_webauthn)
prove_by_passphrase = door(Can.OWN_ACCOUNT, methods=BOTH, half=True)(account.reauthenticate)
prove_by_code = door(Can.OWN_ACCOUNT, methods=BOTH, half=True)(second.reauthenticate)
prove_by_passkey = door(Can.OWN_ACCOUNT, methods=BOTH, half=True)(passkey.reauthenticate_webauthn)

change_passphrase = door(Can.OWN_ACCOUNT, methods=BOTH)(account.password_change)
end_app = door(Can.OWN_ACCOUNT, methods=BOTH)(deactivate_totp)
rename_passkey = door(Can.OWN_ACCOUNT, methods=BOTH)(passkey.edit_webauthn)
remove_passkey = door(Can.OWN_ACCOUNT, methods=BOTH)(RemovePasskey.as_view())
