"""Who knocks at the gate: the host and origin they name, the cookie they carry, and how many come from one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import MutableMapping
from datetime import datetime
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from frirum.records.places import Names

type Scope = MutableMapping[str, Any]

LONGEST_HOST = 260  # letters of a name and its port; what is longer is none (RFC 1035)
LINES_FROM_ONE_PLACE = 20  # WS7; a school or a shelter is one place, so this is friction and no wall


def header(scope: Scope, name: bytes) -> str:
    """One header as text, or empty."""
    for key, value in scope["headers"]:
        if key == name:
            return str(value.decode("latin-1"))
    return ""


def host_of(scope: Scope) -> str:
    """The host that was asked for, if we answer to it; else empty (HD11)."""
    host = header(scope, b"host")
    return host if len(host) <= LONGEST_HOST and _is_ours(host, tuple(settings.ALLOWED_HOSTS)) else ""


@lru_cache(maxsize=256)  # asked in every request, and there are few
def _is_ours(host: str, allowed: tuple[str, ...]) -> bool:
    domain, _port = split_domain_port(host.lower())
    return bool(domain) and validate_host(domain, allowed)


def from_our_page(scope: Scope) -> bool:
    """Whether the browser says that our own page opens this line; without an Origin it is refused (WS1)."""
    host = host_of(scope)
    secure = scope.get("scheme") in {"https", "wss"}
    return bool(host) and header(scope, b"origin") == f"{'https' if secure else 'http'}://{host}"


def cookie(scope: Scope, name: str) -> str:
    """The value of one cookie, or empty."""
    try:
        jar = SimpleCookie(header(scope, b"cookie"))
    except CookieError:
        return ""
    return jar[name].value if name in jar else ""


class Places:
    """How many lines are open from one place: counted under a key that lives in memory only (AB1).

    A private address without a trusted proxy in front says nothing about who asks: it is not counted.
    """

    def __init__(self) -> None:
        self._names = Names(b"line")
        self._open: Counter[bytes] = Counter()

    def place(self, scope: Scope, *, now: datetime) -> bytes | None:
        """The keyed name of where this comes from; None where nothing can be told (AN6)."""
        client = scope.get("client")
        names = self._names.of(client[0] if client else "", now=now)
        # While lines are open under the name before, the place keeps it.
        return next((name for name in names if name in self._open), names[0] if names else None)

    def enter(self, place: bytes | None) -> bool:
        """Count a line that opens; False when this place has as many as it may."""
        if place is None:
            return True
        if self._open[place] >= LINES_FROM_ONE_PLACE:
            return False
        self._open[place] += 1
        return True

    def leave(self, place: bytes | None) -> None:
        """Count a line that closes; a place without lines is forgotten."""
        if place is not None:
            self._open[place] -= 1
            if not self._open[place]:
                del self._open[place]
