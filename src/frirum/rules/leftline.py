"""The line left for the next shift: short, without anybody's details, gone after fourteen days."""

from frirum.rules.wording import Fault, words

LONGEST = 200
"""So many characters one line may have."""


def faults(text: str) -> list[Fault]:
    """What is wrong with a line; none left is no fault."""
    return words(text, "line", most=LONGEST, needed=False)
