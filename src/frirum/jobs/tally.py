"""The clockwork of what is counted by itself: knocks are written down, and counts carried to the office."""

from __future__ import annotations

from datetime import datetime

from frirum.actions import knock, tally


def write_down(*, now: datetime) -> None:
    """Write down who knocked at a closed door: how many, never who."""
    knock.write_down()


def carry(*, now: datetime) -> None:
    """Carry what was counted in the live store to the office."""
    tally.carry()
