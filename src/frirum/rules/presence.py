"""Presence: here, quiet, away or left, told from when the line was last heard (UX delivery 6)."""

from datetime import datetime, timedelta
from enum import StrEnum

QUIET_AFTER = timedelta(seconds=45)
"""A line that missed two heartbeats is quiet: a tunnel, a locked screen."""

AWAY_AFTER = timedelta(seconds=60)
"""A line silent for so long is away: passed over in the queue, never dropped (AB7)."""

TALK_KEPT = timedelta(minutes=10)
"""A running talk is kept so long for her who fell silent, then it ends (QE3, QE10)."""


class Presence(StrEnum):
    """Where someone is, as far as the line can tell."""

    HERE = "here"
    QUIET = "quiet"
    AWAY = "away"
    LEFT = "left"


def presence(heard_at: datetime, *, left: bool = False, now: datetime) -> Presence:
    """Tell presence from when the line was last heard; ``left`` is Exit or End (UX desk 6).

    A line heard a moment into the future (two clocks) is simply here.
    """
    silence = now - heard_at
    if left or silence >= TALK_KEPT:
        return Presence.LEFT
    if silence >= AWAY_AFTER:
        return Presence.AWAY
    return Presence.QUIET if silence >= QUIET_AFTER else Presence.HERE
