"""The line left for the next shift: short, without anybody's details, gone after fourteen days."""

from datetime import datetime

from frirum.rules.kept import LEFT_LINE_KEPT
from frirum.rules.wording import Fault, words

LONGEST = 200
"""So many characters one line may have."""


def faults(text: str) -> list[Fault]:
    """What is wrong with a line; none left is no fault."""
    return words(text, "line", most=LONGEST, needed=False)


def gone(left_at: datetime, *, now: datetime) -> bool:
    """Whether a line's time is over."""
    return now - left_at >= LEFT_LINE_KEPT
