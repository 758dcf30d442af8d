"""Forms of logging in: allauth's, with codes that work once and passkeys that prove the person (SA3, SA4, SA5)."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import hotp_value
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frirum import clock
from frirum.actions import account as deeds
from frirum.records.models import Account
from frirum.web.address import address_of
from frirum.web.passphrases import LONGEST
from frirum.web.platform.adapter import require_patience, wrong_code
from frirum.web.platform.hooks import TOTP_STEP
from frirum.web.throttle import THROTTLE

STEP_SECONDS = 30
STEPS_ROUND_NOW = (0, -1, 1)  # a phone's clock may be half a minute off (SA4)
DIGITS = 6


class LogIn(LoginForm):  # type: ignore[misc]
    """E-mail address and passphrase."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["login"].label = gettext_lazy("E-mail address")
        self.fields["login"].widget.attrs = {"autocomplete": "username webauthn", "type": "email"}
        self.fields["password"] = forms.CharField(
            label=gettext_lazy("Passphrase"),
            max_length=LONGEST,
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )


class OneCode(forms.Form):
    """A field for a code of an app, or one from the paper."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Six digits from your app, or one of your recovery codes."),
        max_length=64,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    user: Account
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Take the code once; raises ValidationError (SA4, SA8)."""
        code = str(self.cleaned_data["code"])
        require_patience(context.request, self.user.email)
        found = proven(self.user, code)
        if found is None:
            raise wrong_code()
        THROTTLE.succeeded(self.user.email, address_of(context.request))
        self.authenticator = found
        found.user = self.user
        return code


class GiveCode(OneCode, AuthenticateForm):  # type: ignore[misc]
    """The second factor while logging in."""

    code = cast(forms.CharField, OneCode.base_fields["code"])


class GiveCodeAgain(OneCode, ReauthenticateForm):  # type: ignore[misc]
    """Proving oneself again before something sensitive."""

    code = cast(forms.CharField, OneCode.base_fields["code"])


class BeginApp(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["code"].label = gettext_lazy("The six digits that the app shows now")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}

    def clean_code(self) -> str:
        """Take the first code; it is remembered, so that it cannot be used again to log in (SA4)."""
        code = str(self.cleaned_data["code"])
        require_patience(context.request, self.user.email)
        step = step_of(self.secret, code)
        if step is None:
            raise wrong_code()
        THROTTLE.succeeded(self.user.email, address_of(context.request))
        context.request.session[TOTP_STEP] = step
        return code


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that needs no passphrase beside it: it stays in the device and asks for finger, face or PIN."""

    name = forms.CharField(
        label=gettext_lazy("Name of this passkey"),
        help_text=gettext_lazy("So that you know it again, for example “My phone”."),
        max_length=60,
        required=False,
    )
    passwordless = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot log in by itself (SA3)."""
        self.cleaned_data["passwordless"] = True
        cleaned: dict[str, Any] = super().clean()
        told = (cleaned.get("credential") or {}).get("clientExtensionResults", {}).get("credProps", {})
        if told.get("rk") is False:
            raise ValidationError(_("This key cannot keep a passkey. Use another one, or a passphrase with an app."))
        return cleaned


def proven(account: Account, code: str) -> Authenticator | None:
    """The factor that this code proves, used up with it; None when it proves nothing."""
    letters = "".join(code.split())
    if len(letters) == DIGITS and letters.isascii() and letters.isdigit():
        return _by_app(account, letters)
    if deeds.use_recovery_code(account.pk, letters, now=clock.now()):
        return Authenticator.objects.filter(user=account).order_by("type").first()
    return None


def step_of(secret: str, code: str) -> int | None:
    """The half minute round now in which an app with this secret shows this code."""
    now = int(clock.now().timestamp()) // STEP_SECONDS
    fits = [
        now + off
        for off in STEPS_ROUND_NOW
        if constant_time_compare(f"{hotp_value(secret, now + off):0{DIGITS}}", "".join(code.split()))
    ]
    return fits[0] if fits else None


def _by_app(account: Account, code: str) -> Authenticator | None:
    for row in Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP):
        step = step_of(decrypt(row.data["secret"]), code)
        if step is not None and deeds.use_totp_step(row.pk, step):
            return row
    return None
