"""Shifts out of opening hours, over both summer-time nights, leap day and days that differ; made twice they are the same
(ST1, ST4)."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.opening import ClosedDay, ExtraPeriod, Opening, Period, intervals
from frirum.rules.seat import ShiftState, Span
from frirum.rules.shift import Changes, SeatChanges, Standing, changes, seat_changes, shifts_between

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 3, 1, tzinfo=UTC)
EVENINGS = Opening(tuple(Period(day, 20 * 60, 22 * 60) for day in (0, 1, 2, 3, 6)), (), STOCKHOLM)


def opening(*periods: tuple[int, int, int], differs: tuple[ClosedDay | ExtraPeriod, ...] = ()) -> Opening:
    return Opening(tuple(Period(*one) for one in periods), differs, STOCKHOLM)


def local(span: Span) -> tuple[str, str]:
    return tuple(f"{at.astimezone(STOCKHOLM):%d %H:%M}" for at in (span.starts_at, span.ends_at))  # type: ignore[return-value]


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def standing(ident: int, span: Span, *, held: bool = False, state: ShiftState = ShiftState.PUBLISHED) -> Standing:
    return Standing(ident, span, state, held)


def test_a_week_of_evenings_is_five_shifts_at_eight_local_time_winter_and_summer() -> None:
    found = shifts_between(EVENINGS, date(2026, 3, 23), date(2026, 4, 5))  # the clocks change on 29 March
    assert len(found) == 10
    assert {local(one)[0][3:] for one in found} == {"20:00"}
    assert {one.ends_at - one.starts_at for one in found} == {timedelta(hours=2)}


def test_a_closed_day_has_no_shift_and_an_extra_period_has_one() -> None:
    differs = (ClosedDay(date(2026, 3, 2)), ExtraPeriod(date(2026, 3, 6), 600, 720))
    found = shifts_between(opening((0, 1200, 1320), differs=differs), date(2026, 3, 2), date(2026, 3, 9))
    assert [local(one) for one in found] == [("06 10:00", "06 12:00"), ("09 20:00", "09 22:00")]


def test_an_extra_period_over_a_weekly_one_is_one_shift() -> None:
    differs = (ExtraPeriod(date(2026, 3, 2), 1140, 1260),)
    found = shifts_between(opening((0, 1200, 1320), differs=differs), date(2026, 3, 2), date(2026, 3, 2))
    assert [local(one) for one in found] == [("02 19:00", "02 22:00")]


def test_periods_that_follow_each_other_are_shifts_of_their_own() -> None:
    found = shifts_between(opening((0, 1080, 1260), (0, 1260, 1440)), date(2026, 3, 2), date(2026, 3, 2))
    assert [local(one) for one in found] == [("02 18:00", "02 21:00"), ("02 21:00", "03 00:00")]


def test_the_night_that_skips_an_hour_is_an_hour_shorter() -> None:
    found = shifts_between(opening((5, 22 * 60, 28 * 60)), date(2026, 3, 28), date(2026, 3, 28))
    assert [one.ends_at - one.starts_at for one in found] == [timedelta(hours=5)]
    assert shifts_between(opening((6, 130, 170)), date(2026, 3, 29), date(2026, 3, 29)) != []


def test_the_night_that_has_an_hour_twice_leaves_no_gap_and_nobody_doubled() -> None:
    halves = opening((6, 0, 150), (6, 150, 300))  # the seam lies in the hour that comes twice
    found = shifts_between(halves, date(2026, 10, 25), date(2026, 10, 25))
    assert found[0].ends_at == found[1].starts_at
    assert sum((one.ends_at - one.starts_at for one in found), timedelta()) == timedelta(hours=6)
    short = shifts_between(opening((6, 0, 150), (6, 150, 180)), date(2026, 10, 25), date(2026, 10, 25))
    assert [one.ends_at - one.starts_at for one in short] == [timedelta(hours=3, minutes=30), timedelta(minutes=30)]


def test_a_shift_inside_the_doubled_hour_that_the_one_before_covers_is_not_made_twice() -> None:
    found = shifts_between(opening((6, 0, 150), (6, 150, 151)), date(2026, 10, 25), date(2026, 10, 25))
    assert sum((one.ends_at - one.starts_at for one in found), timedelta()) == timedelta(hours=3, minutes=31)


def test_leap_day_has_its_shift() -> None:
    assert len(shifts_between(opening((1, 1200, 1320)), date(2028, 2, 28), date(2028, 3, 1))) == 1  # a Tuesday


PERIODS = st.lists(
    st.builds(
        lambda day, opens, length: Period(day, opens, opens + length),
        st.integers(0, 6),
        st.integers(0, 1439),
        st.integers(30, 720),
    ),
    max_size=6,
)
DIFFERS = st.lists(
    st.one_of(
        st.builds(lambda day: ClosedDay(date(2026, 3, 20) + timedelta(days=day)), st.integers(0, 20)),
        st.builds(
            lambda day, opens, length: ExtraPeriod(date(2026, 3, 20) + timedelta(days=day), opens, opens + length),
            st.integers(0, 20),
            st.integers(0, 1439),
            st.integers(30, 300),
        ),
    ),
    max_size=3,
)


@given(PERIODS, DIFFERS, st.sampled_from(["Europe/Stockholm", "Europe/Helsinki"]), st.sampled_from([(3, 20), (10, 15)]))
def test_shifts_cover_the_opening_hours_and_never_each_other(
    periods: list[Period], differs: list[ClosedDay | ExtraPeriod], zone: str, begin: tuple[int, int]
) -> None:
    here = Opening(tuple(periods), tuple(differs), ZoneInfo(zone))
    first = date(2026, *begin)
    found = shifts_between(here, first, first + timedelta(days=20))
    assert all(one.starts_at < one.ends_at for one in found)
    assert all(before.ends_at <= after.starts_at for before, after in pairwise(found))
    start = datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    whole = intervals(here, start=start, end=start + timedelta(days=21))
    for one in found:
        assert any(time.opens_at <= one.starts_at for time in whole)
    inside = [time for time in whole if time.opens_at > start and time.closes_at < start + timedelta(days=20)]
    for time in inside:
        covered = sum(
            (
                min(one.ends_at, time.closes_at) - max(one.starts_at, time.opens_at)
                for one in found
                if one.starts_at < time.closes_at and time.opens_at < one.ends_at
            ),
            timedelta(),
        )
        assert covered == time.closes_at - time.opens_at


@pytest.mark.parametrize(
    ("first", "second", "whole"), [((121, 151), (180, 210), "01:00-01:31"), ((121, 182), (180, 210), "01:00-01:30")]
)
def test_what_is_written_in_the_hour_a_spring_night_has_not_loses_no_minute(
    first: tuple[int, int], second: tuple[int, int], whole: str
) -> None:
    here = Opening((Period(6, *first), Period(6, *second)), (), STOCKHOLM)
    night = date(2026, 3, 29)
    assert [f"{one.starts_at:%H:%M}-{one.ends_at:%H:%M}" for one in shifts_between(here, night, night)] == [whole]


@given(PERIODS, PERIODS, st.sets(st.integers(0, 40)))
def test_made_twice_nothing_is_new_and_nobody_is_lost(
    before: list[Period], after: list[Period], held: set[int]
) -> None:
    first, last = date(2026, 3, 20), date(2026, 4, 5)
    old = shifts_between(Opening(tuple(before), (), STOCKHOLM), first, last)
    there = [standing(number, span, held=number in held) for number, span in enumerate(old)]
    assert changes(old, there, now=NOW).none
    wanted = shifts_between(Opening(tuple(after), (), STOCKHOLM), first, last)
    change = changes(wanted, there, now=NOW)
    moved = {one.id: to for one, to in change.moved}
    gone = {one.id for one in (*change.removed, *change.cancelled)}
    assert not any(one.held for one in change.removed)
    kept = [
        standing(int(str(one.id)), moved.get(one.id, one.span), held=one.held) for one in there if one.id not in gone
    ]
    kept += [standing(1000 + number, span) for number, span in enumerate(change.added)]
    assert sorted(one.span for one in kept) == sorted(wanted)
    assert changes(wanted, kept, now=NOW).none


def test_new_hours_move_an_evening_with_its_people_and_cancel_what_is_gone_in_the_open() -> None:
    eight, nine = Span(utc(3, 19), utc(3, 21)), Span(utc(3, 20), utc(3, 22))
    empty, gone = standing(2, Span(utc(4, 19), utc(4, 21))), standing(3, Span(utc(5, 19), utc(5, 21)), held=True)
    found = changes([nine], [standing(1, eight, held=True), empty, gone], now=NOW)
    assert found == Changes((), ((standing(1, eight, held=True), nine),), (empty,), (gone,))
    assert not found.none


def test_what_has_begun_or_was_cancelled_by_hand_is_left_alone() -> None:
    begun = standing(1, Span(NOW - timedelta(hours=1), NOW + timedelta(hours=1)), held=True)
    by_hand = standing(2, Span(utc(3, 19), utc(3, 21)), state=ShiftState.CANCELLED)
    assert changes([by_hand.span, Span(NOW, NOW + timedelta(hours=3))], [begun, by_hand], now=NOW).none
    assert changes([], [begun, by_hand], now=NOW).none
    again = Span(NOW + timedelta(minutes=30), NOW + timedelta(hours=2))
    assert changes([again], [begun], now=NOW).none


def test_seats_follow_the_plan_but_nobody_is_asked_to_stand_up() -> None:
    regular, back_up = ("regular", None, None), ("back_up", None, None)
    there = {0: (regular, True), 1: (regular, False), 2: (back_up, True), 3: (regular, False)}
    assert seat_changes([regular, back_up], there) == SeatChanges((), (1,), (3,))
    assert seat_changes([regular] * 5, there) == SeatChanges((4,), (), ())
