"""Phases of a talk: a quiet checklist for the volunteer, in any order and never a gate (AL1)."""

from collections.abc import Collection
from enum import StrEnum


class Phase(StrEnum):
    """What a talk usually passes through, in the order it usually comes."""

    WELCOME = "welcome"
    SUBJECT = "subject"
    REQUEST_AND_GOAL = "request_and_goal"
    SORT_AND_NARROW = "sort_and_narrow"
    ALTERNATIVES = "alternatives"
    SUM_UP_AND_END = "sum_up_and_end"


def ticked(done: Collection[Phase], phase: Phase, *, on: bool) -> tuple[Phase, ...]:
    """The phases ticked after one is ticked or cleared, in their usual order (AL1)."""
    after = {*done, phase} if on else set(done) - {phase}
    return tuple(one for one in Phase if one in after)


def suggested(done: Collection[Phase]) -> Phase | None:
    """The first phase not ticked: a suggestion, not a demand; None when all are (AL1)."""
    return next((one for one in Phase if one not in done), None)
