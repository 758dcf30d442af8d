"""A volunteer's life in one organisation: what may become what, who decides, and what it closes (ST11, BO3, BO4)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from frirum.rules.kept import NOT_TAKEN_ON_KEPT, VOLUNTEER_KEPT
from frirum.rules.moves import NotAMove, require_move
from frirum.rules.period import Period, Span, half_year, span


class State(StrEnum):
    """Where in her life with the organisation somebody is."""

    APPLIED = "applied"
    INTERVIEWED = "interviewed"
    IN_TRAINING = "in_training"
    ADMITTED = "admitted"
    ACTIVE = "active"
    PAUSED = "paused"
    SUSPENDED = "suspended"
    LEFT = "left"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


_GIVEN_UP = frozenset({State.DECLINED, State.WITHDRAWN})

MOVES: Mapping[State, frozenset[State]] = {
    State.APPLIED: _GIVEN_UP | {State.INTERVIEWED},
    State.INTERVIEWED: _GIVEN_UP | {State.IN_TRAINING, State.ADMITTED},
    State.IN_TRAINING: _GIVEN_UP | {State.ADMITTED},
    State.ADMITTED: _GIVEN_UP | {State.ACTIVE},
    State.ACTIVE: frozenset({State.PAUSED, State.SUSPENDED, State.LEFT}),
    State.PAUSED: frozenset({State.ACTIVE, State.SUSPENDED, State.LEFT}),
    State.SUSPENDED: frozenset({State.ACTIVE, State.LEFT}),
    # Until she is erased the organisation may ask her back; after that she is a new person to it.
    State.LEFT: frozenset({State.ACTIVE}),
    State.DECLINED: frozenset(),
    State.WITHDRAWN: frozenset(),
}


class By(StrEnum):
    """Whose step it is."""

    HERSELF = "herself"
    OFFICE = "office"


_HER_OWN: frozenset[tuple[State, State]] = frozenset(
    {(before, State.WITHDRAWN) for before, afters in MOVES.items() if State.WITHDRAWN in afters}
    | {(State.ACTIVE, State.PAUSED), (State.PAUSED, State.ACTIVE)}
    | {(State.ACTIVE, State.LEFT), (State.PAUSED, State.LEFT)}
)


class Closes(StrEnum):
    """What a step closes at once."""

    SEATS_AHEAD = "seats_ahead"
    FEEDS = "feeds"
    ROLE = "role"  # being a volunteer here: desk, room, live lines, duty, log-ins
    EVERYTHING = "everything"  # every role in the organisation


CLOSES: Mapping[State, frozenset[Closes]] = {
    State.APPLIED: frozenset(),
    State.INTERVIEWED: frozenset(),
    State.IN_TRAINING: frozenset(),
    State.ADMITTED: frozenset(),
    State.ACTIVE: frozenset(),
    State.PAUSED: frozenset({Closes.SEATS_AHEAD}),
    State.SUSPENDED: frozenset({Closes.SEATS_AHEAD, Closes.FEEDS, Closes.ROLE, Closes.EVERYTHING}),
    State.LEFT: frozenset({Closes.SEATS_AHEAD, Closes.FEEDS, Closes.ROLE}),
    State.DECLINED: frozenset({Closes.SEATS_AHEAD, Closes.FEEDS, Closes.ROLE}),
    State.WITHDRAWN: frozenset({Closes.SEATS_AHEAD, Closes.FEEDS, Closes.ROLE}),
}
"""Only a person's decision acts at once, and a pause never ends a shift in progress."""

OVER = frozenset({State.LEFT, State.DECLINED, State.WITHDRAWN})
"""Nothing more happens here, unless she is asked back."""

NOT_TAKEN_ON = _GIVEN_UP

TERMS_OF_PAUSE = 2
"""The longest pause, unless the organisation chose otherwise (ST11)."""


class NotHersToDecide(Exception):
    """This step is the office's."""


def may_step(before: State, after: State, *, by: By) -> bool:
    """Whether the table has this step, and whoever takes it may."""
    return after in MOVES[before] and (by is By.OFFICE or (before, after) in _HER_OWN)


def require_step(before: State, after: State, *, by: By) -> State:
    """Give ``after`` back; raises NotAMove or NotHersToDecide."""
    require_move(MOVES, before, after)
    if not may_step(before, after, by=by):
        raise NotHersToDecide
    return after


def steps(before: State, *, by: By) -> tuple[State, ...]:
    """What may come next, in the order of the table."""
    return tuple(after for after in State if may_step(before, after, by=by))


def latest_back(today: date, *, most: int = TERMS_OF_PAUSE, terms: tuple[Span, ...] = ()) -> date:
    """The last day a pause that begins today can last: the end of the next so many terms, this one not counted."""
    here = span(Period.TERM, today, terms=terms)
    last = today if here is None else here.last
    for _ in range(most):
        last = _next_term(last, terms).last
    return last


def _next_term(last: date, terms: tuple[Span, ...]) -> Span:
    """The first term that begins after this day: a named one, or else a half year."""
    ahead = [one for one in terms if one.first > last]
    if ahead:
        return min(ahead, key=lambda one: one.first)
    half = half_year(last + timedelta(days=1))
    return half if half.first > last else half_year(half.last + timedelta(days=1))


def erase_on(state: State, since: datetime) -> datetime | None:
    """When a person's data goes: a year after she left, three months after she was not taken on; else never."""
    if state in NOT_TAKEN_ON:
        return since + NOT_TAKEN_ON_KEPT
    return since + VOLUNTEER_KEPT if state is State.LEFT else None


__all__ = [
    "CLOSES",
    "MOVES",
    "NOT_TAKEN_ON",
    "OVER",
    "TERMS_OF_PAUSE",
    "By",
    "Closes",
    "NotAMove",
    "NotHersToDecide",
    "State",
    "erase_on",
    "latest_back",
    "may_step",
    "require_step",
    "steps",
]
