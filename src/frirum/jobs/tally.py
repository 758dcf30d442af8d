"""The clockwork of what is counted by itself: knocks, who is at the desks, and the way of counts to the office."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from frirum.actions import knock, tally
from frirum.queries.desks import desks
from frirum.rules.tally import at_the_desk


def write_down(*, now: datetime) -> None:
    """Write down who knocked at a closed door: how many, never who."""
    knock.write_down()


LOOKED_EVERY = 5
"""Minutes between two looks at who is at the desks."""


def look_around(*, now: datetime) -> None:
    """Count how many are at the desk of each open line, as it is at this moment, for the minutes until the next look."""
    seen = {
        (one.line.id, happened): n
        for one in desks(now=now)
        for happened, n in at_the_desk(
            one.there, one.door.state, minutes=LOOKED_EVERY, at=now, zone=ZoneInfo(one.line.zone)
        ).items()
    }
    if seen:
        tally.count_now(seen)


def carry(*, now: datetime) -> None:
    """Carry what was counted in the live store to the office."""
    tally.carry()
