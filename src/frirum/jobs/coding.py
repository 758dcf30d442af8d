"""What time brings to coding: noon for what nobody coded, and the end of single contacts (CS3)."""

from __future__ import annotations

import time
from datetime import datetime

from frirum.actions import coding, contact

TURNS = 5  # of a round, each a short transaction
GIVE_WAY_S = 0.02  # between two of them whoever waits for the store may write


def sweep(*, now: datetime) -> None:
    """Let go of slips whose time is over."""
    coding.sweep(now=now)


def forget(*, now: datetime) -> None:
    """Erase some single contacts that are older than the organisation keeps them; their counts stay.

    However many are overdue, this is over soon: the next round goes on, and meanwhile the house is open.
    """
    for turn in range(TURNS):
        if turn:
            time.sleep(GIVE_WAY_S)
        if not contact.erase_some(now=now):
            return
