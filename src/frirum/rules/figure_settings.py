"""What an organisation chooses about its figures: whether they are published, and how long single contacts are kept (CS3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from frirum.rules.wording import Fault, Flaw

KEPT_AT_LEAST, KEPT_AT_MOST = 12, 120
"""Months."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen; `keep_months` is how long single contacts are kept."""

    public: bool = False
    keep_months: int = 60


def faults(choice: Choice) -> Iterator[Fault]:
    """What is wrong with a choice."""
    if choice.keep_months < KEPT_AT_LEAST:
        yield Fault("keep_months", Flaw.TOO_SMALL, KEPT_AT_LEAST)
    if choice.keep_months > KEPT_AT_MOST:
        yield Fault("keep_months", Flaw.TOO_BIG, KEPT_AT_MOST)
