"""A volunteer's life: every step with its yes and its no (ST11, BO3, BO4)."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.moves import NotAMove
from frirum.rules.period import Period, Span, span
from frirum.rules.volunteer import (
    CLOSES,
    MOVES,
    OVER,
    By,
    Closes,
    NotHersToDecide,
    State,
    erase_on,
    latest_back,
    may_step,
    require_step,
    steps,
)

NOW = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
S = State

# before: (what the office may do, what she may do herself)
TABLE: dict[State, tuple[set[State], set[State]]] = {
    S.APPLIED: ({S.INTERVIEWED, S.DECLINED, S.WITHDRAWN}, {S.WITHDRAWN}),
    S.INTERVIEWED: ({S.IN_TRAINING, S.ADMITTED, S.DECLINED, S.WITHDRAWN}, {S.WITHDRAWN}),
    S.IN_TRAINING: ({S.ADMITTED, S.DECLINED, S.WITHDRAWN}, {S.WITHDRAWN}),
    S.ADMITTED: ({S.ACTIVE, S.DECLINED, S.WITHDRAWN}, {S.WITHDRAWN}),
    S.ACTIVE: ({S.PAUSED, S.SUSPENDED, S.LEFT}, {S.PAUSED, S.LEFT}),
    S.PAUSED: ({S.ACTIVE, S.SUSPENDED, S.LEFT}, {S.ACTIVE, S.LEFT}),
    S.SUSPENDED: ({S.ACTIVE, S.LEFT}, set()),
    S.LEFT: ({S.ACTIVE}, set()),
    S.DECLINED: (set(), set()),
    S.WITHDRAWN: (set(), set()),
}


@pytest.mark.parametrize(("before", "after"), list(product(State, State)))
def test_every_step_by_the_office_and_by_herself(before: State, after: State) -> None:
    office, herself = TABLE[before]
    assert may_step(before, after, by=By.OFFICE) is (after in office)
    assert may_step(before, after, by=By.HERSELF) is (after in herself)


def test_a_step_that_is_there_is_given_back() -> None:
    assert require_step(S.ACTIVE, S.SUSPENDED, by=By.OFFICE) is S.SUSPENDED


def test_nobody_suspends_herself_nor_comes_back_from_it_alone() -> None:
    for before, after in [(S.ACTIVE, S.SUSPENDED), (S.SUSPENDED, S.ACTIVE), (S.ADMITTED, S.ACTIVE)]:
        with pytest.raises(NotHersToDecide):
            require_step(before, after, by=By.HERSELF)


def test_nobody_is_active_without_being_admitted() -> None:
    with pytest.raises(NotAMove):
        require_step(S.APPLIED, S.ACTIVE, by=By.OFFICE)


def test_the_page_offers_what_may_come_next() -> None:
    assert steps(S.PAUSED, by=By.HERSELF) == (S.ACTIVE, S.LEFT)
    assert steps(S.DECLINED, by=By.OFFICE) == ()


def test_only_a_persons_decision_closes_at_once() -> None:
    ending = {state for state in State if Closes.ROLE in CLOSES[state]}
    assert ending == {S.SUSPENDED, *OVER}
    assert CLOSES[S.PAUSED] == {Closes.SEATS_AHEAD}
    assert not any(CLOSES[state] for state in (S.APPLIED, S.INTERVIEWED, S.IN_TRAINING, S.ADMITTED, S.ACTIVE))
    assert set(CLOSES) == set(State) == set(MOVES)


@pytest.mark.parametrize(
    ("state", "days"), [(S.LEFT, 365), (S.DECLINED, 90), (S.WITHDRAWN, 90), (S.ACTIVE, None), (S.SUSPENDED, None)]
)
def test_the_clock_of_erasure_runs_from_leaving(state: State, days: int | None) -> None:
    assert erase_on(state, NOW) == (None if days is None else NOW + timedelta(days=days))


@pytest.mark.parametrize(
    ("today", "terms", "back"),
    [
        (date(2026, 3, 4), (), date(2027, 6, 30)),  # this spring is begun: autumn and next spring
        (date(2026, 12, 31), (), date(2027, 12, 31)),
        (
            date(2026, 9, 1),
            (Span(date(2026, 8, 24), date(2026, 12, 13)), Span(date(2027, 1, 11), date(2027, 6, 6))),
            date(2027, 12, 31),  # spring is named, the autumn after it is a half year
        ),
        (date(2026, 7, 10), (Span(date(2026, 8, 24), date(2026, 12, 13)),), date(2027, 6, 30)),  # in no term
    ],
)
def test_a_pause_lasts_two_terms_at_most(today: date, terms: tuple[Span, ...], back: date) -> None:  # ST11
    assert latest_back(today, terms=terms) == back


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 6))
def test_more_terms_of_pause_end_later_and_with_a_term(today: date, most: int) -> None:
    back = latest_back(today, most=most)
    here = span(Period.TERM, back)
    assert here is not None
    assert here.last == back > today
    assert latest_back(today, most=most + 1) > back
