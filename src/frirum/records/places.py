"""Where visits come from, as keyed names that live in memory only: to slow a place, never to know it (AB1 to AB4).

An address is made a name at once and forgotten. The key is this process's own, is never stored, and changes every twelve
hours; the one before is kept for twelve more, so that a place is the same over the change and no name outlives a day.
One place may be a school, a shelter or a phone network: it is slowed, never shut out. A private address without a
trusted proxy before us, or none at all (an onion service), says nothing about who asks and is not slowed (AN6).
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from frirum.rules.pace import BEGIN_PACE, SLOWED_BEGIN_PACE, spend

KEY_LASTS = timedelta(hours=12)
MOST_REMEMBERED = 20_000  # places, and visits that came from one (AB2)
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


class Names:
    """Names of networks (one IPv4 address, or an IPv6 /64) under a key that changes."""

    def __init__(self, scope: bytes) -> None:
        self._scope = scope
        self._key, self._before = secrets.token_bytes(32), b""
        self._since: datetime | None = None

    def of(self, address: str, *, now: datetime) -> tuple[bytes, ...]:
        """The names of the network of this address, newest first; none where nothing can be told (AN6)."""
        net = _network(address)
        if net is None:
            return ()
        self._turn(now)
        return tuple(
            hmac.digest(key, self._scope + b"|" + net.packed, hashlib.sha256)[:16]
            for key in (self._key, self._before)
            if key
        )

    def _turn(self, now: datetime) -> None:
        passed = now - (self._since or now)
        self._since = self._since or now
        if passed >= KEY_LASTS:
            self._before = self._key if passed < 2 * KEY_LASTS else b""
            self._key, self._since = secrets.token_bytes(32), now


@dataclass(slots=True)
class Place:
    """How fast talks may begin from one place now."""

    left: float
    at: datetime
    slow_until: datetime | None = None


class Places:
    """Places from which talks began lately."""

    def __init__(self) -> None:
        self._names = Names(b"begin")
        self._places: OrderedDict[bytes, Place] = OrderedDict()
        self._visits: OrderedDict[bytes, Place] = OrderedDict()  # by the hash of her cookie
        self._lock = threading.Lock()

    def wait(self, address: str, *, token_hash: bytes, now: datetime) -> float:
        """Seconds until another talk may begin from here; 0 lets it, and counts it (AB4)."""
        with self._lock:
            place = self._place(address, now)
            if place is None:
                return 0.0
            slowed = place.slow_until is not None and now < place.slow_until
            pace = SLOWED_BEGIN_PACE if slowed else BEGIN_PACE
            place.left, wait = spend(place.left, (now - place.at).total_seconds(), pace)
            place.at = max(place.at, now)
            if not wait:
                _remember(self._visits, token_hash, place)
            return wait

    def slow(self, token_hash: bytes, *, until: datetime) -> None:
        """Slow the place from which a blocked visit came, until the opening period ends (AB3)."""
        with self._lock:
            place = self._visits.get(token_hash)
            if place is not None:
                place.slow_until = until

    def free(self, token_hash: bytes) -> None:
        """Take that back."""
        with self._lock:
            place = self._visits.get(token_hash)
            if place is not None:
                place.slow_until = None

    def forget(self) -> None:
        """Forget every place and visit."""
        with self._lock:
            self._places.clear()
            self._visits.clear()

    def _place(self, address: str, now: datetime) -> Place | None:
        names = self._names.of(address, now=now)
        if not names:
            return None
        known = next((self._places.pop(name) for name in names if name in self._places), None)
        place = known or Place(float(BEGIN_PACE.burst), now)
        _remember(self._places, names[0], place)  # under the newest name: the one before dies with its key
        return place


def _remember(memory: OrderedDict[bytes, Place], name: bytes, place: Place) -> None:
    memory.pop(name, None)
    memory[name] = place
    while len(memory) > MOST_REMEMBERED:
        memory.popitem(last=False)


def _network(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The first address of the network; an IPv4 one also where it comes dressed as IPv6."""
    try:
        told = ipaddress.ip_address(address)
    except ValueError:
        return None
    told = getattr(told, "ipv4_mapped", None) or told
    if any(told in inside for inside in INSIDE):
        return None
    return ipaddress.ip_network((told, 32 if told.version == 4 else 64), strict=False).network_address


PLACES = Places()
