"""The second factor, as this house wants it from allauth."""

from __future__ import annotations

import base64
import io
import secrets

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from frirum.actions.account import ways_in
from frirum.records.models import Account

INFO = b"frirum/totp/1"
NONCE = 12


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are sealed at rest, no picture is put into a page, and the last way in cannot be removed (SA3)."""

    def encrypt(self, text: str) -> str:
        """Seal the app's secret under a key from the installation's secret: the table alone does not show it."""
        nonce = secrets.token_bytes(NONCE)
        return base64.b64encode(nonce + AESGCM(_key()).encrypt(nonce, text.encode(), INFO)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open it again; raises InvalidTag for a value that was not sealed here (fail closed)."""
        sealed = base64.b64decode(encrypted_text)
        return AESGCM(_key()).decrypt(sealed[:NONCE], sealed[NONCE:], INFO).decode()

    def build_totp_svg(self, url: str) -> str:
        """Nothing: the picture has an address of its own, so that no page needs `data:` (HD2)."""
        return ""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Only while another way in with two factors remains."""
        account = Account.objects.get(pk=authenticator.user_id)
        return ways_in(account, without=authenticator.pk) > 0

    def is_mfa_enabled(self, user: AbstractBaseUser, types: list[str] | None = None) -> bool:
        """Whether a second factor is asked for."""
        return bool(super().is_mfa_enabled(user, types=types))

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """A name for a new passkey, until she gives it one."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}


def picture(url: str) -> bytes:
    """The QR code of an app's address as a picture (SVG without style or script)."""
    out = io.BytesIO()
    segno.make(url, error="m").save(out, kind="svg", scale=6, border=4, dark="#000", light="#fff")
    return out.getvalue()


def _key() -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=INFO).derive(settings.SECRET_KEY.encode())
