"""Knocks at a door that lets nobody in: counted in memory, without a cookie or an address, and written a little later.

Anybody may knock as often as she likes, so a knock costs no write; a crash loses those of the last seconds.
"""

from __future__ import annotations

import threading
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

from frirum.actions import tally
from frirum.actions.tally import Place
from frirum.records.line import LineFacts
from frirum.rules.admission import DoorState
from frirum.rules.tally import at_the_door

_knocks: Counter[Place] = Counter()
_lock = threading.Lock()


def knock(line: LineFacts, state: DoorState, *, now: datetime) -> None:
    """Somebody stands before a door that does not let her in."""
    with _lock:
        _knocks[line.id, at_the_door(state, at=now, zone=ZoneInfo(line.zone))] += 1


def write_down() -> int:
    """Write the knocks since the last time; those that could not be written wait for the next. Returns how many."""
    heard = _take()
    if not heard:
        return 0
    try:
        tally.count_now(heard)
    except Exception:
        with _lock:
            _knocks.update(heard)
        raise
    return heard.total()


def forget() -> None:
    """Forget every knock that was not written yet."""
    _take()


def _take() -> Counter[Place]:
    with _lock:
        heard = _knocks.copy()
        _knocks.clear()
    return heard
