"""Calling on-call: Siv is first, Rut second; Bo is the one who worries (ST10)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.escalation import (
    MOVES,
    OPEN,
    Answer,
    Call,
    Escalating,
    due_at,
    may_answer,
    next_up,
    order_of,
    silent,
    slept_through,
)
from frirum.rules.moves import may_move

NOW = datetime(2026, 3, 4, 20, 0, tzinfo=UTC)
BO, SIV, RUT, DAG = 1, 2, 3, 4


def call(answer: Answer = Answer.WAITING, *, told: bool = False) -> Call:
    return Call(SIV, answer, NOW + timedelta(minutes=3), told=told)


ALLOWED = {
    ("calling", "answered"),
    ("calling", "exhausted"),
    ("calling", "closed"),
    ("answered", "closed"),
    ("exhausted", "answered"),
    ("exhausted", "closed"),
}


@pytest.mark.parametrize("before", Escalating)
@pytest.mark.parametrize("after", Escalating)
def test_what_becomes_what(before: Escalating, after: Escalating) -> None:  # ST10
    assert may_move(MOVES, before, after) == ((before.value, after.value) in ALLOWED)


def test_everything_but_closed_is_open() -> None:
    assert {Escalating.CALLING, Escalating.ANSWERED, Escalating.EXHAUSTED} == OPEN


def test_the_list_is_called_in_its_order_and_then_whoever_sits_on_call() -> None:
    assert order_of([SIV, RUT], [DAG, RUT], asker=BO) == (SIV, RUT, DAG)


def test_who_asks_is_never_called() -> None:
    assert order_of([BO, SIV], [BO], asker=BO) == (SIV,)


def test_the_first_is_called_first_and_then_the_next() -> None:
    assert next_up([SIV, RUT], []) == SIV
    assert next_up([SIV, RUT], [SIV]) == RUT


def test_after_the_last_there_is_nobody() -> None:
    assert next_up([SIV, RUT], [RUT, SIV]) is None
    assert next_up([], []) is None


@given(st.lists(st.integers(1, 9), max_size=9), st.lists(st.integers(1, 9), max_size=9), st.integers(1, 9))
def test_nobody_is_forgotten_and_nobody_is_called_twice(listed: list[int], sitting: list[int], asker: int) -> None:
    order, called = order_of(listed, sitting, asker=asker), list[object]()
    while (one := next_up(order, called)) is not None:
        called.append(one)
    assert len(called) == len(set(called))
    assert set(called) == {*listed, *sitting} - {asker}


def test_a_call_waits_the_plans_minutes_and_never_less_than_one() -> None:
    assert due_at(timedelta(minutes=3), now=NOW) == NOW + timedelta(minutes=3)
    assert due_at(timedelta(0), now=NOW) == NOW + timedelta(minutes=1)


def test_a_call_falls_silent_at_its_time_and_not_before() -> None:
    assert not silent(call(), now=NOW + timedelta(minutes=3, seconds=-1))
    assert silent(call(), now=NOW + timedelta(minutes=3))


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NO, Answer.SILENT])
def test_what_was_answered_does_not_fall_silent(answer: Answer) -> None:
    assert not silent(call(answer), now=NOW + timedelta(hours=1))


def test_who_was_told_nothing_while_the_house_was_down_is_not_passed_over() -> None:
    long_after = NOW + timedelta(minutes=4)
    assert slept_through(call(), now=long_after)
    assert not slept_through(call(told=True), now=long_after)
    assert not slept_through(call(), now=NOW + timedelta(minutes=3, seconds=30))  # we were up, and could not tell her
    assert not slept_through(call(Answer.YES), now=long_after)


@pytest.mark.parametrize("answer", [Answer.WAITING, Answer.SILENT])
def test_whoever_wakes_late_may_still_answer(answer: Answer) -> None:
    assert may_answer(Escalating.CALLING, call(answer))
    assert may_answer(Escalating.EXHAUSTED, call(answer))


@pytest.mark.parametrize("state", [Escalating.ANSWERED, Escalating.CLOSED])
def test_nobody_answers_what_somebody_has(state: Escalating) -> None:
    assert not may_answer(state, call())


@pytest.mark.parametrize("state", [Escalating.CALLING, Escalating.EXHAUSTED])
def test_a_no_can_become_a_yes_and_nothing_else(state: Escalating) -> None:
    assert may_answer(state, call(Answer.NO))
    assert not may_answer(state, call(Answer.NO), yes=False)
    assert not may_answer(state, call(Answer.YES))
    assert not may_answer(state, call(Answer.YES), yes=False)
