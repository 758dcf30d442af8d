"""After a shift: how heavy it was and whether she would like a call; never what was said (ST5, BO3)."""

from frirum.rules.wording import Fault, between

LIGHTEST, HEAVIEST = 1, 5


def faults(heavy: int | None) -> list[Fault]:
    """What is wrong with an answer; it is hers to skip."""
    return [] if heavy is None else between(heavy, "heavy", least=LIGHTEST, most=HEAVIEST)


def to_keep(heavy: int | None, *, wants_call: bool) -> bool:
    """Whether there is anything to keep: who skipped both left nothing."""
    return wants_call or heavy is not None
