"""The staff session: Django's session, kept as a log-in of which only a hash of the key is stored (SA2, SA10)."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.http import HttpRequest

from frirum import clock
from frirum.actions import login as deeds
from frirum.queries.login import LoginFacts, login
from frirum.rules.login import ends_at

STRONG = "strong"  # in the session: a second factor was given in this log-in
NOTED_EVERY = timedelta(seconds=30)  # how finely "last seen" is written down


class SessionStore(SessionBase):
    """Where Django's session middleware keeps its sessions."""

    facts: LoginFacts | None = None

    def load(self) -> dict[str, Any]:
        """Read the log-in; an ended or unknown one is an empty session without a key."""
        now = clock.now()
        self.facts = login(self.session_key, now=now) if self.session_key else None
        if self.facts is None:
            self._session_key = None
            return {}
        if now - self.facts.seen_at >= NOTED_EVERY:
            deeds.seen(self.facts.ref, now=now)
        return dict(self.decode(self.facts.data))

    def exists(self, session_key: str) -> bool:
        """Whether this key opens a log-in."""
        return login(session_key, now=clock.now()) is not None

    def create(self) -> None:
        """Begin under a new key of 256 random bits."""
        self._session_key = secrets.token_urlsafe(32)
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        """Write it down. Raises CreateError, UpdateError."""
        if self.session_key is None:
            self.create()
            return
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        user = data.get(SESSION_KEY)
        kept = deeds.keep(
            self.session_key,
            account_id=int(user) if user else None,
            strong=bool(user and data.get(STRONG)),
            data=self.encode(data),
            new=must_create,
            now=clock.now(),
        )
        if not kept:
            raise CreateError if must_create else UpdateError

    def delete(self, session_key: str | None = None) -> None:
        """End the log-in, and the duties it carried."""
        key = session_key or self.session_key
        if key:
            deeds.end(key, now=clock.now())

    def cycle_key(self) -> None:
        """Change the key and keep the log-in: at log-in and after proving oneself again (SA2)."""
        old, new = self.session_key, secrets.token_urlsafe(32)
        self._get_session()  # type: ignore[attr-defined]
        if old and deeds.change_key(old, new):
            self._session_key = new
        else:
            self.create()
        self.modified = True

    @classmethod
    def clear_expired(cls) -> None:
        """Remove what has ended; the clockwork does the same."""
        deeds.sweep(now=clock.now())


def strong(request: HttpRequest) -> bool:
    """Whether this log-in gave a second factor (SA3)."""
    return bool(request.session.get(STRONG))


def of(request: HttpRequest) -> LoginFacts:
    """The log-in of this request; only behind a door that demands one."""
    session = request.session
    session.get(STRONG)  # a session reads itself at the first question
    key = session.session_key or ""
    facts = login(key, now=clock.now())
    if facts is None:
        raise LookupError("behind this door somebody is logged in")
    return facts


def hash_of(request: HttpRequest) -> bytes:
    """What a duty remembers of the log-in of this request; empty without one."""
    facts = getattr(request.session, "facts", None)
    return b"" if facts is None else bytes(facts.hash)


def seconds_left(request: HttpRequest) -> int:
    """How long this log-in lasts if nothing more is done in it (SA11)."""
    facts = getattr(request.session, "facts", None)
    if facts is None:
        return 0
    now = clock.now()
    return max(0, int((ends_at(facts.started_at, now, strong=facts.strong) - now).total_seconds()))
