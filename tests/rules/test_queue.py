"""Queue: the oldest first, honest words about the wait, and nobody dropped for a locked phone."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.queue import (
    Age,
    Wait,
    Waiting,
    age,
    full,
    given_up,
    honest_wait,
    may_not_reach,
    next_up,
    place,
    takeable,
)

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def waits(who: str, *, minutes: int, silent: int = 0, readable: bool = True) -> Waiting:
    """Someone who came so many minutes ago and was last heard so many seconds ago."""
    return Waiting(who, NOW - minutes * MINUTE, NOW - timedelta(seconds=silent), readable)


VEGA = waits("vega", minutes=9)
IDA = waits("ida", minutes=4)


def test_the_one_who_waited_longest_is_next() -> None:
    assert next_up([IDA, VEGA], now=NOW) == VEGA
    assert next_up([], now=NOW) is None


def test_vega_away_is_passed_over_but_keeps_her_place() -> None:  # AB7
    vega = waits("vega", minutes=9, silent=60)
    assert next_up([vega, IDA], now=NOW) == IDA
    assert place([vega, IDA], "vega", now=NOW) == 1
    assert place([vega, IDA], "ida", now=NOW) == 2


def test_vega_silent_for_five_minutes_has_given_up() -> None:  # AB7
    assert not given_up(waits("vega", minutes=9, silent=299), now=NOW)
    vega = waits("vega", minutes=9, silent=300)
    assert given_up(vega, now=NOW)
    assert place([vega, IDA], "vega", now=NOW) is None
    assert place([vega, IDA], "ida", now=NOW) == 1


def test_words_nobody_can_open_are_shown_but_not_taken() -> None:
    vega = waits("vega", minutes=9, readable=False)
    assert next_up([vega, IDA], now=NOW) == IDA
    assert next_up([vega], now=NOW) is None


def test_the_queue_is_full_at_its_capacity_counting_only_kept_places() -> None:
    gone = waits("gone", minutes=20, silent=300)
    assert full([VEGA, IDA], capacity=2, now=NOW)
    assert not full([VEGA, gone], capacity=2, now=NOW)


@pytest.mark.parametrize(
    ("minutes", "how"),
    [(0, Age.NEW), (4, Age.NEW), (5, Age.LONG), (14, Age.LONG), (15, Age.TOO_LONG)],
)
def test_waiting_time_has_three_colours(minutes: int, how: Age) -> None:
    assert age(waits("vega", minutes=minutes), now=NOW) is how


@pytest.mark.parametrize(
    ("ahead", "free", "running", "median", "wait"),
    [
        (0, 1, 0, None, Wait.SOON),
        (1, 2, 4, 30, Wait.SOON),
        (0, 0, 0, 30, Wait.UNKNOWN),  # nobody there: we do not know
        (0, 0, 3, None, Wait.UNKNOWN),  # too few talks to know
        (0, 0, 3, 10, Wait.SOON),
        (0, 0, 3, 30, Wait.QUARTER),
        (0, 0, 3, 40, Wait.HALF_HOUR),
        (3, 0, 3, 40, Wait.HOUR),
        (8, 0, 3, 40, Wait.LONGER),
    ],
)
def test_the_wait_is_honest(ahead: int, free: int, running: int, median: int | None, wait: Wait) -> None:
    talk = None if median is None else median * MINUTE
    assert honest_wait(ahead, free=free, running=running, median_talk=talk) is wait


def test_before_closing_she_hears_that_we_may_not_reach_her() -> None:
    closes = NOW + 20 * MINUTE
    assert not may_not_reach(Wait.QUARTER, closes_at=closes, now=NOW)
    assert may_not_reach(Wait.HALF_HOUR, closes_at=closes, now=NOW)
    assert may_not_reach(Wait.UNKNOWN, closes_at=closes, now=NOW)
    assert not may_not_reach(Wait.LONGER, closes_at=None, now=NOW)


queues = st.lists(
    st.builds(
        waits,
        st.uuids().map(str),
        minutes=st.integers(0, 90),
        silent=st.integers(0, 400),
        readable=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda one: one.conversation,
)


@given(queues)
def test_next_is_someone_who_can_be_met_and_nobody_who_can_has_waited_longer(
    waiting: list[Waiting],
) -> None:
    chosen = next_up(waiting, now=NOW)
    those = [one for one in waiting if takeable(one, now=NOW)]
    if chosen is None:
        assert not those
    else:
        assert chosen in those
        assert all(chosen.since <= one.since for one in those)


@given(queues)
def test_the_second_volunteer_gets_the_next_one_not_nobody(waiting: list[Waiting]) -> None:
    met = []
    left = list(waiting)
    while chosen := next_up(left, now=NOW):
        met.append(chosen)
        left.remove(chosen)
    assert len(met) == sum(takeable(one, now=NOW) for one in waiting)
    assert [one.since for one in met] == sorted(one.since for one in met)


@given(queues)
def test_places_are_one_two_three_without_gaps(waiting: list[Waiting]) -> None:
    places = [place(waiting, one.conversation, now=NOW) for one in waiting]
    held = sorted(number for number in places if number is not None)
    assert held == list(range(1, len(held) + 1))


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 9), st.integers(1, 90))
def test_more_people_before_her_is_never_a_shorter_wait(ahead: int, more: int, running: int, median: int) -> None:
    order = list(Wait)
    first = honest_wait(ahead, free=2, running=running, median_talk=median * MINUTE)
    later = honest_wait(ahead + more, free=2, running=running, median_talk=median * MINUTE)
    assert order.index(first) <= order.index(later)
