"""Who knocks at the gate: the host and origin they name, the cookie they carry, and how many come from one place."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections import Counter
from collections.abc import MutableMapping
from datetime import datetime, timedelta
from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

type Scope = MutableMapping[str, Any]

INSIDE = tuple(  # addresses of one's own house: behind them is a proxy, and not one person
    ipaddress.ip_network(net)
    for net in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
KEY_LASTS = timedelta(hours=24)  # then yesterday's names match nothing any more (AB1)
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
    domain, _port = split_domain_port(host.lower())
    return host if domain and validate_host(domain, settings.ALLOWED_HOSTS) else ""


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


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """An address, an IPv4 one also where it comes dressed as IPv6; None for what is none."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


class Places:
    """How many lines are open from one place: counted under a key that lives in memory only (AB1).

    A private address without a trusted proxy in front says nothing about who asks: it is not counted.
    """

    def __init__(self, *, now: datetime) -> None:
        self._key, self._since = secrets.token_bytes(32), now
        self._open: Counter[bytes] = Counter()

    def place(self, scope: Scope, *, now: datetime) -> bytes | None:
        """The keyed name of where this comes from; None where nothing can be told (AN6)."""
        if now - self._since >= KEY_LASTS:
            self._key, self._since = secrets.token_bytes(32), now
        client = scope.get("client")
        address = _address(client[0]) if client else None
        if address is None or any(address in inside for inside in INSIDE):
            return None
        net = ipaddress.ip_network((address, 32 if address.version == 4 else 64), strict=False)
        return hmac.digest(self._key, b"line|" + net.network_address.packed, hashlib.sha256)[:16]

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
