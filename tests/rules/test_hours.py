"""Hours: Dag edits the opening hours, and is told what does not hold together."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.hours import Fault, Problem, check, mark
from frirum.rules.opening import ClosedDay, ExtraPeriod, Opening, Period

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NONE = timedelta(0)


def faults(*periods: Period | ExtraPeriod, last: timedelta = NONE) -> list[Fault]:
    weekly = tuple(one for one in periods if isinstance(one, Period))
    extra = tuple(one for one in periods if isinstance(one, ExtraPeriod))
    return [problem.fault for problem in check(Opening(weekly, extra, STOCKHOLM, last))]


def test_five_evenings_and_a_holiday_hold_together() -> None:  # ST1
    week = tuple(Period(day, 1200, 1320) for day in (0, 1, 2, 3, 6))
    assert check(Opening(week, (ClosedDay(date(2026, 12, 24)),), STOCKHOLM, timedelta(minutes=15))) == []


def test_an_always_open_door_holds_together() -> None:
    assert faults(*(Period(day, 0, 1440) for day in range(7))) == []
    assert faults(Period(3, 0, 1440)) == []


@pytest.mark.parametrize(
    ("period", "fault"),
    [
        (Period(7, 1200, 1320), Fault.NOT_A_WEEKDAY),
        (Period(-1, 1200, 1320), Fault.NOT_A_WEEKDAY),
        (Period(0, -1, 1320), Fault.NOT_A_TIME),
        (Period(0, 1440, 1500), Fault.NOT_A_TIME),
        (Period(0, 1200, 2881), Fault.NOT_A_TIME),
        (Period(0, 1200, 1200), Fault.CLOSES_BEFORE_OPENS),
        (Period(0, 1200, 1199), Fault.CLOSES_BEFORE_OPENS),
        (Period(0, 600, 2041), Fault.LONGER_THAN_A_DAY),
        (ExtraPeriod(date(2026, 3, 6), 1200, 1100), Fault.CLOSES_BEFORE_OPENS),
    ],
)
def test_a_period_that_makes_no_sense_is_named(period: Period | ExtraPeriod, fault: Fault) -> None:
    assert faults(period) == [fault]


def test_last_admission_lies_within_the_period() -> None:
    period = Period(0, 1200, 1260)
    assert faults(period, last=timedelta(minutes=59)) == []
    assert faults(period, last=timedelta(minutes=60)) == [Fault.LAST_ADMISSION_BEFORE_OPENING]
    assert faults(period, last=timedelta(minutes=-1)) == [Fault.LAST_ADMISSION_AFTER_CLOSING]


def test_two_periods_may_touch_but_not_overlap() -> None:
    assert faults(Period(0, 600, 720), Period(0, 720, 800)) == []
    assert faults(Period(0, 600, 721), Period(0, 720, 800)) == [Fault.OVERLAP]
    assert faults(Period(0, 600, 720), Period(0, 600, 700)) == [Fault.OVERLAP]


def test_sunday_night_may_not_run_into_monday() -> None:
    monday = Period(0, 60, 120)
    assert check(Opening((monday, Period(6, 1320, 1501)), (), STOCKHOLM)) == [Problem(Fault.OVERLAP, monday)]
    assert faults(monday, Period(6, 1320, 1500)) == []


def test_two_extra_evenings_may_not_overlap() -> None:
    friday, saturday = date(2026, 3, 6), date(2026, 3, 7)
    assert faults(ExtraPeriod(friday, 1320, 1500), ExtraPeriod(saturday, 30, 90)) == [Fault.OVERLAP]
    assert faults(ExtraPeriod(friday, 1320, 1470), ExtraPeriod(saturday, 30, 90)) == []


weekly = st.builds(
    lambda day, opens, length: Period(day, opens, opens + length),
    st.integers(0, 6),
    st.integers(0, 1439),
    st.integers(1, 1440),
)


@given(st.lists(weekly, max_size=4))
def test_overlap_is_found_exactly_when_two_periods_share_a_minute_of_the_week(periods: list[Period]) -> None:
    minutes: list[int] = []
    for one in periods:
        start = one.weekday * 1440
        minutes += [(start + minute) % 10080 for minute in range(one.opens, one.closes)]
    shares = len(minutes) != len(set(minutes))
    assert (Fault.OVERLAP in faults(*periods)) is shares


def test_a_mark_tells_weeks_apart_and_not_their_order() -> None:
    friday, sunday = Period(4, 1200, 1320), Period(6, 1200, 1320)
    assert mark([friday, sunday], 15) == mark([sunday, friday], 15)
    others = [([friday], 15), ([friday, sunday], 30), ([friday, Period(6, 1200, 1380)], 15), ([], 15)]
    assert mark([friday, sunday], 15) not in {mark(periods, last) for periods, last in others}
