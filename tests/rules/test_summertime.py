"""The nights on which the clocks change while the line is open (ST1)."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from frirum.rules.opening import Opening, Period
from frirum.rules.summertime import local_day, touched

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


def opening(*periods: Period) -> Opening:
    return Opening(periods, (), STOCKHOLM)


def test_a_saturday_night_is_touched_twice_a_year() -> None:
    night = opening(Period(5, 22 * 60, 28 * 60))
    found = touched(night, now=NOW)
    assert [(local_day(one, STOCKHOLM), one.forward) for one in found] == [
        (date(2027, 3, 28), True),
        (date(2027, 10, 31), False),
    ]
    spring, autumn = (one.open_time for one in found)
    assert (spring.closes_at - spring.opens_at).total_seconds() == 5 * 3600
    assert (autumn.closes_at - autumn.opens_at).total_seconds() == 7 * 3600


def test_an_evening_is_not() -> None:
    assert touched(opening(*(Period(day, 20 * 60, 22 * 60) for day in range(7))), now=NOW) == []


def test_a_zone_without_summer_time_has_no_such_night() -> None:
    always = Opening((Period(5, 22 * 60, 28 * 60),), (), ZoneInfo("UTC"))
    assert touched(always, now=NOW) == []
