"""States are tables: what may become what, and the picture the documentation draws of it."""

from collections.abc import Mapping
from enum import StrEnum


class NotAMove(Exception):
    """The thing cannot go from the one state to the other."""

    def __init__(self, before: StrEnum, after: StrEnum) -> None:
        super().__init__(f"{before.value} cannot become {after.value}")
        self.before = before
        self.after = after


def may_move[S: StrEnum](moves: Mapping[S, frozenset[S]], before: S, after: S) -> bool:
    """Whether the table lets ``before`` become ``after`` (STYLE habit 7)."""
    return after in moves[before]


def require_move[S: StrEnum](moves: Mapping[S, frozenset[S]], before: S, after: S) -> S:
    """Give ``after`` back, or raise NotAMove when the table has no such move."""
    if not may_move(moves, before, after):
        raise NotAMove(before, after)
    return after


def drawn[S: StrEnum](moves: Mapping[S, frozenset[S]], *, first: S) -> str:
    """Draw the table as a Mermaid state diagram for the documentation.

    ``first`` is where everything begins; a state without moves is where it ends.
    """
    lines = ["stateDiagram-v2", f"    [*] --> {first.value}"]
    for before, afters in moves.items():
        lines += [f"    {before.value} --> {after.value}" for after in sorted(afters)]
        if not afters:
            lines.append(f"    {before.value} --> [*]")
    return "\n".join(lines) + "\n"
