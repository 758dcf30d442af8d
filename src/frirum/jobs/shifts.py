"""What time brings to shifts: stand-ins are asked, reminders go out, short and cancelled shifts are told of."""

from __future__ import annotations

from datetime import datetime

from frirum.actions import mail, reminder, standin
from frirum.queries.standin import open_searches, who_could


def look_for_stand_ins(*, now: datetime) -> None:
    """Close what is over, and ask everybody who could stand in and was not asked yet; also who can since just now."""
    standin.settle(now=now)
    for search in open_searches(now=now):
        standin.ask(search, who_could(search, now=now), now=now)


def tell_of_shifts(*, now: datetime) -> None:
    """Tell everybody what concerns them, each thing once."""
    reminder.remind(now=now)
    reminder.tell_short(now=now)
    reminder.tell_cancelled(now=now)


def sweep(*, now: datetime) -> None:
    """Forget what was told and asked long ago."""
    mail.sweep(now=now)
    standin.sweep(now=now)
