"""Opening: Sunday to Thursday eight to ten, both summer nights, holidays, and the demo's open door."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from frirum.rules.opening import (
    ClosedDay,
    ExtraPeriod,
    Hours,
    Opening,
    Period,
    closing_soon,
    intervals,
    state_at,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SUNDAY, MONDAY, FRIDAY, SATURDAY = 6, 0, 4, 5
EIGHT, TEN = 20 * 60, 22 * 60
MINUTE = timedelta(minutes=1)
WEEK = tuple(Period(day, EIGHT, TEN) for day in (0, 1, 2, 3, SUNDAY))  # ST1
STORASYSTER = Opening(WEEK, (), STOCKHOLM, last_admission_before=15 * MINUTE)
ALWAYS = Opening(tuple(Period(day, 0, 1440) for day in range(7)), (), STOCKHOLM, 15 * MINUTE)


def local(*when: int) -> datetime:
    return datetime(*when, tzinfo=STOCKHOLM)  # type: ignore[misc, arg-type]


def utc(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[misc, arg-type]


def night(day: date, opens: int, closes: int) -> list[tuple[datetime, datetime]]:
    """One period on one date, as UTC times."""
    opening = Opening((), (ExtraPeriod(day, opens, closes),), STOCKHOLM)
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=2)
    return [(one.opens_at, one.closes_at) for one in intervals(opening, start=start, end=start + timedelta(days=5))]


def test_sunday_evening_the_door_is_open() -> None:  # ST1
    state = state_at(STORASYSTER, now=local(2026, 3, 1, 20, 0))
    assert state.hours is Hours.ADMITTING
    assert state.opened_at == local(2026, 3, 1, 20, 0)
    assert state.last_admission_at == local(2026, 3, 1, 21, 45)
    assert state.closes_at == local(2026, 3, 1, 22, 0)
    assert state.next_opens_at == local(2026, 3, 2, 20, 0)


@pytest.mark.parametrize(
    ("when", "hours"),
    [
        ((2026, 3, 1, 19, 59), Hours.CLOSED),
        ((2026, 3, 1, 21, 44), Hours.ADMITTING),
        ((2026, 3, 1, 21, 45), Hours.LAST_ADMISSION_PASSED),
        ((2026, 3, 1, 21, 59), Hours.LAST_ADMISSION_PASSED),
        ((2026, 3, 1, 22, 0), Hours.CLOSED),
        ((2026, 3, 6, 20, 30), Hours.CLOSED),  # a Friday
    ],
)
def test_the_hours_through_the_evening(when: tuple[int, ...], hours: Hours) -> None:
    assert state_at(STORASYSTER, now=local(*when)).hours is hours


def test_a_closed_door_names_the_next_open_one() -> None:  # BO9
    assert state_at(STORASYSTER, now=local(2026, 3, 6, 12, 0)).next_opens_at == local(2026, 3, 8, 20, 0)


def test_after_a_closed_summer_the_next_opening_is_still_found() -> None:
    summer = tuple(ClosedDay(date(2026, 6, 15) + timedelta(days=n)) for n in range(62))
    opening = Opening(WEEK, summer, STOCKHOLM)
    assert state_at(opening, now=local(2026, 6, 16, 12, 0)).next_opens_at == local(2026, 8, 16, 20, 0)


def test_a_line_without_hours_never_opens() -> None:
    state = state_at(Opening((), (), STOCKHOLM), now=local(2026, 3, 1, 20, 30))
    assert (state.hours, state.next_opens_at) == (Hours.CLOSED, None)


def test_a_holiday_is_closed_and_an_extra_evening_stands() -> None:
    opening = Opening(
        WEEK,
        (
            ClosedDay(date(2026, 3, 1)),
            ExtraPeriod(date(2026, 3, 6), EIGHT, TEN),
            ExtraPeriod(date(2026, 3, 1), 600, 660),
        ),
        STOCKHOLM,
    )
    assert state_at(opening, now=local(2026, 3, 1, 20, 30)).hours is Hours.CLOSED
    assert state_at(opening, now=local(2026, 3, 1, 10, 30)).hours is Hours.ADMITTING
    assert state_at(opening, now=local(2026, 3, 6, 20, 30)).hours is Hours.ADMITTING
    assert state_at(opening, now=local(2026, 3, 2, 20, 30)).hours is Hours.ADMITTING


def test_a_night_that_began_before_a_closed_day_runs_on() -> None:
    opening = Opening((Period(SATURDAY, TEN, 26 * 60),), (ClosedDay(date(2026, 3, 1)),), STOCKHOLM)
    assert state_at(opening, now=local(2026, 3, 1, 1, 30)).closes_at == local(2026, 3, 1, 2, 0)


def test_touching_periods_are_one() -> None:
    opening = Opening((Period(SUNDAY, EIGHT, 1440), Period(MONDAY, 0, 120)), (), STOCKHOLM)
    assert state_at(opening, now=local(2026, 3, 1, 23, 50)).closes_at == local(2026, 3, 2, 2, 0)


def test_a_door_that_is_always_open_never_closes_soon() -> None:
    for minute in (1, 5, 59):
        state = state_at(ALWAYS, now=local(2026, 3, 1, 23, minute))
        assert state.hours is Hours.ADMITTING
        assert state.closes_at is None
        assert closing_soon(state, now=local(2026, 3, 1, 23, minute)) is None


@pytest.mark.parametrize(
    ("minute", "mark"), [(44, None), (45, 15 * MINUTE), (54, 15 * MINUTE), (55, 5 * MINUTE), (59, 5 * MINUTE)]
)
def test_closing_soon_is_said_twice(minute: int, mark: timedelta | None) -> None:  # UX desk 10
    now = local(2026, 3, 1, 21, minute)
    assert closing_soon(state_at(STORASYSTER, now=now), now=now) == mark


SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def test_the_evening_is_at_eight_before_and_after_both_changes() -> None:  # ST1
    assert night(date(2026, 3, 28), EIGHT, TEN) == [(utc(2026, 3, 28, 19), utc(2026, 3, 28, 21))]
    assert night(SPRING, EIGHT, TEN) == [(utc(2026, 3, 29, 18), utc(2026, 3, 29, 20))]
    assert night(date(2026, 10, 24), EIGHT, TEN) == [(utc(2026, 10, 24, 18), utc(2026, 10, 24, 20))]
    assert night(AUTUMN, EIGHT, TEN) == [(utc(2026, 10, 25, 19), utc(2026, 10, 25, 21))]


def test_the_hour_that_spring_skips_is_read_an_hour_later() -> None:
    assert night(SPRING, 60, 150) == [(utc(2026, 3, 29, 0), utc(2026, 3, 29, 1, 30))]
    assert night(SPRING, 150, 240) == [(utc(2026, 3, 29, 1, 30), utc(2026, 3, 29, 2))]
    assert night(SPRING, 150, 180) == []


def test_the_hour_that_comes_twice_is_open_both_times() -> None:
    assert night(AUTUMN, 120, 180) == [(utc(2026, 10, 25, 0), utc(2026, 10, 25, 2))]
    assert night(AUTUMN, 60, 150) == [(utc(2026, 10, 24, 23), utc(2026, 10, 25, 1, 30))]


zones = st.sampled_from(["Europe/Stockholm", "Europe/Helsinki", "Atlantic/Azores", "America/Havana", "UTC"]).map(
    ZoneInfo
)
days = st.one_of(
    st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    st.sampled_from([SPRING, AUTUMN]).flatmap(lambda day: st.integers(-2, 2).map(lambda n: day + timedelta(days=n))),
)
spans = st.tuples(st.integers(0, 1439), st.integers(1, 1440))
periods = st.builds(lambda day, span: Period(day, span[0], sum(span)), st.integers(0, 6), spans)
extras = st.builds(lambda day, span: ExtraPeriod(day, span[0], sum(span)), days, spans)
openings = st.builds(
    Opening,
    st.lists(periods, max_size=6).map(tuple),
    st.lists(st.one_of(extras, st.builds(ClosedDay, days)), max_size=4).map(tuple),
    zones,
    st.integers(0, 40).map(lambda minutes: minutes * MINUTE),
)
moments = st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day, tzinfo=UTC) + minutes * MINUTE,
    days,
    st.integers(0, 1439),
)


@given(openings, moments, st.integers(1, 30))
def test_open_times_are_in_order_apart_and_inside_what_was_asked(
    opening: Opening, start: datetime, length: int
) -> None:
    end = start + timedelta(days=length)
    found = intervals(opening, start=start, end=end)
    for one in found:
        assert start <= one.opens_at < one.closes_at <= end
    for before, after in pairwise(found):
        assert before.closes_at < after.opens_at


@given(openings, moments)
def test_asking_in_two_halves_gives_the_same_open_times(opening: Opening, start: datetime) -> None:
    half, end = start + timedelta(days=3), start + timedelta(days=6)
    total = sum((one.closes_at - one.opens_at for one in intervals(opening, start=start, end=end)), timedelta())
    halves = [*intervals(opening, start=start, end=half), *intervals(opening, start=half, end=end)]
    assert sum((one.closes_at - one.opens_at for one in halves), timedelta()) == total


@given(openings, moments)
@example(ALWAYS, utc(2026, 3, 29, 1, 0))
@example(ALWAYS, utc(2026, 10, 25, 0, 30))
def test_the_state_agrees_with_the_open_times_and_speaks_of_the_future(opening: Opening, now: datetime) -> None:
    state = state_at(opening, now=now)
    open_now = bool(intervals(opening, start=now, end=now + timedelta(microseconds=1)))
    assert (state.hours is not Hours.CLOSED) is open_now
    if state.closes_at is not None:
        assert now < state.closes_at
        assert not intervals(opening, start=state.closes_at, end=state.closes_at + timedelta(microseconds=1))
    if state.next_opens_at is not None:
        assert state.next_opens_at > now
        assert state_at(opening, now=state.next_opens_at).hours is not Hours.CLOSED


@given(st.integers(0, 1439), st.integers(1, 1440), st.sampled_from([SPRING, AUTUMN]))
def test_a_summer_night_changes_a_period_by_an_hour_at_most(opens: int, length: int, day: date) -> None:
    open_for = sum((closes - begins for begins, closes in night(day, opens, opens + length)), timedelta())
    assert abs(open_for - length * MINUTE) <= timedelta(hours=1)
