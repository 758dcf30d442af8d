"""How fast applications may come: a place is slowed, never shut out, and nothing of it is kept (AB1, AB2, AN6)."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime

from frirum.records.places import Names
from frirum.rules.pace import APPLY_PACE, APPLY_PACE_OF_ALL, Pace, spend

MOST_REMEMBERED = 5_000
ALL = b"all"


class Applications:
    """How many more may come from each place now; the one that was quiet longest is forgotten first."""

    def __init__(self) -> None:
        self._names = Names(b"apply")
        self._left: OrderedDict[bytes, tuple[float, datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, address: str, *, now: datetime) -> float:
        """Seconds until another may come from here; 0 lets it, and counts it."""
        with self._lock:
            names = self._names.of(address, now=now)
            here = next((name for name in names if name in self._left), names[0] if names else b"")
            wait = self._spend(here, APPLY_PACE, now) if here else 0.0
            return wait or self._spend(ALL, APPLY_PACE_OF_ALL, now)

    def forget(self) -> None:
        """Forget every place."""
        with self._lock:
            self._left.clear()

    def _spend(self, name: bytes, pace: Pace, now: datetime) -> float:
        left, at = self._left.pop(name, (float(pace.burst), now))
        left, wait = spend(left, (now - at).total_seconds(), pace)
        self._left[name] = left, max(at, now)
        while len(self._left) > MOST_REMEMBERED:
            self._left.popitem(last=False)
        return wait


APPLICATIONS = Applications()
