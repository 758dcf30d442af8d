"""Feeling: two taps, before and after, never demanded (ST2)."""

from enum import IntEnum


class Feeling(IntEnum):
    """How she feels, in five steps; no answer is always an answer."""

    VERY_BAD = 1
    BAD = 2
    SO_SO = 3
    RATHER_WELL = 4
    WELL = 5


def feeling(value: int | None) -> Feeling | None:
    """The feeling tapped, None when it was skipped; anything else raises ValueError (ST2)."""
    return None if value is None else Feeling(value)


def change(before: Feeling | None, after: Feeling | None) -> int | None:
    """How many steps lighter she left, negative when heavier; None unless both were tapped (ST2)."""
    return None if before is None or after is None else after - before
