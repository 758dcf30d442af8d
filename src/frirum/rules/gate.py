"""Gates: what lets a volunteer sign up for a shift and check in to one, and the reason when it does not (ST7, ST9, ST11).

A gate is judged for one day. What ends by itself warns before; it never cuts a shift in progress, because nobody asks
a gate between check-in and the shift's end.
"""

from datetime import date, timedelta

from frirum.rules.met import Found, found
from frirum.rules.requirement import Gate, Requirement, in_order
from frirum.rules.verdict import CLOSED, STATE, Gates, House, Met, Person, Signed, Stand, Text, Verdict
from frirum.rules.volunteer import State

__all__ = [
    "CLOSED",
    "STATE",
    "Gates",
    "House",
    "Met",
    "Person",
    "Signed",
    "Stand",
    "Text",
    "Verdict",
    "gates",
    "judge",
]


def gates(person: Person, house: House, *, on: date) -> Gates:
    """Judge everything for one day."""
    judged = (judge(one, person, house, on=on) for one in in_order(house.requirements))
    return Gates((_of_state(person.state), *judged))


def judge(requirement: Requirement, person: Person, house: House, *, on: date) -> Verdict:
    """Judge one requirement for one day."""
    here = found(requirement, person, house, on)
    return Verdict(requirement.kind.value, requirement.gates, _stand(requirement, here, on), here.until, here.detail)


TAKES_SHIFTS = frozenset({State.ADMITTED, State.ACTIVE})
"""Whoever is admitted signs up for her first shift; checking in to it makes her active."""


def _of_state(state: State) -> Verdict:
    stand = Stand.MET if state in TAKES_SHIFTS else Stand.MISSING
    return Verdict(STATE, Gate.SIGN_UP, stand, detail={"state": state.value})


def _stand(requirement: Requirement, here: Found, on: date) -> Stand:
    if not here.met:
        return Stand.REMINDER if requirement.gates is Gate.NOTHING else Stand.MISSING
    warned = here.until is not None and here.until - on < timedelta(days=requirement.number("warn_days"))
    return Stand.ENDS_SOON if here.soon or warned else Stand.MET
