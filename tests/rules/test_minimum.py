"""The minimum: two present, in any seats; who fell silent is not there."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.duty import HELPER_LOST_AFTER
from frirum.rules.minimum import Presence, Staffing, staffing

OPENED = datetime(2026, 3, 1, 19, 0, tzinfo=UTC)
NOW = OPENED + timedelta(hours=1)
ENOUGH, PAUSED, NOT_YET = Staffing(), Staffing(enough=False), Staffing(enough=False, was_enough=False)


def at(minutes: int) -> datetime:
    return OPENED + timedelta(minutes=minutes)


def here(since: int, until: int | None = None, *, heard: datetime | None = None) -> Presence:
    """At the desk from so many minutes after opening; she is heard until she goes."""
    gone = None if until is None else at(until)
    return Presence(at(since), gone, heard or gone or NOW)


def judged(*who: Presence, minimum: int = 2, since: datetime | None = OPENED, now: datetime = NOW) -> Staffing:
    return staffing(who, minimum=minimum, since=since, now=now)


def test_a_line_without_a_minimum_asks_for_nobody() -> None:
    assert judged(minimum=0) == ENOUGH


def test_two_in_any_seats_are_enough_and_one_is_not() -> None:
    assert judged(here(-10), here(5)) == ENOUGH
    assert judged(here(-10)) == NOT_YET
    assert judged() == NOT_YET


def test_two_who_came_before_opening_count_when_one_leaves_later() -> None:
    assert judged(here(-10), here(-5, 30)) == PAUSED


def test_two_who_never_sat_there_together_since_opening_never_opened_the_door() -> None:
    assert judged(here(-30, -5), here(-20)) == NOT_YET  # together, but before it
    assert judged(here(0, 20), here(20)) == NOT_YET  # one came as the other went: half-open
    assert judged(here(0, 21), here(20)) == PAUSED


def test_a_desk_that_fell_silent_is_not_there() -> None:
    silent = here(-10, heard=NOW - HELPER_LOST_AFTER)
    assert judged(here(-10), silent) == PAUSED
    assert judged(here(-10), here(-10, heard=NOW - HELPER_LOST_AFTER + timedelta(seconds=1))) == ENOUGH


def test_who_went_after_falling_silent_was_there_until_the_silence() -> None:
    lost = here(-10, 50, heard=at(-8))
    assert judged(lost, here(-5)) == NOT_YET


def test_where_no_opening_is_known_every_hour_counts() -> None:
    assert judged(here(-50, -10), here(-20), since=None) == PAUSED


@given(st.lists(st.tuples(st.integers(-60, 59), st.integers(1, 90)), max_size=8), st.integers(0, 4))
def test_more_people_never_close_the_door(spans: list[tuple[int, int]], minimum: int) -> None:
    who = [here(since, since + long if since + long < 60 else None) for since, long in spans]
    fewer, more = judged(*who, minimum=minimum), judged(*who, here(-30), minimum=minimum)
    assert fewer.enough <= more.enough
    assert fewer.was_enough <= more.was_enough
    assert fewer.enough <= fewer.was_enough
