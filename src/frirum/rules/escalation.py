"""Escalation: on-call is asked at strong worry, one after the other, until somebody answers (ST10, AL4)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from frirum.rules.duty import Id


class Urgency(StrEnum):
    """How soon somebody is needed. It is all that is told of a worry."""

    NOW = "now"
    ADVICE = "advice"


class Escalating(StrEnum):
    """Where one worry stands."""

    CALLING = "calling"
    ANSWERED = "answered"
    EXHAUSTED = "exhausted"
    CLOSED = "closed"


MOVES: dict[Escalating, frozenset[Escalating]] = {
    Escalating.CALLING: frozenset({Escalating.ANSWERED, Escalating.EXHAUSTED, Escalating.CLOSED}),
    Escalating.ANSWERED: frozenset({Escalating.CLOSED}),
    # Whoever wakes late is still welcome.
    Escalating.EXHAUSTED: frozenset({Escalating.ANSWERED, Escalating.CLOSED}),
    Escalating.CLOSED: frozenset(),
}

OPEN = frozenset(MOVES) - {Escalating.CLOSED}


class Answer(StrEnum):
    """What became of one call."""

    WAITING = ""
    YES = "yes"
    NO = "no"
    SILENT = "silent"


SHORTEST_PATIENCE = timedelta(minutes=1)
"""Nobody is passed over sooner: a phone needs that long to be found."""

LATEST_LOOK = timedelta(seconds=30)
"""Calls are looked at every few seconds; one that is overdue by more lay there while the house was down."""


@dataclass(frozen=True, slots=True)
class Call:
    """One person who was called for one worry."""

    account: Id
    answer: Answer
    due_at: datetime
    told: bool = False


def order_of(listed: Sequence[Id], sitting: Iterable[Id], *, asker: Id) -> tuple[Id, ...]:
    """Who is called, and in which order: the line's list, then whoever sits on call unlisted; never who asks."""
    return tuple(dict.fromkeys(one for one in (*listed, *sitting) if one != asker))


def next_up(order: Sequence[Id], called: Collection[Id]) -> Id | None:
    """Who is called next; nobody is called twice for the same worry."""
    return next((one for one in order if one not in called), None)


def due_at(patience: timedelta, *, now: datetime) -> datetime:
    """When a call that nobody answers falls silent, by the ``patience`` of the line's plan."""
    return now + max(patience, SHORTEST_PATIENCE)


def silent(call: Call, *, now: datetime) -> bool:
    """Whether a call has waited its time without an answer."""
    return call.answer is Answer.WAITING and now >= call.due_at


def slept_through(call: Call, *, now: datetime) -> bool:
    """Whether a call's time passed while the house was down and nobody could be told: she is not passed over for that."""
    return silent(call, now=now) and not call.told and now - call.due_at > LATEST_LOOK


def may_answer(state: Escalating, call: Call, *, yes: bool = True) -> bool:
    """Whether a call may still be answered: also late, and also with yes after a no, while nobody else has (ST10)."""
    still = {Answer.WAITING, Answer.SILENT, Answer.NO} if yes else {Answer.WAITING, Answer.SILENT}
    return call.answer in still and Escalating.ANSWERED in MOVES[state]
