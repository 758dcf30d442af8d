"""Verdicts: how each requirement of a volunteer stands, and the facts that it is judged by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frirum.rules.period import Span
from frirum.rules.requirement import Gate, Kind, Requirement
from frirum.rules.volunteer import State

STATE = "state"
"""The verdict about where in her life she is; it stands first and is of no kind."""


class Stand(StrEnum):
    """How one requirement stands."""

    MET = "met"
    MISSING = "missing"
    ENDS_SOON = "ends_soon"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One requirement, judged: ``until`` is its last good day, or the last day it can be met in time."""

    kind: str
    gates: Gate
    state: Stand
    until: date | None = None
    detail: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gates:
    """Every requirement, judged for one day."""

    verdicts: tuple[Verdict, ...]

    @property
    def may_sign_up(self) -> bool:
        """Whether she may sign up for a shift."""
        return not self._missing(Gate.SIGN_UP)

    @property
    def may_check_in(self) -> bool:
        """Whether she may check in to a shift; what closes sign-up closes this too."""
        return not self._missing(Gate.SIGN_UP, Gate.CHECK_IN)

    @property
    def closed(self) -> tuple[Verdict, ...]:
        """What keeps a gate closed."""
        return tuple(one for one in self.verdicts if one.state is Stand.MISSING)

    @property
    def ending(self) -> tuple[Verdict, ...]:
        """What will close a gate soon."""
        return tuple(one for one in self.verdicts if one.state is Stand.ENDS_SOON and one.gates is not Gate.NOTHING)

    def _missing(self, *gates: Gate) -> bool:
        return any(one.gates in gates for one in self.closed)


@dataclass(frozen=True, slots=True)
class Met:
    """Something that was met: its day, and whether somebody at the office saw it."""

    kind: Kind
    on: date
    topic: str = ""
    amount: int | None = None
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Signed:
    """A text that she signed or read."""

    kind: Kind
    version: int
    on: date
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """The version of a text that holds now, and since when."""

    version: int
    since: date


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of one volunteer."""

    state: State
    back_by: date | None = None
    met: tuple[Met, ...] = ()
    signed: tuple[Signed, ...] = ()
    minutes: tuple[tuple[date, int], ...] = ()  # shifts, supervision, training and what else she did


@dataclass(frozen=True, slots=True)
class House:
    """What is known of the organisation."""

    requirements: tuple[Requirement, ...] = ()
    terms: tuple[Span, ...] = ()
    texts: Mapping[Kind, Text] = field(default_factory=dict)


CLOSED = Gates((Verdict(STATE, Gate.SIGN_UP, Stand.MISSING, detail={"state": "unknown"}),))
"""Somebody who is no volunteer here."""
