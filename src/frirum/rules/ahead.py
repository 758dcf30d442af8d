"""What a coordinator looks ahead to, and when it is time to ask how somebody is (BO3, ST9)."""

from datetime import date, timedelta

HOLES_SHOWN = timedelta(days=14)
"""So far ahead a shift with a free seat is worth a call."""

SUPERVISED_WITHIN = timedelta(days=120)
"""A third of a year without supervision, alone or in a group, is long (ST9: once a term)."""


def due_for_supervision(last: date | None, *, active_since: date, today: date) -> bool:
    """Whether it is long since somebody active was at supervision; who is new is given the same time."""
    return today - max(last or active_since, active_since) > SUPERVISED_WITHIN
