"""Mail to those who work here: what may be mailed at all, how long it is tried, and when it is too late (ML1).

A mail tells nothing: no name, no day, no hour, no line, no word about what the line is for. It says that there is
something to see, and where; what it is stands behind the log-in.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Mail(StrEnum):
    """Everything that is ever mailed by the clockwork. Each has its words in every language."""

    REMINDER = "reminder"  # a shift of hers comes soon
    SHIFTS = "shifts"  # something about shifts changed
    QUESTION = "question"  # somebody asks her for something, a shift most often
    NEEDS_YOU = "needs_you"  # to who coordinates or is on call: look at this today
    URGENT = "urgent"  # to who is on call: somebody asks for you now
    HERSELF = "herself"  # about what she has signed, shown or learned
    APPLIED = "applied"  # to who asked to help and has no log-in: it has arrived
    STEP = "step"  # to the same: it goes on
    NOT_NOW = "not_now"  # to the same: it ends here


GIVEN_UP_AFTER = timedelta(hours=24)
"""So long a mail server that does not answer is asked again, unless the mail is of no use before that."""

FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one mail: asked for when, of use until when, tried how often."""

    at: datetime
    until: datetime | None
    tries: int


def last_moment(told: Told) -> datetime:
    """After this it is not sent any more: it is of no use, or it was tried for a day."""
    given_up = told.at + GIVEN_UP_AFTER
    return given_up if told.until is None else min(given_up, told.until)


def next_try(told: Told, *, now: datetime) -> datetime | None:
    """When a mail that was not taken is tried again, a little later each time; None when it would come too late."""
    pause = min(FIRST_PAUSE * 2 ** max(told.tries - 1, 0), LONGEST_PAUSE) if told.tries < 16 else LONGEST_PAUSE
    again = now + pause
    return again if again < last_moment(told) else None
