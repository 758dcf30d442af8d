"""Leaving one line for the next shift, and letting the old ones go."""

from __future__ import annotations

from datetime import datetime

from frirum.records.facts import actor_on, thing_of_line
from frirum.records.models import Duty, LeftLine
from frirum.rules import leftline, wording
from frirum.rules.access import Can, require
from frirum.rules.kept import LEFT_LINE_KEPT


def leave(duty: Duty, text: str, *, now: datetime) -> None:
    """Leave one line, from a duty that still runs; an empty one leaves nothing. Raises NotAllowed, NotInOrder."""
    tidy = wording.one_line(text)
    wording.require(leftline.faults(tidy))
    if not tidy:
        return
    thing = thing_of_line(duty.organisation_id, duty.line_id, now=now)
    require(actor_on(duty), Can.LEAVE_LINE, thing, now=now)
    LeftLine.objects.create(line_id=duty.line_id, text=tidy, at=now)


def sweep(*, now: datetime) -> int:
    """Erase every line whose time is over; for the clockwork."""
    gone, _ = LeftLine.objects.filter(at__lte=now - LEFT_LINE_KEPT).delete()
    return gone
