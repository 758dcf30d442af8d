"""Her cookie: the only thing that ties a browser to its talk, and what is derived from it (SA1)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from frirum.rules.envelope import NotAnEnvelope, from_text, to_text

NAME = "__Host-v"
SIZE = 32
FORM = b"frirum/form/1"
OVER = ".0"  # after the end: another value, so that no browser keeps the page in its back-forward cache (QE4)


class NotHerForm(Exception):
    """The form or the script does not know the secret of the cookie it came with (SA17)."""


@dataclass(frozen=True, slots=True)
class Token:
    """The secret in her cookie: 32 random bytes. What the server keeps of it is `hash`."""

    secret: bytes

    @property
    def hash(self) -> bytes:
        """SHA-256 of the cookie's text, under which the talk is found."""
        return hashlib.sha256(self.text.encode()).digest()

    @property
    def text(self) -> str:
        """The secret as the cookie carries it."""
        return to_text(self.secret)

    @property
    def form(self) -> str:
        """What our own pages send back to show that they are ours: a MAC under another label than the hash."""
        return to_text(hmac.digest(self.secret, FORM, "sha256"))

    def derived(self, *parts: str) -> bytes:
        """32 bytes that only the bearer of the cookie can make, the same each time."""
        return hmac.digest(self.secret, "\0".join(("frirum/once/1", *parts)).encode(), "sha256")


def new_token() -> Token:
    """A fresh token."""
    return Token(secrets.token_bytes(SIZE))


def token_of(request: HttpRequest) -> Token | None:
    """The token that came with the request; anything that is none counts as nothing."""
    return read_token(request.COOKIES.get(NAME, ""))


def read_token(text: str) -> Token | None:
    """The token of a cookie's text, before or after the end of its talk; None when it is none."""
    try:
        secret = from_text(text.removesuffix(OVER))
    except NotAnEnvelope:
        return None
    return Token(secret) if len(secret) == SIZE else None


def require_form(request: HttpRequest, token: Token) -> None:
    """Raise NotHerForm unless the form field or header carries the token's MAC (SA17)."""
    sent = request.headers.get("X-Talk-Token") or request.POST.get("talk_token", "")
    if not hmac.compare_digest(sent.encode(), token.form.encode()):
        raise NotHerForm


def give(response: HttpResponse, token: Token, *, over: bool = False) -> None:
    """Set the cookie for this browser session. Only a POST may (SEALING, Cookies)."""
    value = token.text + (OVER if over else "")
    response.set_cookie(NAME, value, path="/", secure=True, httponly=True, samesite="Strict")


def expire(response: HttpResponse) -> None:
    """Take the cookie away. No Clear-Site-Data: it would wipe the staff's as well (QE6)."""
    response.set_cookie(NAME, "", max_age=0, path="/", secure=True, httponly=True, samesite="Strict")
