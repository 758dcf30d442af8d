"""Slows down whoever fails to log in, and locks nobody out (SA8, T4).

Counted per account, per address and in all. Only keyed hashes are kept, in memory, under a key of this process that
nobody stores (AB1); the account's own wait stays short, so that failing on purpose cannot shut a volunteer out.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from frirum.rules.login import FORGOTTEN_AFTER, OF_ACCOUNT, OF_ADDRESS, OF_ALL, Patience, wait_after

MOST_REMEMBERED = 20_000


@dataclass(slots=True)
class Failures:
    """How often, and when last."""

    count: int
    last: datetime


class Throttle:
    """The failures of the last hour."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._failures: OrderedDict[bytes, Failures] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, account: str, address: str, *, now: datetime) -> timedelta:
        """How long this try must still wait; zero when it may go on. A try that may go on counts as a failure
        until `succeeded` says otherwise, so that many at once are slowed too."""
        asked = self._asked(account, address)
        with self._lock:
            longest = max(self._left(mark, patience, now) for mark, patience in asked)
            if longest > timedelta(0):
                return longest
            for mark, _ in asked:
                self._count(mark, now)
        return timedelta(0)

    def succeeded(self, account: str, address: str) -> None:
        """Forget the failures of this account, and take this try off the others'."""
        marks = [mark for mark, _ in self._asked(account, address)]
        with self._lock:
            self._failures.pop(marks[0], None)
            for mark in marks[1:]:
                if mark in self._failures:
                    self._failures[mark].count = max(0, self._failures[mark].count - 1)

    def forget(self) -> None:
        """Forget everything."""
        with self._lock:
            self._failures.clear()

    def _asked(self, account: str, address: str) -> list[tuple[bytes, Patience]]:
        asked = [(self._mark("account", account.strip().lower()), OF_ACCOUNT), (self._mark("all", ""), OF_ALL)]
        if address:  # an onion service knows none (AN6)
            asked.insert(1, (self._mark("address", address), OF_ADDRESS))
        return asked

    def _mark(self, scope: str, name: str) -> bytes:
        return hmac.digest(self._key, f"{scope}\0{name}".encode(), hashlib.sha256)[:16]

    def _left(self, mark: bytes, patience: Patience, now: datetime) -> timedelta:
        known = self._failures.get(mark)
        if known is None or now - known.last >= FORGOTTEN_AFTER:
            return timedelta(0)
        return known.last + wait_after(known.count, patience) - now

    def _count(self, mark: bytes, now: datetime) -> None:
        known = self._failures.pop(mark, None)
        fresh = known is None or now - known.last >= FORGOTTEN_AFTER
        self._failures[mark] = Failures(1 if fresh or known is None else known.count + 1, now)
        while len(self._failures) > MOST_REMEMBERED:
            self._failures.popitem(last=False)


THROTTLE = Throttle()
