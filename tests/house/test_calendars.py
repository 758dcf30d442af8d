"""Whole calendars: four countries' holidays, terms, the leap day and both summer-time nights, from the plan to the gate."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frirum.rules.gate import Gates, House, Met, Person, gates
from frirum.rules.opening import ClosedDay, Hours, Opening, Period, state_at
from frirum.rules.period import Period as Lasts
from frirum.rules.period import Span as Days
from frirum.rules.requirement import Gate, Kind, Requirement
from frirum.rules.shift import shifts_between
from frirum.rules.standin import REMIND_BEFORE, Way, reminds, way_out
from frirum.rules.term import Term, faults
from frirum.rules.volunteer import State
from tests.holidays import easter, holidays

ZONES = {"SE": "Europe/Stockholm", "NO": "Europe/Oslo", "DK": "Europe/Copenhagen", "FI": "Europe/Helsinki"}
DAY = timedelta(days=1)
EIGHT, TEN = 20 * 60, 22 * 60

countries = st.sampled_from(sorted(ZONES))
days = st.dates(date(2024, 1, 1), date(2032, 12, 31))
weekdays = st.sets(st.integers(0, 6), min_size=1)
a_while = settings(deadline=None)  # a year of evenings takes its time on a busy machine


def evenings(country: str, on: set[int], away: set[date]) -> Opening:
    periods = tuple(Period(day, EIGHT, TEN) for day in sorted(on))
    return Opening(periods, tuple(ClosedDay(day) for day in sorted(away)), ZoneInfo(ZONES[country]))


def test_the_holidays_are_those_of_the_almanac() -> None:
    assert [easter(year) for year in (2024, 2026, 2028)] == [date(2024, 3, 31), date(2026, 4, 5), date(2028, 4, 16)]
    midsummer, all_saints = date(2026, 6, 20), date(2026, 10, 31)
    assert {midsummer, all_saints} <= holidays("SE", date(2026, 1, 1), date(2026, 12, 31))
    assert date(2026, 5, 17) in holidays("NO", date(2026, 5, 1), date(2026, 5, 31))
    assert holidays("DK", date(2026, 5, 1), date(2026, 5, 31)) == {
        date(2026, 5, 14),
        date(2026, 5, 24),
        date(2026, 5, 25),
    }
    assert date(2026, 12, 6) in holidays("FI", date(2026, 12, 1), date(2026, 12, 31))


@a_while
@given(countries, weekdays, days, st.integers(0, 399))
@example("SE", {3}, date(2028, 2, 24), 14)  # the leap day
@example("FI", {6}, date(2026, 10, 1), 90)  # autumn's night, and Christmas
def test_a_term_has_a_shift_on_every_evening_but_the_holidays(
    country: str, on: set[int], first: date, length: int
) -> None:  # ST1
    term = Term("Term", first, first + timedelta(days=length))
    assert faults(term, others=[]) == []
    away = holidays(country, term.first_day, term.last_day)
    here = evenings(country, on, away)
    found = shifts_between(here, term.first_day, term.last_day)
    expected = [
        day
        for day in (first + timedelta(days=ahead) for ahead in range(length + 1))
        if day.weekday() in on and day not in away
    ]
    starts = [one.starts_at.astimezone(here.zone) for one in found]
    assert [at.date() for at in starts] == expected
    assert {(at.hour, at.minute) for at in starts} <= {(20, 0)}
    assert {one.ends_at - one.starts_at for one in found} <= {timedelta(hours=2)}


@a_while
@given(countries, weekdays, days)
def test_on_a_holiday_the_door_is_closed_and_names_the_next_evening_that_is_none(
    country: str, on: set[int], day: date
) -> None:  # BO9
    away = holidays(country, day - timedelta(days=30), day + timedelta(days=60))
    here = evenings(country, on, away)
    nine = datetime(day.year, day.month, day.day, 21, tzinfo=here.zone).astimezone(UTC)
    state = state_at(here, now=nine)
    open_now = day.weekday() in on and day not in away
    assert (state.hours is not Hours.CLOSED) == open_now
    assert state.next_opens_at is not None
    coming = state.next_opens_at.astimezone(here.zone)
    assert coming.date() not in away
    assert (coming.weekday() in on, coming.hour) == (True, 20)


@pytest.mark.parametrize("country", ZONES)
@given(st.integers(2024, 2040), st.integers(20 * 60, 23 * 60), st.integers(8 * 60, 10 * 60))
def test_a_night_over_each_change_of_the_clock_is_an_hour_shorter_and_an_hour_longer(
    country: str, year: int, opens: int, length: int
) -> None:  # ST1
    here = Opening((Period(5, opens, opens + length),), (), ZoneInfo(ZONES[country]))
    for month, by in ((3, -1), (10, 1)):
        last = date(year, month, 31)
        sunday = last - timedelta(days=(last.weekday() + 1) % 7)
        [night] = shifts_between(here, sunday - DAY, sunday - DAY)
        assert night.ends_at - night.starts_at == timedelta(minutes=length, hours=by)
        [plain] = shifts_between(here, sunday - 8 * DAY, sunday - 8 * DAY)
        assert plain.ends_at - plain.starts_at == timedelta(minutes=length)


@given(countries, days, st.integers(0, 96 * 60), st.integers(1, 96))
def test_a_reminder_and_the_last_hour_to_sign_off_count_real_hours(
    country: str, day: date, minutes: int, hours: int
) -> None:  # ST4
    here = evenings(country, set(range(7)), set())
    [shift] = shifts_between(here, day, day)
    now, before = shift.starts_at - timedelta(minutes=minutes), timedelta(hours=hours)
    assert reminds(shift.starts_at, None, now=now) == (0 < minutes <= REMIND_BEFORE // timedelta(minutes=1))
    way = way_out(shift.starts_at, before=before, now=now)
    assert way is (Way.BEGUN if minutes == 0 else Way.SIGN_OFF if minutes >= hours * 60 else Way.SEARCH)


YEARLY = Requirement(Kind.RECORD_EXTRACT, Gate.CHECK_IN, Lasts.YEAR)
FEE = Requirement(Kind.MEMBERSHIP_FEE, Gate.SIGN_UP, Lasts.YEAR)
EACH_TERM = Requirement(Kind.SUPERVISION, Gate.SIGN_UP, Lasts.TERM)


def judged(day: date, *asked: Requirement, met: tuple[Met, ...], terms: tuple[Days, ...] = ()) -> Gates:
    return gates(Person(State.ACTIVE, met=met), House(requirements=asked, terms=terms), on=day)


@given(days, st.integers(0, 800))
@example(date(2028, 2, 29), 364)
@example(date(2028, 2, 29), 365)
def test_a_gate_closes_on_the_day_the_calendar_says_and_on_none_before(day: date, later: int) -> None:  # ST11
    on = day + timedelta(days=later)
    shown = (Met(Kind.RECORD_EXTRACT, day),)
    try:
        anniversary = day.replace(year=day.year + 1)
    except ValueError:
        anniversary = date(day.year + 1, 2, 28)
    assert judged(on, YEARLY, met=shown).may_check_in == (on < anniversary)
    paid = (Met(Kind.MEMBERSHIP_FEE, day, amount=5_000),)
    assert judged(on, FEE, met=paid).may_sign_up == (on.year == day.year)


@given(days, st.integers(30, 200), st.integers(0, 60), st.integers(0, 300), st.integers(0, 300))
def test_supervision_counts_in_its_term_and_nothing_is_expected_between_two(
    first: date, length: int, gap: int, met_on: int, asked_on: int
) -> None:  # ST9
    spring = Days(first, first + timedelta(days=length))
    autumn = Days(spring.last + timedelta(days=gap + 1), spring.last + timedelta(days=gap + 1 + length))
    there, on = first + timedelta(days=met_on), first + timedelta(days=asked_on)
    now_in = next((one for one in (spring, autumn) if one.holds(on)), None)
    here = judged(on, EACH_TERM, met=(Met(Kind.SUPERVISION, there),), terms=(spring, autumn))
    assert here.may_sign_up == (now_in is None or (now_in.holds(there) and there <= on))
